package pagesum

import (
	"strings"
	stdsync "sync"
	"sync/atomic"

	"modernc.org/libc"
)

// An Op is a kind of call to a file.
type Op string

// The calls that can be watched.
const (
	Open     Op = "open"
	Read     Op = "read"
	Write    Op = "write"
	Truncate Op = "truncate"
	Sync     Op = "sync"
	Delete   Op = "delete"
)

var (
	watched  atomic.Int32 // how many databases are
	watchers stdsync.Map  // by the name of the database: func(Op) bool
)

// Watch calls f before each call to the files of a database: its own and its journal. Where f is false the call fails
// and does nothing. The path is the whole one. The watch ends with the function that is returned. It is for tests.
func Watch(path string, f func(Op) bool) (stop func()) {
	watchers.Store(path, f)
	watched.Add(1)
	return func() {
		watchers.Delete(path)
		watched.Add(-1)
	}
}

// fault gives the code to fail with where a watcher wants the call to fail, else 0.
func fault(op Op, name uintptr, code int32) int32 {
	if watched.Load() == 0 || name == 0 {
		return 0
	}
	path := strings.TrimSuffix(libc.GoString(name), "-journal")
	if f, ok := watchers.Load(path); ok && !f.(func(Op) bool)(op) {
		return code
	}
	return 0
}
