package report

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align/drift"
	"github.com/reprise-wording/reprise/align/pins"
	"github.com/reprise-wording/reprise/align/reuse"
	"github.com/reprise-wording/reprise/corpus/lang"
	"github.com/reprise-wording/reprise/diff"
)

// widest is the number of versions beyond which a wording table can't be read any more, and is left out.
const widest = 12

// mostTaken is how many earlier units of one unit are shown, best first: more is a formula, not a reiteration, and
// would make the page heavy.
const mostTaken = 24

// trace applies the decisions to what was traced, and compares the wordings of each pair.
func (b *builder) trace(ctx context.Context) error {
	r := b.traced.Clone()
	for _, p := range r.Judge(b.opts.Pins) {
		b.out.Stale = append(b.out.Stale, p.Earlier+" / "+p.Later)
	}
	threaded := make([]bool, len(r.Pairs))
	for _, t := range r.Threads {
		for _, k := range t.Pairs {
			threaded[k] = true
		}
	}
	slot := make([]int, len(r.Pairs))
	steps := b.opts.Progress("comparing", len(r.Pairs))
	defer steps(-1)
	taken := make([]int, len(b.set.Units))
	for i, p := range r.Pairs {
		slot[i] = -1
		if taken[p.Later]++; taken[p.Later] > mostTaken && !p.ByHand {
			continue
		}
		if p.Score < r.Threshold && p.Relation != reuse.Cited {
			continue
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		slot[i] = len(b.out.Pairs)
		var out Pair
		switch {
		case p.Relation == reuse.Cited:
		case r.Firm(p):
			out = b.pair(pairKey{p.Earlier, p.Later, threaded[i]})
		default:
			out.Weak = true // the page computes the differences that it is asked for
		}
		b.out.Pairs = append(b.out.Pairs, out.as(p))
		steps(i)
	}
	for i := range b.out.Units {
		b.out.Units[i].Standing = r.Status[i].Standing
	}
	b.rejected()
	b.decided()
	for _, t := range r.Threads {
		th := Thread{
			Units:    slices.Clone(t.Units),
			Pairs:    []int{},
			Terms:    map[string][]string{},
			Variants: map[string][][]Stretch{},
		}
		slices.Sort(th.Units)
		for _, p := range t.Pairs {
			if slot[p] >= 0 {
				th.Pairs = append(th.Pairs, slot[p])
			}
		}
		th.Columns = b.worded(&th)
		th.Course = b.course(&th)
		for k, tag := range b.tags {
			th.Terms[b.tag(k)] = b.terms(tag, k, th.Columns)
			if n := len(th.Columns); n > 2 && n <= widest {
				if rows := b.variants(tag, k, th.Columns); rows != nil {
					th.Variants[b.tag(k)] = rows
				}
			}
		}
		b.out.Threads = append(b.out.Threads, th)
	}
	return nil
}

// as is a pair as it was traced.
func (p Pair) as(r reuse.Reiteration) Pair {
	p.A, p.B, p.Score, p.Relation, p.Hand = r.Earlier, r.Later, round(r.Score), string(r.Relation), r.ByHand
	return p
}

// pair is the differences of two units, and of those of a thread which changes one language has and the other has not.
func (b *builder) pair(key pairKey) Pair {
	out, ok := b.compared[key]
	if ok {
		return out
	}
	if key.threaded && b.drift != nil {
		b.oneSided(&out, b.drift.Compare(key.earlier, key.later)) // which keeps the differences of the texts
	}
	for k, tag := range b.tags {
		x, y := b.text(key.earlier, k), b.text(key.later, k)
		if x != "" && y != "" {
			text := diffKey(tag, x, y)
			if _, ok := b.diffs[text]; !ok {
				b.differ(tag, x, y)
			}
			out.Diff = with(out.Diff, b.tag(k), b.diffs[text])
		}
	}
	b.compared[key] = out
	return out
}

func diffKey(tag language.Tag, x, y string) string {
	return strings.Join([]string{tag.String(), x, y}, "\x00")
}

// differ compares two texts and keeps the differences as the page reads them.
func (a *Analysis) differ(tag language.Tag, x, y string) *diff.Script {
	s := drift.Differences(tag, x, y)
	a.diffs[diffKey(tag, x, y)] = pack(s)
	return s
}

// worded lists the units of a thread that have its wording: not those that only cite.
func (b *builder) worded(th *Thread) []int {
	has := map[int]bool{}
	for _, n := range th.Pairs {
		if p := b.out.Pairs[n]; p.Relation != string(reuse.Cited) {
			has[p.A], has[p.B] = true, true
		}
	}
	var out []int
	for _, u := range th.Units {
		if has[u] || len(has) == 0 {
			out = append(out, u)
		}
	}
	return out
}

// oneSided says which changes of a pair one language has and the other has not; nothing where it is not there in both.
func (b *builder) oneSided(p *Pair, c *drift.Comparison) {
	if c == nil {
		return
	}
	source, target := b.set.Languages[0].String(), b.set.Languages[1].String()
	// that one language alone changed is said only beside a text of the other that stands as it was, endings included
	switch verdict := c.Verdict(); {
	case verdict == drift.SourceOnly && sameWords(c.Earlier.Target, c.Later.Target):
		p.Drift = source
	case verdict == drift.TranslationOnly && sameWords(c.Earlier.Source, c.Later.Source):
		p.Drift = target
	}
	for _, c := range c.Changes {
		switch {
		case c.Minor:
		case c.Verdict == drift.SourceOnly:
			p.OneSided = append(p.OneSided, OneSided{source, c.Source.Before, c.Source.After, c.Target.After})
		case c.Verdict == drift.TranslationOnly:
			p.OneSided = append(p.OneSided, OneSided{target, c.Target.Before, c.Target.After, c.Source.After})
		}
	}
}

func sameWords(x, y string) bool { return lang.FoldAll.Key(x) == lang.FoldAll.Key(y) }

// rejected adds the pairs that a person rejected, so that the page can show and restore them.
func (b *builder) rejected() {
	for _, d := range b.opts.Pins.Pairs {
		i, j := b.set.Index(d.Earlier), b.set.Index(d.Later)
		if d.Verdict == pins.Rejected && i >= 0 && j >= 0 {
			i, j = min(i, j), max(i, j)
			p := b.pair(pairKey{i, j, false}).as(reuse.Reiteration{Earlier: i, Later: j, Relation: reuse.Reworded, ByHand: true})
			p.Rejected = true
			b.out.Pairs = append(b.out.Pairs, p)
		}
	}
}

// decided says of each pair and of the beads of each unit what a person decided.
func (b *builder) decided() {
	by := map[string]*Decided{}
	for _, d := range b.opts.Pins.Decisions() {
		by[ItemOf(d)] = DecidedOf(d)
	}
	if len(by) == 0 {
		return
	}
	for i := range b.out.Pairs {
		p := &b.out.Pairs[i]
		earlier, later := b.set.Units[p.A].ID, b.set.Units[p.B].ID
		p.Decided = by[ItemOf(pins.Decision{Pair: &pins.Pair{Earlier: earlier, Later: later}})]
	}
	for i := range b.out.Units {
		u := &b.out.Units[i]
		u.Decided = by[ItemOf(pins.Decision{Unit: &pins.Unit{Ref: u.Ref}})]
	}
}

func (b *builder) text(unit, k int) string { return strings.Join(b.out.Units[unit].Text[b.tag(k)], "") }

// variants is the wording table of some units in a language, nil where one of them is not in it.
func (b *builder) variants(tag language.Tag, k int, units []int) [][]Stretch {
	texts := make([]string, len(units))
	for i, n := range units {
		if texts[i] = b.text(n, k); texts[i] == "" {
			return nil
		}
	}
	key := b.tag(k) + "\x00" + strings.Join(texts, "\x00")
	if rows, ok := b.tables[key]; ok {
		return rows
	}
	table := diff.Variants(texts, diff.In(tag))
	rows := make([][]Stretch, 0, len(table.Rows))
	for _, r := range table.Rows {
		row := make([]Stretch, 0, len(r.Cells))
		for i, c := range r.Cells {
			cell := Stretch{Text: c.Text(texts[i])}
			for _, s := range c.New {
				if s.Start < c.Start || s.End > c.End {
					continue
				}
				cell.New = append(cell.New, utf16Len(texts[i][c.Start:s.Start]), utf16Len(texts[i][c.Start:s.End]))
			}
			row = append(row, cell)
		}
		if r.Same && len(row) > 0 {
			row = row[:1]
		}
		rows = append(rows, row)
	}
	b.tables[key] = rows
	return rows
}

// A rarity tells how much a stem says: log2(units / units with it).
type rarity map[string]float64

func (b *builder) rarity() []rarity {
	out := make([]rarity, len(b.tags))
	for k, tag := range b.tags {
		l, in := lang.For(tag), rarity{}
		for n := range b.out.Units {
			for stem := range stemsIn(l, b.text(n, k)) {
				in[stem]++
			}
		}
		for stem, n := range in {
			in[stem] = math.Log2(float64(len(b.out.Units)) / n)
		}
		out[k] = in
	}
	return out
}

// stemsIn counts the content words of a text by stem, each with its form as written.
func stemsIn(l *lang.Language, text string) map[string][]string {
	out := map[string][]string{}
	for _, t := range l.Tokens(text) {
		word := t.Text(text)
		if t.Kind != lang.Word || len(word) < 4 || l.IsFunctionWord(lang.FoldAll.Key(word)) {
			continue
		}
		stem := l.Stem(word)
		out[stem] = append(out[stem], word)
	}
	return out
}

// termCount is how many words name a thread.
const termCount = 3

// terms picks the words that mark the units of a thread: those that most of them share and few others have. Chapeaux
// count too, for less, since they say what an item is about.
func (b *builder) terms(tag language.Tag, k int, units []int) []string {
	key := fmt.Sprint(k, units)
	if out, ok := b.names[key]; ok {
		return out
	}
	l, weights := lang.For(tag), b.weights[k]
	type term struct {
		form  string
		score float64
		at    int
	}
	score, forms := map[string]float64{}, map[string]map[string]int{}
	add := func(text string, weight float64) {
		for stem, words := range stemsIn(l, text) {
			score[stem] += weight * weights[stem]
			if forms[stem] == nil {
				forms[stem] = map[string]int{}
			}
			for _, w := range words {
				forms[stem][w]++
			}
		}
	}
	whole := ""
	for _, n := range units {
		add(b.text(n, k), 1)
		whole += " " + b.text(n, k)
		for up := b.out.Units[n].Up; up >= 0; up = b.out.Units[up].Up {
			add(b.text(up, k), 0.4)
			whole = b.text(up, k) + " " + whole
		}
	}
	var all []term
	for stem, s := range score {
		form, best := "", 0
		for f, n := range forms[stem] {
			if n > best || n == best && f < form {
				form, best = f, n
			}
		}
		all = append(all, term{form, s, strings.Index(whole, form)})
	}
	slices.SortFunc(all, func(x, y term) int {
		return cmp.Or(cmp.Compare(y.score, x.score), cmp.Compare(x.at, y.at), cmp.Compare(x.form, y.form))
	})
	var out []string
	for _, t := range all[:min(termCount, len(all))] {
		out = append(out, strings.ToLower(t.form))
	}
	b.names[key] = out
	return out
}
