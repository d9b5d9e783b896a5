// Package output writes what a command produces: to stdout or another stream once all of it is there, or to a file
// that is there whole or not at all.
//
// A regular file is replaced: the new one is written beside it under a hidden name, synced and renamed. It keeps the
// mode of the one that was there; a new one has that of the umask. Where the name is a symbolic link, what it leads
// to is replaced and the link stays. What is not a regular file (a device, a pipe) is written to as it stands. A
// hidden file that a killed run left is removed by the next run that writes the same file: it is locked while a run
// works on it, so that one that nobody holds is told.
//
// [Update] changes a file that another process may change too: it reads and writes it under a lock.
package output

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"syscall"
)

// To calls write and puts what it wrote on stdout where path is empty or "-", else in the file at path. Nothing is on
// stdout, and a file that was there before is as it was, where write or anything else fails.
func To(stdout io.Writer, path string, write func(io.Writer) error) error {
	if path == "" || path == "-" {
		return whole(stdout, write)
	}
	name, info, err := resolve(path)
	if err != nil {
		return failed(path, err)
	}
	switch {
	case info == nil || info.Mode().IsRegular():
		return onDisk.replace(path, name, info, write)
	case info.IsDir():
		return fmt.Errorf("output: %s is a directory; give a file name", path)
	}
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_APPEND, 0)
	if err != nil {
		return failed(path, err)
	}
	return errors.Join(whole(f, write), f.Close())
}

// inMemory is how many bytes of output are kept in memory before they go to a file in the meantime.
const inMemory = 8 << 20

// whole calls write, and copies what it wrote to w when it has ended well.
func whole(w io.Writer, write func(io.Writer) error) error {
	s := &spool{}
	defer s.close()
	buf := bufio.NewWriterSize(s, 1<<16)
	if err := errors.Join(write(buf), buf.Flush()); err != nil {
		return err
	}
	return s.copyTo(w)
}

// A spool keeps what is written until all is there: small output in memory, more in a file without a name.
type spool struct {
	mem  [][]byte // as it was written: a buffer that grows would be copied again and again
	size int      // of mem, in bytes
	file *os.File
}

func (s *spool) Write(p []byte) (int, error) {
	if s.file == nil && s.size+len(p) <= inMemory {
		s.mem, s.size = append(s.mem, bytes.Clone(p)), s.size+len(p)
		return len(p), nil
	}
	if s.file == nil {
		f, err := os.CreateTemp("", "reprise-output-*")
		if err != nil {
			return 0, fmt.Errorf("output: can't keep what is to be written: %w", cause(err))
		}
		_ = os.Remove(f.Name()) // the file stays while it is open; where it can't be removed yet close does so
		s.file = f
		if err := s.writeMemory(f); err != nil {
			return 0, err
		}
		s.mem = nil
	}
	return s.file.Write(p)
}

func (s *spool) copyTo(w io.Writer) error {
	if s.file == nil {
		return s.writeMemory(w)
	}
	if _, err := s.file.Seek(0, io.SeekStart); err != nil {
		return err
	}
	_, err := io.Copy(w, s.file)
	return err
}

func (s *spool) writeMemory(w io.Writer) error {
	for _, p := range s.mem {
		if _, err := w.Write(p); err != nil {
			return err
		}
	}
	return nil
}

func (s *spool) close() {
	if s.file != nil {
		_ = s.file.Close()
		_ = os.Remove(s.file.Name())
	}
}

// failed says that a file can't be written, and why.
func failed(path string, err error) error {
	err = cause(err)
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("output: can't write %s: %w; choose a folder that exists and can be written", path, err)
	}
	if errors.Is(err, syscall.ENOSPC) {
		return fmt.Errorf("output: can't write %s: %w; make room there or choose another folder", path, err)
	}
	return fmt.Errorf("output: can't write %s: %w", path, err)
}

// cause strips the name of the temporary file, which means nothing to the user.
func cause(err error) error {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err
	}
	var le *os.LinkError // of a renaming: on Windows a file that another program has open is not replaced
	if errors.As(err, &le) {
		return le.Err
	}
	return err
}
