package pagesum_test

import (
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"modernc.org/sqlite"

	"github.com/reprise-wording/reprise/corpus/store/internal/pagesum"
)

func open(t *testing.T, path string, with bool) *sql.DB {
	t.Helper()
	address := "file:" + filepath.ToSlash(path)
	if with {
		address += "?vfs=" + pagesum.Name
	}
	db, err := sql.Open("sqlite", address)
	if err != nil {
		t.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	t.Cleanup(func() { db.Close() })
	return db
}

func run(t *testing.T, db *sql.DB, query string) {
	t.Helper()
	if _, err := db.Exec(query); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
}

func one(t *testing.T, db *sql.DB, query string) string {
	t.Helper()
	var s string
	if err := db.QueryRow(query).Scan(&s); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	return s
}

const fill = "CREATE TABLE t (n INTEGER PRIMARY KEY, text TEXT); WITH RECURSIVE c(n) AS (VALUES (1) UNION ALL " +
	"SELECT n + 1 FROM c WHERE n < 2000) " +
	"INSERT INTO t SELECT n, 'the words of line ' || n FROM c"

// Every page of a file has its sum, and a bit that is flipped in any of them is an error when it is read.
func TestAFlippedBitIsAnError(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "x.db")
	db := open(t, path, true)
	run(t, db, fill)
	if got := one(t, db, "PRAGMA page_sums"); got != "1" {
		t.Fatalf("page_sums is %s", got)
	}
	db.Close()
	sound, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	page := int(binary.BigEndian.Uint16(sound[16:]))
	for at := 0; at < len(sound); at += page {
		broken := append([]byte(nil), sound...)
		broken[at+page/2] ^= 4
		file := filepath.Join(t.TempDir(), fmt.Sprint(at))
		if err := os.WriteFile(file, broken, 0o600); err != nil {
			t.Fatal(err)
		}
		db := open(t, file, true)
		var n int
		err := db.QueryRow("SELECT sum(length(text)) FROM t").Scan(&n)
		var se *sqlite.Error
		if !errors.As(err, &se) || se.Code() != pagesum.Damaged && se.Code()&0xff != 11 {
			t.Errorf("page %d: %d, %v", at/page, n, err)
		}
		db.Close()
	}
}

// A file that is cut short is an error.
func TestCutShort(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "x.db")
	db := open(t, path, true)
	run(t, db, fill)
	one(t, db, "SELECT count(*) FROM t")
	if err := os.Truncate(path, 4096*3+100); err != nil {
		t.Fatal(err)
	}
	run(t, db, "PRAGMA shrink_memory")
	var n int
	if err := db.QueryRow("SELECT sum(length(text)) FROM t").Scan(&n); err == nil {
		t.Errorf("a file that was cut is read: %d", n)
	}
}

// A file without sums is read and written without, and gets them by VACUUM; both kinds are files for SQLite without
// the layer.
func TestOtherFiles(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "x.db")
	plain := open(t, path, false)
	run(t, plain, fill)
	plain.Close()
	db := open(t, path, true)
	run(t, db, "INSERT INTO t VALUES (5000, 'more')")
	if got := one(t, db, "PRAGMA page_sums"); got != "0" {
		t.Errorf("page_sums is %s before", got)
	}
	run(t, db, "VACUUM")
	if got := one(t, db, "PRAGMA page_sums"); got != "1" {
		t.Errorf("page_sums is %s after", got)
	}
	db.Close()
	again := open(t, path, true)
	if got := one(t, again, "SELECT count(*) FROM t") + one(t, again, "PRAGMA integrity_check"); got != "2001ok" {
		t.Error(got)
	}
	again.Close()
	if got := one(t, open(t, path, false), "PRAGMA integrity_check"); got != "ok" {
		t.Error(got)
	}
}

// What is rolled back leaves a sound file, also after pages were written.
func TestRollback(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "x.db")
	db := open(t, path, true)
	run(t, db, fill)
	run(
		t, db,
		"PRAGMA cache_size = 10; BEGIN; UPDATE t SET text = text || text || text; DELETE FROM t WHERE n % 3 = 0; ROLLBACK",
	)
	run(t, db, "PRAGMA shrink_memory")
	if got := one(t, db, "PRAGMA integrity_check") +
		one(t, db, "SELECT count(*) FROM t WHERE text = 'the words of line ' || n"); got != "ok2000" {
		t.Error(got)
	}
}

// Each kind of call to a file and its journal is shown to who watches it, and fails where that wants it to.
func TestWatch(t *testing.T) {
	t.Parallel()
	for _, op := range []pagesum.Op{
		pagesum.Open, pagesum.Read, pagesum.Write, pagesum.Truncate, pagesum.Sync, pagesum.Delete,
	} {
		path := filepath.Join(t.TempDir(), "x.db")
		db := open(t, path, true)
		run(t, db, fill)
		run(t, db, "DELETE FROM t WHERE n > 100")
		db.Close()
		calls, failing := map[pagesum.Op]int{}, false
		stop := pagesum.Watch(path, func(o pagesum.Op) bool { calls[o]++; return !failing || o != op })
		job := func() error {
			db := open(t, path, true)
			defer db.Close()
			_, err := db.Exec("BEGIN; UPDATE t SET text = 'x'; COMMIT")
			if err == nil {
				_, err = db.Exec("VACUUM") // cuts the file
			}
			return err
		}
		failing = true
		if err := job(); err == nil {
			t.Errorf("a %s that fails is not told", op)
		}
		failing = false
		if err := job(); err != nil || calls[op] < 2 {
			t.Errorf("%s: %d calls, then %v", op, calls[op], err)
		}
		stop()
		seen := calls[op]
		if err := job(); err != nil || calls[op] != seen {
			t.Errorf("%s is watched after the watch has ended: %v", op, err)
		}
	}
}
