package pagesum

import (
	"unsafe"

	"modernc.org/libc"
	sqlite3 "modernc.org/sqlite/lib"
)

// Name is what the layer is called in the address of a database: file:x.db?vfs=pagesum.
const Name = "pagesum"

// Damaged is the extended result code of SQLite for a page that does not fit its sum.
const Damaged = sqlite3.SQLITE_IOERR_DATA

// A file is what SQLite knows of a file that is open; that of the system's own layer stands behind it in memory.
type file struct {
	base sqlite3.Tsqlite3_file
	name uintptr // as it was opened, zero for a temporary one
	main bool    // a database, not a journal
	sums bool    // its pages have sums
}

// room is how many bytes a file takes, so that what stands behind it is aligned.
const room = (unsafe.Sizeof(file{}) + 15) &^ 15

var (
	system  *sqlite3.Tsqlite3_vfs // the layer of the system
	systemP uintptr
	layer   sqlite3.Tsqlite3_vfs
	methods = sqlite3.Tsqlite3_io_methods{FiVersion: 1}
)

func init() {
	tls := libc.NewTLS()
	systemP = sqlite3.Xsqlite3_vfs_find(tls, 0)
	system = at[sqlite3.Tsqlite3_vfs](systemP)
	layer = *system // what is not changed below goes to the system's functions, which find their own data there
	layer.FpNext = 0
	layer.FszOsFile += int32(room)
	name, err := libc.CString(Name)
	if err != nil {
		panic(err) // no memory at the start of the program
	}
	layer.FzName = name
	layer.FxOpen = pointer(open)
	layer.FxDelete = pointer(remove)

	methods.FxClose = pointer(closeFile)
	methods.FxRead = pointer(read)
	methods.FxWrite = pointer(write)
	methods.FxTruncate = pointer(truncate)
	methods.FxSync = pointer(sync)
	methods.FxFileSize = pointer(fileSize)
	methods.FxLock = pointer(lock)
	methods.FxUnlock = pointer(unlock)
	methods.FxCheckReservedLock = pointer(checkReservedLock)
	methods.FxFileControl = pointer(fileControl)
	methods.FxSectorSize = pointer(sectorSize)
	methods.FxDeviceCharacteristics = pointer(deviceCharacteristics)

	rc := sqlite3.Xsqlite3_vfs_register(tls, uintptr(unsafe.Pointer(&layer)), 0)
	if rc == sqlite3.SQLITE_OK {
		rc = sqlite3.Xsqlite3_auto_extension(tls, pointer(opened))
	}
	if rc != sqlite3.SQLITE_OK {
		panic("pagesum: SQLite does not take the layer")
	}
}

// at reads an address of C as a pointer.
func at[T any](p uintptr) *T { return *(**T)(unsafe.Pointer(&p)) }

// memory is n bytes at an address.
func memory(p uintptr, n int32) []byte { return unsafe.Slice(at[byte](p), n) }

// pointer is the address of a function as C calls it.
func pointer(f any) uintptr {
	type words [2]uintptr
	return (*words)(unsafe.Pointer(&f))[1]
}

// call turns the address of a function of C into one to call.
func call[F any](p uintptr) F { return *(*F)(unsafe.Pointer(&struct{ uintptr }{p})) }

// The shapes of the functions of C.
type (
	openFunc    = func(tls *libc.TLS, vfs, name, file uintptr, flags int32, outFlags uintptr) int32
	removeFunc  = func(tls *libc.TLS, vfs, name uintptr, syncDir int32) int32
	fileFunc    = func(tls *libc.TLS, file uintptr) int32
	ioFunc      = func(tls *libc.TLS, file, buffer uintptr, n int32, offset int64) int32
	sizeFunc    = func(tls *libc.TLS, file uintptr, size int64) int32
	flagFunc    = func(tls *libc.TLS, file uintptr, flag int32) int32
	outFunc     = func(tls *libc.TLS, file, out uintptr) int32
	controlFunc = func(tls *libc.TLS, file uintptr, op int32, arg uintptr) int32
)

// real is the file of the system's layer behind one of ours, with its functions.
func real(f uintptr) (uintptr, *sqlite3.Tsqlite3_io_methods) {
	p := f + room
	return p, at[sqlite3.Tsqlite3_io_methods](at[sqlite3.Tsqlite3_file](p).FpMethods)
}

// opened asks for sums in each database that is made through the layer, before its first page is written.
func opened(tls *libc.TLS, db, _, _ uintptr) int32 {
	arg := tls.Alloc(8)
	defer tls.Free(8)
	*at[uintptr](arg) = 0
	rc := sqlite3.Xsqlite3_file_control(tls, db, 0, sqlite3.SQLITE_FCNTL_VFS_POINTER, arg)
	if rc != sqlite3.SQLITE_OK || *at[uintptr](arg) != uintptr(unsafe.Pointer(&layer)) {
		return sqlite3.SQLITE_OK // a database of another layer
	}
	*at[int32](arg) = size
	return sqlite3.Xsqlite3_file_control(tls, db, 0, sqlite3.SQLITE_FCNTL_RESERVE_BYTES, arg)
}

func open(tls *libc.TLS, _, name, p uintptr, flags int32, outFlags uintptr) int32 {
	f := at[file](p)
	*f = file{}
	if flags&(sqlite3.SQLITE_OPEN_MAIN_DB|sqlite3.SQLITE_OPEN_MAIN_JOURNAL) != 0 {
		f.name = name
	}
	if rc := fault(Open, f.name, sqlite3.SQLITE_CANTOPEN); rc != 0 {
		return rc
	}
	if rc := call[openFunc](system.FxOpen)(tls, systemP, name, p+room, flags, outFlags); rc != sqlite3.SQLITE_OK {
		return rc
	}
	f.base.FpMethods = uintptr(unsafe.Pointer(&methods))
	f.main = flags&sqlite3.SQLITE_OPEN_MAIN_DB != 0
	return sqlite3.SQLITE_OK
}

func remove(tls *libc.TLS, _, name uintptr, syncDir int32) int32 {
	if rc := fault(Delete, name, sqlite3.SQLITE_IOERR_DELETE); rc != 0 {
		return rc
	}
	return call[removeFunc](system.FxDelete)(tls, systemP, name, syncDir)
}

func closeFile(tls *libc.TLS, p uintptr) int32 {
	f, m := real(p)
	return call[fileFunc](m.FxClose)(tls, f)
}

func read(tls *libc.TLS, p, buffer uintptr, n int32, offset int64) int32 {
	own := at[file](p)
	if rc := fault(Read, own.name, sqlite3.SQLITE_IOERR_READ); rc != 0 {
		return rc
	}
	f, m := real(p)
	rc := call[ioFunc](m.FxRead)(tls, f, buffer, n, offset)
	if !own.main || rc != sqlite3.SQLITE_OK && rc != sqlite3.SQLITE_IOERR_SHORT_READ {
		return rc
	}
	data := memory(buffer, n)
	if offset == 0 {
		if sums, ok := header(data); ok {
			own.sums = sums
		}
	}
	if own.sums && isPage(int(n)) && (rc != sqlite3.SQLITE_OK || !sound(data)) {
		return Damaged
	}
	return rc
}

func write(tls *libc.TLS, p, buffer uintptr, n int32, offset int64) int32 {
	own := at[file](p)
	if rc := fault(Write, own.name, sqlite3.SQLITE_IOERR_WRITE); rc != 0 {
		return rc
	}
	if own.main {
		data := memory(buffer, n)
		if offset == 0 {
			if sums, ok := header(data); ok {
				own.sums = sums
			}
		}
		if own.sums && isPage(int(n)) {
			seal(data) // in the buffer itself: no other part of SQLite uses the end of a page
		}
	}
	f, m := real(p)
	return call[ioFunc](m.FxWrite)(tls, f, buffer, n, offset)
}

func truncate(tls *libc.TLS, p uintptr, size int64) int32 {
	if rc := fault(Truncate, at[file](p).name, sqlite3.SQLITE_IOERR_TRUNCATE); rc != 0 {
		return rc
	}
	f, m := real(p)
	return call[sizeFunc](m.FxTruncate)(tls, f, size)
}

func sync(tls *libc.TLS, p uintptr, flags int32) int32 {
	if rc := fault(Sync, at[file](p).name, sqlite3.SQLITE_IOERR_FSYNC); rc != 0 {
		return rc
	}
	f, m := real(p)
	return call[flagFunc](m.FxSync)(tls, f, flags)
}

func fileSize(tls *libc.TLS, p, out uintptr) int32 {
	f, m := real(p)
	return call[outFunc](m.FxFileSize)(tls, f, out)
}

func lock(tls *libc.TLS, p uintptr, level int32) int32 {
	f, m := real(p)
	return call[flagFunc](m.FxLock)(tls, f, level)
}

func unlock(tls *libc.TLS, p uintptr, level int32) int32 {
	f, m := real(p)
	return call[flagFunc](m.FxUnlock)(tls, f, level)
}

func checkReservedLock(tls *libc.TLS, p, out uintptr) int32 {
	f, m := real(p)
	return call[outFunc](m.FxCheckReservedLock)(tls, f, out)
}

// fileControl answers PRAGMA page_sums; all else goes to the system's layer.
func fileControl(tls *libc.TLS, p uintptr, op int32, arg uintptr) int32 {
	if op == sqlite3.SQLITE_FCNTL_PRAGMA && at[file](p).main {
		words := at[[3]uintptr](arg) // the answer, the name, the value
		if libc.GoString(words[1]) == "page_sums" && words[2] == 0 {
			return answer(tls, &words[0], at[file](p).sums)
		}
	}
	f, m := real(p)
	return call[controlFunc](m.FxFileControl)(tls, f, op, arg)
}

func answer(tls *libc.TLS, out *uintptr, yes bool) int32 {
	p := sqlite3.Xsqlite3_malloc(tls, 2)
	if p == 0 {
		return sqlite3.SQLITE_NOMEM
	}
	text := memory(p, 2)
	text[0], text[1] = '0', 0
	if yes {
		text[0] = '1'
	}
	*out = p
	return sqlite3.SQLITE_OK
}

func sectorSize(tls *libc.TLS, p uintptr) int32 {
	f, m := real(p)
	return call[fileFunc](m.FxSectorSize)(tls, f)
}

func deviceCharacteristics(tls *libc.TLS, p uintptr) int32 {
	f, m := real(p)
	return call[fileFunc](m.FxDeviceCharacteristics)(tls, f)
}
