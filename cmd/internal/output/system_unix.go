//go:build unix

package output

import (
	"errors"
	"io/fs"
	"os"
	"syscall"

	"golang.org/x/sys/unix"
)

// tryLock locks a file for as long as it is open, if no other process has it; free is whether it has been.
func tryLock(f *os.File) (free bool, err error) {
	err = unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB)
	if errors.Is(err, unix.EWOULDBLOCK) {
		return false, nil
	}
	return err == nil, err
}

// release gives up a lock. The file goes while it is locked: once it is not it may be the lock of another.
func release(f *os.File, name string) {
	_ = os.Remove(name)
	f.Close()
}

// keepOwner gives a file the owner and group of another, as far as this user may.
func keepOwner(f *os.File, info fs.FileInfo) {
	if st, ok := info.Sys().(*syscall.Stat_t); ok {
		_ = f.Chown(int(st.Uid), int(st.Gid))
	}
}

// syncDir brings a renaming to the disk.
func syncDir(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
		return nil // a folder that may be written and not read
	}
	defer f.Close()
	if err := f.Sync(); err != nil && !errors.Is(err, unix.EINVAL) &&
		!errors.Is(err, unix.ENOTSUP) { // a file system that can't
		return err
	}
	return nil
}
