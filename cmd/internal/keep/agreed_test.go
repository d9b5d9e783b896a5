package keep_test

import (
	"context"
	"errors"
	"fmt"
	"math"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align/agreed"
	"github.com/reprise-wording/reprise/cmd/internal/keep"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/read"
	"github.com/reprise-wording/reprise/corpus/store"
)

// A draft stands in a file by its digests as it does in the texts of the papers.
func TestAgreedByDigests(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	clauses := []string{
		"Urges all harbour authorities to train the crews of tugs in the use of the new signals before winter",
		"Invites shipowners to replace the lamps of old vessels with tallow candles every second year",
		"Notes that whale oil is to be kept in closed barrels below deck, away from galleys and stoves",
		"Requests the wardens to count the anchors of each quay and to publish the list at noon",
		"Encourages pilots of small islands to exchange ropes, sails and charts without delay or fee",
	}
	var docs []*corpus.Document
	var earlier []agreed.Paragraph
	for n := range 3 {
		text := fmt.Sprintf("---\nsymbol: A/RES/%d/1\nsession: %d\ndate: %d-12-09\n---\n# Harbours\n\n", 75+n, 75+n, 2020+n)
		for k, c := range clauses[:3+n] {
			text += fmt.Sprintf("%d. %s;\n\n", k+1, strings.Replace(c, "all", "most", n))
		}
		d, err := read.Bytes(fmt.Sprintf("%d.en.md", 75+n), []byte(text), read.Options{})
		if err != nil {
			t.Fatal(err)
		}
		docs = append(docs, d)
		for _, b := range d.Wording() {
			earlier = append(earlier, agreed.Paragraph{Paper: n, Cite: b.Ref.String(), Text: b.Text})
		}
	}
	draft := []agreed.Paragraph{
		{Text: clauses[0] + " and after it;"}, {Text: clauses[4] + ";"}, {Text: "Bakers weigh bread."},
		{Text: clauses[1] + ", and " + strings.ToLower(clauses[2])},
	}
	want, err := agreed.Compare(ctx, earlier, draft, agreed.Options{Language: language.English})
	if err != nil {
		t.Fatal(err)
	}
	s, err := store.Open(ctx, filepath.Join(t.TempDir(), "c.reprise"), store.Create())
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if _, err := keep.Add(ctx, s, docs, nil, silent); err != nil {
		t.Fatal(err)
	}
	job := keep.AgreedJob{Draft: draft, Options: agreed.Options{Language: language.English}, Progress: silent,
		Cite: func(_ *corpus.Document, ref corpus.Ref) string { return ref.String() }}
	got, err := keep.Agreed(ctx, s, job)
	if err != nil || got == nil {
		t.Fatal(got, err)
	}
	for k := range want {
		a, b := want[k], got.Findings[k]
		if a.Standing != b.Standing || len(a.Sources) != len(b.Sources) || len(a.Pieces) != len(b.Pieces) ||
			len(a.Also) != len(b.Also) {
			t.Errorf("paragraph %d: %+v, by digests %+v", k, a, b)
			continue
		}
		for i, p := range a.Sources {
			q := b.Sources[i]
			x, y := earlier[p.Paragraph], got.Earlier[q.Paragraph]
			if x.Cite != y.Cite || x.Text != y.Text || p.Relation != q.Relation || math.Abs(p.Score-q.Score) > 1e-6 {
				t.Errorf("paragraph %d: source %+v of %s, by digests %+v of %s", k, p, x.Cite, q, y.Cite)
			}
		}
	}
	job.Leaves = func(symbol string) bool { return symbol == "A/RES/77/1" }
	if got, err = keep.Agreed(ctx, s, job); err != nil || got.Findings[1].Standing != agreed.New {
		t.Errorf("without its source: %+v, %v", got, err)
	}
	job.Options.Language = language.French
	job.Stale = func() { t.Error("digests that were just made are told to be of another version") }
	if got, err = keep.Agreed(ctx, s, job); err != nil || got != nil {
		t.Errorf("in a language that no paper has: %+v, %v", got, err)
	}
}

// Digests of another version are told, and no finding is made of them.
func TestAgreedStaleDigests(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	const text = "---\nsymbol: A/RES/75/1\nsession: 75\ndate: 2020-12-09\n---\n# Harbours\n\n" +
		"1. Invites shipowners to replace the lamps of vessels;\n"
	d, err := read.Bytes("75.en.md", []byte(text), read.Options{})
	if err != nil {
		t.Fatal(err)
	}
	s, err := store.Open(ctx, filepath.Join(t.TempDir(), "c.reprise"), store.Create())
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if _, err := keep.Add(ctx, s, []*corpus.Document{d}, nil, silent); err != nil {
		t.Fatal(err)
	}
	err = s.Update(ctx, func(tx *store.Tx) error { return tx.SetDigest("A/RES/75/1", "\x01\x02\x03") })
	if err != nil {
		t.Fatal(err)
	}
	stale := 0
	job := keep.AgreedJob{
		Draft:    []agreed.Paragraph{{Text: "Invites shipowners"}},
		Options:  agreed.Options{Language: language.English},
		Progress: silent,
		Stale:    func() { stale++ },
	}
	if got, err := keep.Agreed(ctx, s, job); got != nil || err != nil || stale != 1 {
		t.Errorf("%+v, %v, told %d times", got, err, stale)
	}
}

// A paragraph whose digest stands in the file and whose text does not is an error, not a change of an empty text.
func TestAgreedMissingText(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	const head = "---\nsymbol: A/RES/75/1\nsession: 75\ndate: 2020-12-09\n---\n# Harbours\n\n"
	const first = "1. Urges all harbour authorities to train the crews of tugs in the use of the new signals;\n\n"
	const second = "2. Notes that whale oil is to be kept in closed barrels below deck, away from galleys and stoves."
	paper := func(text string) *corpus.Document {
		d, err := read.Bytes("75.en.md", []byte(head+text), read.Options{})
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	s := newFile(t, paper(first+second))
	err := s.Update(ctx, func(tx *store.Tx) error {
		digests, err := tx.Digests()
		if err != nil {
			return err
		}
		if _, err := tx.Put(paper(first)); err != nil {
			return err
		}
		return tx.SetDigest(digests[0].Paper, digests[0].Data)
	})
	if err != nil {
		t.Fatal(err)
	}
	job := keep.AgreedJob{Options: agreed.Options{Language: language.English}, Progress: silent,
		Draft: []agreed.Paragraph{{Text: strings.TrimPrefix(second, "2. ")}},
		Cite:  func(_ *corpus.Document, ref corpus.Ref) string { return ref.String() }}
	got, err := keep.Agreed(ctx, s, job)
	if !errors.Is(err, keep.ErrText) || !strings.Contains(err.Error(), "A/RES/75/1") {
		t.Errorf("got %+v, %v; want an error that names the paragraph", got, err)
	}
}

// A source is shown in the other languages of its paper, but for paragraphs without a label of which the versions have
// more or fewer: those may be others.
func TestAgreedVersions(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	paper := func(language, text string) *corpus.Document {
		head := "---\nsymbol: A/RES/77/1\nsession: 77\ndate: 2022-12-09\nlanguage: " + language + "\n---\n# A\n\n"
		d, err := read.Bytes("77."+language+".md", []byte(head+text), read.Options{})
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	const recital, first = "Recalling the rules on the lamps of vessels and the oil that they burn,",
		"Urges the harbours to train the crews of tugs;"
	s := newFile(t, paper("en", recital+"\n\n1. "+first+"\n"), paper("fr",
		"Rappelant les règles sur les lampes,\n\nNotant l'huile des navires,\n\n"+
			"1. Exhorte les ports à former les équipages ;\n"))
	job := keep.AgreedJob{Options: agreed.Options{Language: language.English}, Progress: silent,
		Draft: []agreed.Paragraph{{Text: recital}, {Text: first}},
		Cite:  func(_ *corpus.Document, ref corpus.Ref) string { return ref.String() }}
	got, err := keep.Agreed(ctx, s, job)
	if err != nil || got == nil {
		t.Fatal(got, err)
	}
	var there []int
	for _, f := range got.Findings {
		if f.Standing != agreed.Agreed {
			t.Fatalf("a source was not found: %+v", f)
		}
		there = append(there, len(got.Earlier[f.Sources[0].Paragraph].Versions))
	}
	if !slices.Equal(there, []int{0, 1}) {
		t.Errorf("the sources are shown in %v other languages, want 0 and 1", there)
	}
}

// A paragraph that is not traced, here one that only the second version of its paper has, is found all the same, and
// beside it what the digests have.
func TestAgreedUntraced(t *testing.T) {
	t.Parallel()
	const recital = "Notant que l'huile de baleine doit être gardée dans des barils fermés sous le pont, loin des " +
		"cuisines,"
	const first = "Exhorte les autorités portuaires à former les équipages des remorqueurs aux nouveaux signaux avant " +
		"l'hiver ;"
	paper := func(language, text string) *corpus.Document {
		head := "---\nsymbol: A/RES/77/1\nsession: 77\ndate: 2022-12-09\nlanguage: " + language + "\n---\n# A\n\n"
		d, err := read.Bytes("77."+language+".md", []byte(head+text), read.Options{})
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	s := newFile(
		t,
		paper("en", "1. Urges harbour authorities to train the crews of tugs in the new signals before winter;\n"),
		paper("fr", recital+"\n\n1. "+first+"\n"),
	)
	job := keep.AgreedJob{Options: agreed.Options{Language: language.French}, Progress: silent,
		Draft: []agreed.Paragraph{{Text: recital}, {Text: first}},
		Cite:  func(_ *corpus.Document, ref corpus.Ref) string { return ref.String() }}
	got, err := keep.Agreed(context.Background(), s, job)
	if err != nil || got == nil {
		t.Fatal(got, err)
	}
	for k, want := range []int{0, 1} {
		f := got.Findings[k]
		if f.Standing != agreed.Agreed {
			t.Fatalf("paragraph %d was not found: %+v", k, f)
		}
		p := got.Earlier[f.Sources[0].Paragraph]
		if p.Text != job.Draft[k].Text || len(p.Versions) != want {
			t.Errorf("paragraph %d stands in %+v, want %d other versions", k, p, want)
		}
	}
}
