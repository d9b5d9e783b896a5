package store

import (
	"bufio"
	"fmt"
	"os"
	"strings"
)

// holderOf names the process that has a lock on the file, as far as Linux tells (/proc/locks). Asking the file itself
// would mean to open and close it, which would take away the locks of this process.
func holderOf(path string) string {
	const unknown = "another process"
	inode, ok := inodeOf(path)
	if !ok {
		return unknown
	}
	f, err := os.Open("/proc/locks")
	if err != nil {
		return unknown
	}
	defer f.Close()
	for s := bufio.NewScanner(f); s.Scan(); {
		// 1: POSIX  ADVISORY  WRITE 3548 08:01:1311 1073741824 1073742335
		fields := strings.Fields(s.Text())
		if len(fields) < 8 || fields[3] != "WRITE" || !strings.HasSuffix(fields[5], ":"+fmt.Sprint(inode)) {
			continue
		}
		if fields[4] == fmt.Sprint(os.Getpid()) {
			return "this program itself"
		}
		return "process " + fields[4] + commandOf(fields[4])
	}
	return unknown
}

// commandOf gives the command line of a process, in brackets; nothing where it isn't to be had.
func commandOf(pid string) string {
	data, err := os.ReadFile("/proc/" + pid + "/cmdline")
	if err != nil {
		return ""
	}
	line := strings.TrimSpace(strings.ReplaceAll(string(data), "\x00", " "))
	if r := []rune(line); len(r) > 60 {
		line = string(r[:60]) + "…"
	}
	if line == "" {
		return ""
	}
	return " (" + line + ")"
}
