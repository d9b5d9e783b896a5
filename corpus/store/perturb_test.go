package store_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/concord"
	"github.com/reprise-wording/reprise/corpus/corpustest"
	"github.com/reprise-wording/reprise/corpus/corpustest/perturb"
	"github.com/reprise-wording/reprise/corpus/store"
)

var update = flag.Bool("update", false, "write the golden files anew")

// asked prints what a file answers to every question about its documents and what was worked out of them.
func asked(tx *store.Tx, paper string) string {
	var s strings.Builder
	say := func(v any, err error) {
		data, err2 := json.Marshal(v)
		fmt.Fprintln(&s, string(data), err, err2)
	}
	keys, err := tx.Keys()
	say(keys, err)
	for _, k := range keys {
		d, err := tx.Document(k)
		say(d, err)
	}
	_, err = tx.Document(store.Key{Paper: "X/COP/2044/8", Language: language.English})
	say(nil, err)
	list, err := tx.List()
	say(list, err)
	facts, err := tx.Facts()
	say(len(facts), err)
	for _, d := range facts[paper] {
		say(d, nil)
	}
	versions, err := tx.Paper(paper)
	say(versions, err)
	for _, q := range []struct {
		prefix string
		most   int
	}{{"", 5}, {"", 100}, {"I", 3}, {"I.", 2}, {"15/COP.9", 4}, {"15/COP.9, Annex I:1", 0}, {"zz", 1}} {
		refs, err := tx.RefsFrom(q.prefix, q.most)
		say(refs, err)
	}
	for _, ref := range []string{"I.1(a)", "15/COP.9:1", "none"} {
		links, err := tx.Links(paper, ref)
		say(links, err)
		thread, err := tx.ThreadOf(paper, ref)
		say(thread, err)
	}
	cited, err := tx.CitedIn(paper)
	say(cited, err)
	say(nil, tx.Texts(paper, []string{
		"I.1", "I.1(a)", "none", "15/COP.9:pp1",
	}, func(tag language.Tag, ref, text string) { say([]string{tag.String(), ref, text}, nil) }))
	beads, err := tx.Beads()
	say(beads, err)
	pinned, err := tx.Pinned()
	say(pinned, err)
	pairs, err := tx.Reiterations()
	say(pairs, err)
	threads, err := tx.Threads()
	say(threads, err)
	pins, err := tx.Pins()
	say(pins, err)
	alarms, err := tx.Alarms()
	say(alarms, err)
	digests, err := tx.Digests()
	say(digests, err)
	stems, err := tx.Stems()
	say(stems, err)
	count, err := tx.Count()
	say(count, err)
	searchable, err := tx.Searchable()
	say(searchable, err)
	say(tx.Loose(), nil)
	return s.String()
}

// learnt puts down all that may be worked out of two papers.
func learnt(tx *store.Tx, n int, fr, en, old store.Key) error {
	place := func(paper, ref string) store.Place { return store.Place{Paper: paper, Ref: corpus.MustRef(ref)} }
	signed := store.Signed{Author: "A", At: "2044-05-06T07:00:00Z"}
	beads := []store.Bead{
		{Source: fr, Target: en, Row: "unit", Ref: corpus.MustRef("I.1"), From: []int{0}, To: []int{0, 1}, Score: 0.5},
		{
			Source: fr, Target: en, Row: "unit", Ref: corpus.MustRef("I.1"), From: []int{1}, FromPart: [2]int{2, 5},
			Score: 1, Pinned: true, Signed: signed,
		},
		{Source: en, Target: fr, Row: "note", Ref: corpus.MustRef("I.fn1"), To: []int{2}, ToPart: [2]int{1, 4}, Score: 0.25},
	}
	pairs := []store.Reiteration{
		{Earlier: place(old.Paper, "VII.1"), Later: place(en.Paper, "I.1(a)"), Score: 0.75, Relation: "amended"},
		{Earlier: place(old.Paper, "VII.1"), Later: place(en.Paper, "I.1(a)"), Score: 1, Relation: "cited"},
		{Earlier: place(en.Paper, "I.1(a)"), Later: place(en.Paper, "15/COP.9:1"), Score: 0.5, Relation: "cited"},
	}
	threads := []store.Thread{{Name: "oil", Units: []store.Place{pairs[0].Earlier, pairs[0].Later}},
		{Name: "wicks", Units: []store.Place{pairs[2].Later, place(en.Paper, "15/COP.9:2"), place(old.Paper, "VII.2")}}}
	pins := []store.Pin{
		{Earlier: pairs[0].Earlier, Later: pairs[0].Later, Verdict: "same", Signed: signed},
		{Earlier: pairs[0].Later, Later: pairs[0].Earlier, Verdict: "other"},
	}
	alarm := store.Alarm{
		Place:   pairs[0].Later,
		Source:  language.French,
		Target:  language.English,
		Kind:    "number",
		Words:   "4",
		Verdict: "wrong",
	}
	for _, err := range []error{
		tx.SetBeads(fr, en, beads[:n%4]), tx.AddReiterations(pairs), tx.AddThreads(threads[:1]), tx.SetThreads(threads),
		tx.AddPins(pins[:1+n%2]), tx.AddAlarms([]store.Alarm{alarm}),
		tx.SetDigest(en.Paper, string([]byte{1, byte(n)})),
		tx.AddStems(store.Stems{Language: language.English, First: n, Data: []byte("x")}),
	} {
		if err != nil {
			return err
		}
	}
	switch n % 10 {
	case 1:
		return tx.DropPinned(beads[1])
	case 2:
		return tx.DropFound(beads[0])
	case 3:
		return tx.DropAlarm(alarm)
	case 4:
		return tx.DropPin(pins[1])
	case 5:
		return tx.Unlink(en.Paper, "I.1(a)")
	case 6:
		return tx.Unthread(en.Paper, "15/COP.9:2")
	case 7:
		return tx.ForgetPaper(en.Paper)
	case 8:
		return tx.Forget()
	case 9:
		return tx.ForgetDigests()
	}
	return nil
}

// What a file answers while documents with one thing changed are put into it, one over the other, is as it was.
func TestPerturbed(t *testing.T) {
	t.Parallel()
	s := open(t, filepath.Join(t.TempDir(), "a.reprise"))
	fr, old := corpustest.Paper(), corpustest.Paper()
	fr.Language = language.French
	old.Symbol, old.Source = "", "old.en.txt"
	for _, b := range old.Blocks {
		b.Text = strings.ReplaceAll(b.Text, "s", "z")
	}
	put(t, s, fr, old)
	var results []perturb.Result
	r := perturb.Result{Name: "documents"}
	queries := []string{"lamps", "wick*", "decides .. on", "quays ~ dry", `"oil"`, "cell | masters", "laimps", "the"}
	for i, d := range corpustest.Changed(corpustest.Paper()) {
		if i%9 != 4 {
			continue
		}
		out := ""
		err := s.Update(ctx, func(tx *store.Tx) error {
			c, err := tx.Put(d)
			if err != nil {
				return err
			}
			out += fmt.Sprintf("%+v\n", c)
			if i%4 == 0 {
				gone, err := tx.Remove(store.Key{Paper: d.PaperKey(), Language: language.French})
				out += fmt.Sprint(gone, err)
			}
			if _, err := tx.Put(fr); err != nil {
				return err
			}
			if err := learnt(tx, len(r.Outputs), store.KeyOf(fr), store.KeyOf(d), store.KeyOf(old)); err != nil {
				return err
			}
			out += asked(tx, d.PaperKey())
			return nil
		})
		q, err2 := concord.Parse(queries[len(r.Outputs)%len(queries)])
		if err2 != nil {
			t.Fatal(err2)
		}
		found, err3 := searchIn(s, q, concord.Options{Within: i % 2})
		check, err4 := s.Check(ctx)
		r.Outputs = append(r.Outputs, out+fmt.Sprint(err, found, err3, check, err4))
	}
	results = append(results, r, perturb.Result{Name: "export", Outputs: []string{export(t, s)}})
	perturb.Hold(t, "testdata/perturbed.want", *update, results)
}
