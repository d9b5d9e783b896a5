package store

import (
	"errors"
	"fmt"
	"time"

	"modernc.org/sqlite"

	"github.com/reprise-wording/reprise/corpus/store/internal/pagesum"
)

// A NotStoreError refuses a file that is not a corpus file, or a damaged one.
type NotStoreError struct{ Path, Why string }

func (e *NotStoreError) Error() string { return fmt.Sprintf("store: %s %s", e.Path, e.Why) }

// damaged is what is said of a file that is.
const damaged = "is damaged; restore a copy of it (reprise check --corpus FILE tells where)"

// A BusyError says that another process kept the file for longer than Waiting allows.
type BusyError struct {
	Path   string
	Holder string // which process, as far as the system tells
	Waited time.Duration
}

func (e *BusyError) Error() string {
	return fmt.Sprintf(
		"store: %s is in use by %s; waited %s; try again when it has ended",
		e.Path,
		e.Holder,
		e.Waited.Round(time.Second),
	)
}

// SQLite's primary result codes that are told apart.
const (
	codeBusy     = 5
	codeReadOnly = 8
	codeIO       = 10
	codeCorrupt  = 11
	codeFull     = 13
	codeCantOpen = 14
	codeTooBig   = 18
	codeNotADB   = 26
)

func codeOf(err error) int {
	var se *sqlite.Error
	if errors.As(err, &se) {
		return se.Code()
	}
	return 0
}

func isBusy(err error) bool { return codeOf(err)&0xff == codeBusy }

// wrap says which file, and what to do, of the errors of SQLite that a user can mend.
func (s *Store) wrap(err error) error {
	var cause *sqlite.Error // what was being written says nothing more
	errors.As(err, &cause)
	code := codeOf(err)
	if code == pagesum.Damaged {
		return &NotStoreError{s.path, damaged}
	}
	switch code & 0xff {
	case codeReadOnly:
		return fmt.Errorf("store: %s can't be written; change its permissions or work on a copy: %w", s.path, cause)
	case codeFull:
		return fmt.Errorf("store: no room left to write %s; nothing was changed: %w", s.path, cause)
	case codeCantOpen:
		return fmt.Errorf(
			"store: %s can't be opened; choose a folder that exists and can be written: %w",
			s.path,
			cause,
		)
	case codeIO:
		return fmt.Errorf("store: the system can't read or write %s; check the disk and try again: %w", s.path, cause)
	case codeNotADB:
		return &NotStoreError{s.path, "is not a corpus file; reprise add FILE... --corpus makes one"}
	case codeCorrupt, codeTooBig:
		return &NotStoreError{s.path, damaged}
	}
	return err
}
