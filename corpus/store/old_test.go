package store_test

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/concord"
	"github.com/reprise-wording/reprise/corpus/store"
)

// oldFile is a file of schema version 4: a paper of three meetings in two languages and the report of one, with beads,
// reiterations, a thread and a decision.
func oldFile(t *testing.T) string {
	t.Helper()
	f, err := os.Open("testdata/v4.reprise.gz")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "old.reprise")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// A file of the model before has parts and blocks when it has been opened, and what was worked out and decided has
// the refs of these. The older export gives the same.
func TestMigration(t *testing.T) {
	t.Parallel()
	s := open(t, oldFile(t))
	checkMigrated(t, s)
	again := open(t, filepath.Join(t.TempDir(), "again.reprise"))
	data, err := os.ReadFile("testdata/v2.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	if err := again.Update(ctx, func(tx *store.Tx) error {
		_, err := tx.Import(bytes.NewReader(data))
		return err
	}); err != nil {
		t.Fatal(err)
	}
	if got, want := export(t, again), export(t, s); got != want {
		t.Errorf("the older export gives\n%s\nthe older file\n%s", got, want)
	}
}

// A file of the first version becomes what one of the last version before has become, less what it could not hold
// yet. Both are sound: each page has its sum, and each document is the one that its digest tells.
func TestMigrationFromTheFirst(t *testing.T) {
	t.Parallel()
	var all [2]string
	for i, text := range []string{
		"DELETE FROM pin",
		"DROP TABLE word; DROP TABLE unit_words; DROP INDEX unit_ref; DROP TABLE digest; DROP TABLE stem; DROP TABLE pin;" +
			"DROP TABLE unit_row; DROP INDEX thread_unit_place; PRAGMA user_version = 1",
	} {
		path := oldFile(t)
		change(t, path, text)
		s := open(t, path)
		found, err := s.Check(ctx)
		if err != nil || len(found.Faults) > 0 || found.Documents == 0 {
			t.Errorf("%+v, %v", found, err)
		}
		all[i] = export(t, s) + words(t, path)
	}
	if all[0] != all[1] {
		t.Errorf("version 4 gives\n%s\nversion 1\n%s", all[0], all[1])
	}
}

func checkMigrated(t *testing.T, s *store.Store) {
	t.Helper()
	err := s.View(ctx, func(tx *store.Tx) error {
		lamps, err1 := tx.Document(store.Key{Paper: "HARB/WG.2/2019/4", Language: language.French})
		fog, err2 := tx.Document(store.Key{Paper: "HARB/WG.2/2014/6", Language: language.English})
		beads, err3 := tx.Beads()
		pairs, err4 := tx.Reiterations()
		pins, err5 := tx.Pins()
		if err := errors.Join(err1, err2, err3, err4, err5); err != nil {
			return err
		}
		wantRefs(
			t, lamps,
			"I.h1 heading, I.1 unit, I.2 unit, I.2(a) unit, I.2(b) unit, II.h1 heading, II.0 text, III.h1 heading, III.1 "+
				"unit, HARB/WG.2/2019/4:fn1 note",
		)
		wantRefs(t, fog, "HARB/WG.2/2014/6:1 unit, HARB/WG.2/2014/6:2 unit")
		m := lamps.MeetingOf(lamps.Find(corpus.MustRef("III.1")))
		if m.Held.String() != "2013-11-06/2013-11-08" || m.Place != "Vienne" {
			t.Errorf("meeting III is %+v", m)
		}
		if up := lamps.Chapeaux(lamps.Find(corpus.MustRef("I.2(b)"))); len(up) != 1 || up[0].Ref.String() != "I.2" {
			t.Errorf("I.2(b) stands under %v", up)
		}
		var rows []string
		for _, b := range beads {
			rows = append(rows, b.Row+" "+b.Ref.String())
		}
		if all := strings.Join(rows, ", "); !strings.Contains(all, "heading I.h1") ||
			!strings.Contains(all, "note HARB/WG.2/2019/4:fn1") || !strings.Contains(all, "unit III.1") {
			t.Errorf("the beads stand in %s", all)
		}
		of2014 := func(p store.Place) bool { return p.Ref.String() == "HARB/WG.2/2014/6:1" }
		if !slices.ContainsFunc(pairs, func(r store.Reiteration) bool { return of2014(r.Earlier) || of2014(r.Later) }) {
			t.Errorf("the pairs are %v", pairs)
		}
		if len(pins) != 1 || !of2014(pins[0].Earlier) {
			t.Errorf("the decisions are %v", pins)
		}
		q, err := concord.Parse("rocher*")
		if err != nil {
			return err
		}
		r, _, err := concord.SearchIn(ctx, tx.Source(), q, concord.Options{})
		if err == nil &&
			(r.Total != 2 || r.Hits[0].Block.Ref.String() != "I.1" || r.Hits[0].Meeting.Number != "I" || len(r.Meetings) != 4) {
			t.Errorf("%+v", r)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func wantRefs(t *testing.T, d *corpus.Document, want string) {
	t.Helper()
	var got []string
	for _, b := range d.Blocks {
		got = append(got, b.Ref.String()+" "+string(b.Kind))
	}
	if all := strings.Join(got, ", "); all != want {
		t.Errorf("%s has %s, want %s", d.Name(), all, want)
	}
}
