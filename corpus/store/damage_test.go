package store_test

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/concord"
	"github.com/reprise-wording/reprise/corpus/corpustest/testlevel"
	"github.com/reprise-wording/reprise/corpus/read"
	"github.com/reprise-wording/reprise/corpus/store"
)

// paper is a small document, of another wording in each round.
func paper(t testing.TB, n, round int) *corpus.Document {
	t.Helper()
	text := fmt.Sprintf("English\n\n## I. First meeting, held in Vienna on %d May 2009\n\n", n%28+1)
	for i := range 12 {
		text += fmt.Sprintf(
			"%d. States parties should consider, in round %d, the report number %d of the secretariat.\n\n",
			i+1, round, n*100+i,
		)
	}
	d, err := read.Bytes(fmt.Sprintf("paper-%d.md", n), []byte(text), read.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// filled makes a file with papers and with all else that a file can hold.
func filled(t testing.TB, path string, papers int) {
	t.Helper()
	s := open(t, path)
	err := s.Update(ctx, func(tx *store.Tx) error {
		for n := range papers {
			d := paper(t, n, 0)
			if _, err := tx.Put(d); err != nil {
				return err
			}
			key := store.KeyOf(d)
			a, b := place(t, d, 0), place(t, d, 1)
			if err := errors.Join(
				tx.AddBeads([]store.Bead{
					{Source: key, Target: key, Row: "unit", Ref: a.Ref, From: []int{0}, To: []int{0}, Score: 0.5},
				}),
				tx.AddReiterations([]store.Reiteration{{Earlier: a, Later: b, Score: 0.5, Relation: "amended"}}),
				tx.AddThreads([]store.Thread{{Name: "x", Units: []store.Place{a, b}}}),
				tx.AddPins([]store.Pin{{Earlier: a, Later: b, Verdict: "confirmed", Signed: store.Signed{Author: "A"}}}),
				tx.AddAlarms([]store.Alarm{
					{Place: a, Source: key.Language, Target: key.Language, Kind: "number", Verdict: "rejected"},
				}),
				tx.SetDigest(key.Paper, "what a tracer keeps")); err != nil {
				return err
			}
		}
		return nil
	})
	if err := errors.Join(err, s.Close()); err != nil {
		t.Fatal(err)
	}
}

func place(t testing.TB, d *corpus.Document, unit int) store.Place {
	t.Helper()
	return store.Place{Paper: d.PaperKey(), Ref: d.Units()[unit].Ref}
}

// everything is all that a file says, by every way of asking that there is.
func everything(path string) (string, error) {
	s, err := store.Open(ctx, path)
	if err != nil {
		return "", err
	}
	defer s.Close()
	var b bytes.Buffer
	err = s.View(ctx, func(tx *store.Tx) error {
		err := tx.Export(&b)
		entries, err2 := tx.List()
		digests, err3 := tx.Digests()
		refs, err4 := tx.RefsFrom("", 1000)
		fmt.Fprintln(&b, entries, digests, refs)
		for _, e := range entries {
			err = errors.Join(err, tx.Texts(e.Key.Paper, []string{
				"I.3", "I.7",
			}, func(_ language.Tag, ref, text string) { fmt.Fprintln(&b, ref, text) }))
		}
		q, err5 := concord.Parse("secretariat")
		if err := errors.Join(err, err2, err3, err4, err5); err != nil {
			return err
		}
		r, ix, err := concord.SearchIn(ctx, tx.Source(), q, concord.Options{})
		if err == nil {
			b.WriteString(printed(r, ix))
		}
		return err
	})
	return b.String(), err
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// A bit that is flipped anywhere in a file is told, or changes nothing that is said.
func TestFlippedBits(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	path := filepath.Join(dir, "sound.reprise")
	filled(t, path, 3)
	want, err := everything(path)
	must(t, err)
	sound, err := os.ReadFile(path)
	must(t, err)
	flips := testlevel.Tries(120, 300)
	rng := rand.New(rand.NewPCG(1, 2))
	told := 0
	for i := range flips {
		at, bit := rng.IntN(len(sound)), rng.IntN(8)
		if i < 100 { // each byte of the header, too
			at, bit = i, i%8
		}
		broken := bytes.Clone(sound)
		broken[at] ^= 1 << bit
		file := filepath.Join(dir, "broken.reprise")
		must(t, os.WriteFile(file, broken, 0o600))
		got, err := everything(file)
		if err != nil {
			told++
		} else if got != want {
			t.Errorf("bit %d of byte %d is flipped, and the file says something else", bit, at)
		}
	}
	t.Logf("%d flips: %d are told, %d change nothing", flips, told, flips-told)
}

// A file that was cut is told, wherever it was, also while it is open.
func TestCutFiles(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	path := filepath.Join(dir, "sound.reprise")
	filled(t, path, 3)
	sound, err := os.ReadFile(path)
	must(t, err)
	for n := 1; n < len(sound); n += len(sound)/40 + 1 {
		file := filepath.Join(dir, "cut.reprise")
		must(t, os.WriteFile(file, sound[:n], 0o600))
		if got, err := everything(file); err == nil {
			t.Errorf("a file of %d bytes, cut at %d, says %.200s", len(sound), n, got)
		}
	}
	s := open(t, path)
	err = s.View(ctx, func(tx *store.Tx) error {
		must(t, os.Truncate(path, int64(len(sound)/2)))
		return tx.Export(&bytes.Buffer{})
	})
	var ns *store.NotStoreError
	if !errors.As(err, &ns) {
		t.Errorf("a file that is cut while it is read gives %v", err)
	}
}

// A file that was made to do harm, or is not built as ours, is refused, and no trigger or view of it is run.
func TestHostileFiles(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"CREATE TRIGGER x AFTER INSERT ON pin BEGIN DELETE FROM document; END": `a trigger "x"`,
		"CREATE VIEW x AS SELECT 1":          `a view "x"`,
		"CREATE TABLE x (y)":                 `a table "x"`,
		"CREATE INDEX x ON bead (score)":     `a index "x"`,
		"DROP INDEX block_ref":               "damaged",
		"ALTER TABLE bead ADD COLUMN x TEXT": `a table "bead"`,
		"PRAGMA user_version = -1":           "damaged",
		"PRAGMA user_version = 0":            "damaged",
		"PRAGMA user_version = 1":            `a `,
		"PRAGMA user_version = 2147483647":   "newer",
		"PRAGMA application_id = 7":          "another program",
		"ALTER TABLE document RENAME TO y; CREATE VIEW document AS SELECT * FROM y":                                                         "has a ",
		"PRAGMA writable_schema = 1; UPDATE sqlite_schema SET sql = replace(sql, 'text TEXT', 'text TEXT DEFAULT (load_extension(''x''))')": "has a table",
	} {
		path := filepath.Join(t.TempDir(), "x.reprise")
		filled(t, path, 1)
		change(t, path, text)
		_, err := everything(path)
		if err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), path) {
			t.Errorf("%s: %v, want %q", text, err, want)
		}
	}
}

// writeEnv names the file that this test program writes to again and again, beside its readers.
const writeEnv = "REPRISE_STORE_WRITE"

func writeForEver(path string) {
	for round := 0; ; round++ {
		s, err := store.Open(ctx, path)
		if err == nil {
			err = s.Update(ctx, func(tx *store.Tx) error {
				return tx.SetThreads([]store.Thread{{Name: fmt.Sprint(round)}})
			})
			err = errors.Join(err, s.Close())
		}
		if err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
	}
}

// Readers beside a process that writes all the time wait, and none fails.
func TestReadersBesideAWriter(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "x.reprise")
	filled(t, path, 1)
	var said bytes.Buffer
	writer := exec.Command(os.Args[0])
	writer.Env = append(os.Environ(), writeEnv+"="+path)
	writer.Stdout = &said
	must(t, writer.Start())
	reads := testlevel.Tries(60, 432)
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for range reads / 4 {
				if _, err := everything(path); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	must(t, writer.Process.Kill())
	_ = writer.Wait() // it was killed
	if said.Len() > 0 {
		t.Errorf("the writer stopped: %s", &said)
	}
}

// Whenever an update is stopped, it has written all where it says that it is done, and nothing where it says that it
// is not.
func TestStoppedAtAnyMoment(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "x.reprise")
	filled(t, path, 1)
	s := open(t, path)
	tries := testlevel.Tries(30, 150)
	rng := rand.New(rand.NewPCG(3, 4))
	before := export(t, s)
	ends := map[bool]int{}
	for i := range tries {
		d := paper(t, 0, i+1)
		c, cancel := context.WithCancel(ctx)
		time.AfterFunc(time.Duration(rng.IntN(9000))*time.Microsecond, cancel)
		err := s.Update(c, func(tx *store.Tx) error { _, err := tx.Put(d); return err })
		cancel()
		after := export(t, s)
		if (err == nil) == (after == before) {
			t.Fatalf("try %d: %v, and the file is changed: %v", i, err, after != before)
		}
		ends[err == nil]++
		before = after
	}
	t.Logf("%d were done, %d stopped", ends[true], ends[false])
}

// Check names what is damaged, and what is not as it was put in.
func TestCheck(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	path := filepath.Join(dir, "x.reprise")
	filled(t, path, 3)
	check := func(path string) *store.Checkup {
		t.Helper()
		s := open(t, path)
		defer s.Close()
		found, err := s.Check(ctx)
		must(t, err)
		return found
	}
	if got := check(path); got.Documents != 3 || len(got.Faults) > 0 {
		t.Errorf("%+v", got)
	}
	data, err := os.ReadFile(path)
	must(t, err)
	sheet := sheetOf(t, path, "paper-1")
	at := bytes.Index(data, sheet[:len(sheet)/2])
	data[at+len(sheet)/4] ^= 1
	broken := filepath.Join(dir, "broken.reprise")
	must(t, os.WriteFile(broken, data, 0o600))
	if got := fmt.Sprint(check(broken).Faults); !strings.Contains(got, "paper-1 (en) can't be read") {
		t.Error(got)
	}
	change(t, path, "UPDATE document SET digest = x'00' WHERE paper = 'paper-2'")
	got := fmt.Sprint(check(path).Faults)
	if !strings.Contains(got, "paper-2 (en) is not as it was put in") || strings.Contains(got, "paper-1") {
		t.Error(got)
	}
}

// sheetOf gives texts of a paper as the file has them.
func sheetOf(t *testing.T, path, paper string) (data []byte) {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+path+"?vfs=pagesum")
	must(t, err)
	defer db.Close()
	must(t, db.QueryRow(
		"SELECT data FROM sheet JOIN document ON id = document WHERE paper = ? ORDER BY first", paper,
	).Scan(&data))
	return data
}

// Whatever the bytes of a file are, they are read or refused, and nothing panics.
func FuzzFile(f *testing.F) {
	path := filepath.Join(f.TempDir(), "x.reprise")
	filled(f, path, 1)
	sound, err := os.ReadFile(path)
	must(f, err)
	f.Add(sound)
	f.Add(sound[:4096])
	f.Add([]byte("SQLite format 3\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		file := filepath.Join(t.TempDir(), "x.reprise")
		must(t, os.WriteFile(file, data, 0o600))
		if said, err := everything(file); err == nil && said == "" {
			t.Error("a file says nothing at all")
		}
	})
}
