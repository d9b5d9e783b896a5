package store_test

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/text/language"
	"pgregory.net/rapid"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/read"
	"github.com/reprise-wording/reprise/corpus/store"
	"github.com/reprise-wording/reprise/corpus/wg4"
)

var ctx = context.Background()

// builtIn gives the built-in papers, which are read once.
func builtIn(t testing.TB) []*corpus.Document {
	t.Helper()
	docs, err := readBuiltIn()
	if err != nil {
		t.Fatal(err)
	}
	return slices.Clone(docs)
}

var readBuiltIn = sync.OnceValues(func() (docs []*corpus.Document, err error) {
	for _, f := range wg4.Files() {
		d, err := read.Bytes(f.Name, f.Data, read.Options{})
		if err != nil {
			return nil, err
		}
		docs = append(docs, d)
	}
	return docs, nil
})

func open(t testing.TB, path string, opts ...store.Option) *store.Store {
	t.Helper()
	s, err := store.Open(ctx, path, append([]store.Option{store.Create()}, opts...)...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func put(t testing.TB, s *store.Store, docs ...*corpus.Document) []store.Change {
	t.Helper()
	var changes []store.Change
	err := s.Update(ctx, func(tx *store.Tx) error {
		for _, d := range docs {
			c, err := tx.Put(d)
			if err != nil {
				return err
			}
			changes = append(changes, c)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return changes
}

func export(t testing.TB, s *store.Store) string {
	t.Helper()
	var b bytes.Buffer
	if err := s.View(ctx, func(tx *store.Tx) error { return tx.Export(&b) }); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestPutIsIdempotent(t *testing.T) {
	t.Parallel()
	docs := builtIn(t)
	s := open(t, filepath.Join(t.TempDir(), "a.reprise"))
	for i, c := range put(t, s, docs...) {
		if c.What != store.Added || c.Units != len(docs[i].Units()) || c.Blocks != len(docs[i].Blocks) {
			t.Errorf("first: %+v", c)
		}
	}
	before := export(t, s)
	for _, d := range docs {
		renamed := *d
		renamed.Source = "elsewhere/" + d.Source
		if c := put(t, s, &renamed)[0]; c.What != store.Unchanged {
			t.Errorf("again: %+v", c)
		}
	}
	if export(t, s) != before {
		t.Error("putting the same again changed the contents")
	}
	c, err := s.Corpus(ctx)
	if err != nil || len(c.Papers) != 1 || len(c.Papers[0].Versions) != 2 {
		t.Fatalf("%+v, %v", c, err)
	}
	got, want := c.Papers[0].Versions[0].Units()[7], docs[1].Units()[7]
	if got.Text != want.Text || got.Ref != want.Ref || got.Line != want.Line {
		t.Errorf("unit comes back as %+v, was %+v", got, want)
	}
}

func TestPutReplaces(t *testing.T) {
	t.Parallel()
	docs := builtIn(t)
	s := open(t, filepath.Join(t.TempDir(), "a.reprise"))
	put(t, s, docs...)
	fr, en := store.KeyOf(docs[0]), store.KeyOf(docs[1])
	ref := docs[0].Units()[0].Ref
	err := s.Update(ctx, func(tx *store.Tx) error {
		beads := []store.Bead{
			{Source: fr, Target: en, Row: "unit", Ref: ref, From: []int{0}, To: []int{0}, Score: 0.5},
			{Source: fr, Target: en, Row: "unit", Ref: ref, From: []int{1}, To: []int{1}, Score: 1, Pinned: true},
		}
		pair := store.Reiteration{
			Earlier:  store.Place{Paper: fr.Paper, Ref: ref},
			Later:    store.Place{Paper: fr.Paper, Ref: docs[0].Units()[9].Ref},
			Score:    0.75,
			Relation: "amended",
		}
		return errors.Join(
			tx.AddBeads(beads),
			tx.AddReiterations([]store.Reiteration{pair}),
			tx.SetThreads([]store.Thread{{Name: "x", Units: []store.Place{pair.Earlier, pair.Later}}}),
		)
	})
	if err != nil {
		t.Fatal(err)
	}
	corrected := *docs[0]
	at := slices.Index(docs[0].Blocks, docs[0].Units()[0])
	u := *corrected.Blocks[at]
	u.Text += " And so on."
	corrected.Blocks = slices.Concat(docs[0].Blocks[:at], []*corpus.Block{&u}, docs[0].Blocks[at+2:])
	if c := put(t, s, &corrected)[0]; c.What != store.Replaced || c.Reworded != 1 || c.Gone != 1 || c.New != 0 {
		t.Errorf("%+v", c)
	}
	err = s.View(ctx, func(tx *store.Tx) error {
		beads, err1 := tx.Beads()
		pairs, err2 := tx.Reiterations()
		threads, err3 := tx.Threads()
		if len(beads) != 1 || !beads[0].Pinned || len(pairs) != 0 || len(threads) != 0 {
			t.Errorf("left over: %v, %v, %v", beads, pairs, threads)
		}
		return errors.Join(err1, err2, err3)
	})
	if err != nil {
		t.Error(err)
	}
}

func TestRemove(t *testing.T) {
	t.Parallel()
	docs := builtIn(t)
	s := open(t, filepath.Join(t.TempDir(), "a.reprise"))
	empty := export(t, s)
	put(t, s, docs...)
	err := s.Update(ctx, func(tx *store.Tx) error {
		_, err := tx.Remove(store.Key{Paper: "no such"})
		return err
	})
	var missing *store.NoDocumentError
	if !errors.As(err, &missing) || len(missing.Known) != 2 {
		t.Errorf("%v", err)
	}
	err = s.Update(ctx, func(tx *store.Tx) error {
		gone, err := tx.Remove(store.Key{Paper: docs[0].PaperKey()})
		if len(gone) != 2 {
			t.Errorf("removed %v", gone)
		}
		return err
	})
	if err != nil || export(t, s) != empty {
		t.Errorf("something is left: %v", err)
	}
}

func TestFailedUpdateLeavesNothing(t *testing.T) {
	t.Parallel()
	s := open(t, filepath.Join(t.TempDir(), "a.reprise"))
	before := export(t, s)
	stop := errors.New("stop")
	err := s.Update(ctx, func(tx *store.Tx) error {
		if _, err := tx.Put(builtIn(t)[0]); err != nil {
			return err
		}
		return stop
	})
	if !errors.Is(err, stop) || export(t, s) != before {
		t.Errorf("%v", err)
	}
	cancelled, cancel := context.WithCancel(ctx)
	err = s.Update(cancelled, func(tx *store.Tx) error {
		cancel()
		_, err := tx.Put(builtIn(t)[0])
		return err
	})
	if err == nil || export(t, s) != before {
		t.Errorf("a cancelled update: %v", err)
	}
}

func TestImportGivesTheSameContents(t *testing.T) {
	t.Parallel()
	docs := builtIn(t)
	dir := t.TempDir()
	s := open(t, filepath.Join(dir, "a.reprise"))
	put(t, s, docs...)
	key := store.KeyOf(docs[0])
	signed := store.Signed{Author: "É. Reviser", At: "2026-11-29T10:31:00Z"}
	err := s.Update(ctx, func(tx *store.Tx) error {
		a := store.Place{Paper: key.Paper, Ref: docs[0].Units()[3].Ref}
		b := store.Place{Paper: key.Paper, Ref: docs[0].Units()[30].Ref}
		return errors.Join(
			tx.AddBeads([]store.Bead{{
				Source: key, Target: store.KeyOf(docs[1]), Row: "unit", Ref: a.Ref, From: []int{0, 1}, Score: 1. / 3,
				ToPart: [2]int{3, 9}, Pinned: true, Signed: signed,
			}}),
			tx.AddReiterations([]store.Reiteration{{Earlier: a, Later: b, Score: 0.1, Relation: "cited"}}),
			tx.SetThreads([]store.Thread{{Name: "<é> & co", Units: []store.Place{a, b}}}),
			tx.AddPins([]store.Pin{{Earlier: a, Later: b, Verdict: "confirmed", Signed: signed}}),
			tx.AddAlarms([]store.Alarm{{Place: a, Source: key.Language, Target: language.English, Kind: "omission",
				Words: "<é>", Verdict: "rejected", Signed: signed}}))
	})
	if err != nil {
		t.Fatal(err)
	}
	want := export(t, s)
	other := open(t, filepath.Join(dir, "b.reprise"))
	for range 2 { // the second time it changes nothing
		err = other.Update(ctx, func(tx *store.Tx) error {
			in, err := tx.Import(strings.NewReader(want))
			if err == nil && len(in.Changes) != 2 {
				t.Errorf("%+v", in)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		if got := export(t, other); got != want {
			t.Fatalf("export of the import differs:\n%.300s\n%.300s", got, want)
		}
	}
}

func TestImportRefuses(t *testing.T) {
	t.Parallel()
	s := open(t, filepath.Join(t.TempDir(), "a.reprise"))
	head, now := `{"format":"reprise-corpus","version":1}`+"\n", `{"format":"reprise-corpus","version":3}`+"\n"
	for _, c := range []struct{ in, want string }{
		{"", "line 1 is missing"},
		{"hello", "line 1 is not a line of an export"},
		{`{"document":{}}`, "line 1 does not begin an export"},
		{`{"format":"reprise-corpus","version":9}`, "line 1 names version 9"},
		{head + "{}", "line 2 holds neither"},
		{now + `{"document":{"language":"fr","parts":[null]}}`, "line 2 has no part 1"},
		{now + `{"document":{"language":"fr","parts":[{"parent":0}]}}`, "line 2 has a part 1 outside"},
		{now + `{"document":{"language":"fr","blocks":[null]}}`, "line 2 has no block 1"},
		{now + `{"document":{"language":"fr","blocks":[{"ref":"I.1","part":7}]}}`, "line 2 has I.1 in a part"},
		{now + `{"document":{"language":"fr","blocks":[{"ref":"I.1","under":2}]}}`, "line 2 has I.1 under a block"},
		{now + `{"document":{"language":"fr","meetings":[]}}`, "line 2 is not a line"},
		{head + "\n" + `{"document":{"language":"fr","meetings":[null]}}`, "line 3 has no meeting 1"},
		{head + `{"document":{"language":"fr","meetings":[{"units":[null]}]}}`, "line 2 has no unit 1"},
		{head + `{"other":1}`, "line 2 is not a line"},
	} {
		err := s.Update(ctx, func(tx *store.Tx) error {
			_, err := tx.Import(strings.NewReader(c.in))
			return err
		})
		var ie *store.ImportError
		if !errors.As(err, &ie) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q gives %v, want %q", c.in, err, c.want)
		}
	}
}

func TestOpenRefuses(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	text := filepath.Join(dir, "text")
	if err := os.WriteFile(text, []byte(strings.Repeat("no database at all. ", 100)), 0o600); err != nil {
		t.Fatal(err)
	}
	empty := filepath.Join(dir, "empty")
	if err := os.WriteFile(empty, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		filepath.Join(dir, "none"): "is not there", dir: "is a directory", text: "is not a corpus file", empty: "is empty",
	} {
		_, err := store.Open(ctx, path)
		var ns *store.NotStoreError
		if !errors.As(err, &ns) || !strings.Contains(err.Error(), want) {
			t.Errorf("%s gives %v, want %q", path, err, want)
		}
	}
	_, err := store.Open(ctx, filepath.Join(dir, "no", "folder"), store.Create())
	if err == nil || !strings.Contains(err.Error(), "can't be opened") {
		t.Errorf("a missing folder gives %v", err)
	}
}

func TestOneWriterAtATime(t *testing.T) {
	t.Parallel()
	name := "a ?#%.reprise"
	if runtime.GOOS == "windows" { // where no file can have such a name
		name = "a #%.reprise"
	}
	path := filepath.Join(t.TempDir(), name)
	a := open(t, path)
	told := make(chan string, 1)
	b := open(t, path, store.Waiting(150*time.Millisecond, func(holder string) { told <- holder }))
	err := a.Update(ctx, func(*store.Tx) error {
		err := b.Update(ctx, func(*store.Tx) error { return nil })
		var busy *store.BusyError
		if !errors.As(err, &busy) || busy.Holder == "" {
			t.Errorf("the second writer gets %v", err)
		}
		return b.View(ctx, func(tx *store.Tx) error { _, err := tx.List(); return err }) // readers go on
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(told) != 1 {
		t.Error("nobody was told of the wait")
	}
	released := make(chan error)
	err = a.Update(ctx, func(*store.Tx) error {
		go func() { released <- open(t, path).Update(ctx, func(*store.Tx) error { return nil }) }()
		time.Sleep(100 * time.Millisecond)
		return nil
	})
	if err := errors.Join(err, <-released); err != nil {
		t.Errorf("a writer that waits: %v", err)
	}
}

// A file of a newer program is refused, one of another program too; neither is touched.
// change changes a file behind the back of the package.
func change(t *testing.T, path, text string) {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+path+"?vfs=pagesum")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec(text); err != nil {
		t.Fatal(err)
	}
}

func TestOpenRefusesOtherSchemas(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	newer := filepath.Join(dir, "newer.reprise")
	if err := open(t, newer).Close(); err != nil {
		t.Fatal(err)
	}
	change(t, newer, "PRAGMA user_version = 99")
	_, err := store.Open(ctx, newer, store.Create())
	var ve *store.VersionError
	if !errors.As(err, &ve) || ve.Have != 99 || ve.Known != store.Version() {
		t.Errorf("a newer file gives %v", err)
	}
	other := filepath.Join(dir, "other.db")
	change(t, other, "CREATE TABLE cats (name TEXT)")
	_, err = store.Open(ctx, other, store.Create())
	var ns *store.NotStoreError
	if !errors.As(err, &ns) || !strings.Contains(err.Error(), "another program") {
		t.Errorf("a file of another program gives %v", err)
	}
}

// Whatever documents are put, they come back as they were.
func TestDocumentsComeBack(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	n := 0
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`[a-zé"'<>&\x{1f600}\n ]{0,30}`)
		d := &corpus.Document{Symbol: "S/1", Title: text.Draw(t, "title"), Language: language.French, Source: "x.md"}
		d.Paper()
		for i := range rapid.IntRange(0, 3).Draw(t, "meetings") {
			d.Parts = append(d.Parts, &corpus.Part{
				Kind:     corpus.MeetingPart,
				Number:   corpus.Roman(i + 1),
				Restarts: true,
				Title:    text.Draw(t, "heading"),
			})
			for range rapid.IntRange(0, 3).Draw(t, "blocks") {
				b := &corpus.Block{
					Part:     i + 1,
					Kind:     corpus.Unit,
					Label:    rapid.SampledFrom([]string{"2", "2(b)", "3bis(a)(iv)", "A", "3.1"}).Draw(t, "label"),
					Text:     text.Draw(t, "text"),
					Original: text.Draw(t, "original"),
				}
				if rapid.Bool().Draw(t, "loose") {
					b.Kind, b.Label = rapid.SampledFrom([]corpus.Kind{
						corpus.Item, corpus.Recital, corpus.Text, corpus.Heading, corpus.Note, corpus.Cell,
					}).Draw(t, "kind"), ""
				}
				if len(b.Text) > 0 && rapid.Bool().Draw(t, "mark") {
					b.Marks = []corpus.Mark{{Offset: 1, Marker: "5"}}
				}
				d.Blocks = append(d.Blocks, b)
			}
		}
		d.Address()
		for range rapid.IntRange(0, 2).Draw(t, "left out") {
			d.LeftOut = append(d.LeftOut, corpus.LeftOut{Kind: "page number", Line: 3, Text: text.Draw(t, "left out words")})
		}
		n++
		s, err := store.Open(ctx, filepath.Join(dir, "x.reprise"), store.Create())
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		err = s.Update(ctx, func(tx *store.Tx) error {
			if _, err := tx.Put(d); err != nil {
				return err
			}
			got, err := tx.Document(store.KeyOf(d))
			if err != nil {
				return err
			}
			if !reflect.DeepEqual(got, d) {
				t.Fatalf("%+v comes back as %+v", d, got)
			}
			if c, err := tx.Put(got); err != nil || c.What != store.Unchanged {
				t.Fatalf("what came back counts as %s: %v\n%+v\n%+v", c.What, err, got, d)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	})
}

func FuzzImport(f *testing.F) {
	head := `{"format":"reprise-corpus","version":1}` + "\n"
	f.Add(head + `{"document":{"language":"fr","symbol":"A/1","meetings":[{"number":1,"heading":"I","units":[{"ref":"I.1","kind":"item","text":"x"}]}]}}`)
	f.Add(`{"format":"reprise-corpus","version":3}` + "\n" +
		`{"document":{"language":"fr","symbol":"A/1","parts":[{"kind":"paper","parent":-1},{"kind":"meeting","parent":0,"ref":"I"}],"blocks":[{"ref":"I.1","kind":"unit","part":1,"text":"x"},{"ref":"A/1:fn1","kind":"note","text":"y"}],"left_out":[{"kind":"menu","text":"z"}]}}`)
	f.Add(head + `{"bead":{"source":{"paper":"A","language":"fr"},"target":{"paper":"A","language":"en"},"row":"unit","ref":"I.1","from":[0],"to":[],"score":1}}`)
	f.Add(head + `{"thread":{"name":"x","units":[{"paper":"A","ref":"I.1"}]}}` + "\n" +
		`{"reiteration":{"earlier":{"paper":"A","ref":"I.1"},"later":{"paper":"A","ref":"2"},"score":1,"relation":"x"}}`)
	s, err := store.Open(ctx, filepath.Join(f.TempDir(), "f.reprise"), store.Create())
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() { s.Close() })
	undo := errors.New("undo")
	f.Fuzz(func(t *testing.T, in string) {
		err := s.Update(ctx, func(tx *store.Tx) error {
			if _, err := tx.Import(strings.NewReader(in)); err != nil {
				return err
			}
			var first, second bytes.Buffer
			if err := tx.Export(&first); err != nil {
				return err
			}
			if _, err := tx.Import(bytes.NewReader(first.Bytes())); err != nil {
				t.Fatalf("an export is not read: %v\n%s", err, first.String())
			}
			if err := tx.Export(&second); err != nil || first.String() != second.String() {
				t.Fatalf("import of an export changes it: %v\n%s\n%s", err, first.String(), second.String())
			}
			return undo
		})
		if err != nil && !errors.Is(err, undo) {
			var ie *store.ImportError
			if !errors.As(err, &ie) {
				t.Fatalf("%T %v", err, err)
			}
		}
	})
}
