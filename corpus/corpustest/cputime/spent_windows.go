package cputime

import (
	"syscall"
	"time"
)

func spent() time.Duration {
	self, err := syscall.GetCurrentProcess()
	if err != nil {
		panic(err) // there is no way for it to fail for a program itself
	}
	var made, ended, kernel, user syscall.Filetime
	if err := syscall.GetProcessTimes(self, &made, &ended, &kernel, &user); err != nil {
		panic(err)
	}
	return time.Duration(kernel.Nanoseconds()+user.Nanoseconds()) - 2*time.Duration((&syscall.Filetime{}).Nanoseconds())
}
