package concord

import (
	"context"
	"slices"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/lang"
)

// Options of a search; the zero value searches everything.
type Options struct {
	Language language.Tag // only texts in this language; und: all
	Strict   bool         // leave out forms with misread letters
	Within   int          // words of a phrase may stand in either order with so many others between; 0: next to each other
	Limit    int          // return so many hits at most (they are all counted); 0: all
}

// A Hit is one place where a wording occurs.
type Hit struct {
	Paper    *corpus.Paper
	Document *corpus.Document
	Meeting  *corpus.Part // the meeting that the block is of, else the part that stands for the paper
	Block    *corpus.Block
	Spans    []lang.Span // what matched, in bytes of Block.Text, rising; one for each phrase of the query
	Fuzzy    bool        // letters had to be taken for misread ones
}

// A Result is what a search found.
type Result struct {
	Hits     []Hit     // in the order of papers, versions and blocks
	Total    int       // hits, those past Options.Limit too
	Blocks   int       // blocks with a hit
	Meetings []Meeting // every meeting of the corpus, in order; a paper that is not divided by meetings is one
	Series   []Series  // for each language with a hit, in the order of the corpus
}

// A Meeting is one meeting of the corpus, whatever the languages it is there in.
type Meeting struct {
	Paper *corpus.Paper
	Ref   corpus.Ref // zero where nothing names it
	Year  int        // 0 where unknown
}

// A Series is how often a wording occurs in one language, meeting by meeting.
type Series struct {
	Language language.Tag
	Counts   []int // one for each of Result.Meetings
	Total    int
}

// A match is the places of one hit in the row, each [start, end).
type match struct {
	ranges [][2]int32
	fuzzy  bool
}

func (m match) last() [2]int32 { return m.ranges[len(m.ranges)-1] }

// Search finds every place where a query occurs. The error is the context's, or that of a source.
func (ix *Index) Search(ctx context.Context, q *Query, o Options) (*Result, error) {
	var all []match
	for _, v := range ix.vocabs {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if wanted(v.language, o.Language) {
			all = append(all, ix.match(v, q, o)...)
		}
	}
	return ix.result(ordered(all), o.Limit)
}

// match finds the places of a query in one language, in the order of the row.
func (ix *Index) match(v *vocabulary, q *Query, o Options) []match {
	var all []match
	for _, a := range q.alts {
		all = append(all, ix.matchAlternative(v, a.loosened(v.language, o.Within), o.Strict)...)
	}
	return ordered(all)
}

func wanted(l *lang.Language, tag language.Tag) bool {
	return tag == language.Und || l == lang.For(tag)
}

// loosened takes the bare phrases apart into words that stand near each other.
func (a alternative) loosened(l *lang.Language, within int) alternative {
	if within <= 0 {
		return a
	}
	var out alternative
	for i, ph := range a.phrases {
		parts := []phrase{ph}
		if words := phraseWords(l, ph.text); !ph.exact && len(words) > 1 {
			parts = parts[:0]
			for _, w := range words {
				text := w.key
				if w.prefix {
					text += "*"
				}
				parts = append(parts, phrase{text: text})
			}
		}
		for k, part := range parts {
			switch {
			case k > 0:
				out.joins = append(out.joins, join{joinNear, within})
			case i > 0:
				out.joins = append(out.joins, a.joins[i-1])
			}
			out.phrases = append(out.phrases, part)
		}
	}
	return out
}

// ordered sorts matches by place and drops those that begin where another does.
func ordered(all []match) []match {
	byPlace := func(a, b match) int { return int(a.ranges[0][0]) - int(b.ranges[0][0]) }
	if !slices.IsSortedFunc(all, byPlace) {
		slices.SortStableFunc(all, byPlace)
	}
	return slices.CompactFunc(all, func(a, b match) bool { return a.ranges[0][0] == b.ranges[0][0] })
}

func (ix *Index) matchAlternative(v *vocabulary, a alternative, strict bool) []match {
	var so []match
	for i, ph := range a.phrases {
		found := ix.matchPhrase(v, ix.compile(v, ph, strict))
		if len(found) == 0 {
			return nil
		}
		if i == 0 {
			so = found
			continue
		}
		so = ix.joinMatches(so, found, a.joins[i-1])
	}
	return so
}

// matchPhrase finds the places of a phrase, starting from the term that is rarest.
func (ix *Index) matchPhrase(v *vocabulary, terms []term) []match {
	if len(terms) == 0 {
		return nil
	}
	anchor, least := 0, v.frequency(terms[0])
	for i := 1; i < len(terms) && len(terms[i-1].broken) == 0 && len(terms[i-1].joined) == 0; i++ {
		if f := v.frequency(terms[i]); f < least {
			anchor, least = i, f
		}
	}
	var out []match
	var ranges [][2]int32 // of all matches, which are cut from it
	for _, p := range v.starts(terms[anchor]) {
		at := p - int32(anchor)
		if at < 0 {
			continue
		}
		if end, fuzzy, ok := ix.follow(terms, at, false); ok {
			if len(ranges) == cap(ranges) {
				ranges = make([][2]int32, 0, max(64, min(2*cap(ranges), 1<<16)))
			}
			ranges = append(ranges, [2]int32{at, end})
			n := len(ranges)
			out = append(out, match{ranges[n-1 : n : n], fuzzy})
		}
	}
	return out
}

// follow reports whether the terms stand in the row from a place on, and where they end.
func (ix *Index) follow(terms []term, at int32, fuzzy bool) (end int32, isFuzzy, ok bool) {
	if len(terms) == 0 {
		return at, fuzzy, true
	}
	t, w := terms[0], ix.row[at].word
	if w == border {
		return 0, false, false
	}
	if misread, in := t.words[w]; in {
		if end, f, ok := ix.follow(terms[1:], at+1, fuzzy || misread); ok {
			return end, f, true
		}
	}
	if _, in := t.joined[w]; in && len(terms) > 1 {
		if end, f, ok := ix.follow(terms[2:], at+1, fuzzy); ok {
			return end, f, true
		}
	}
	for _, b := range t.broken {
		if _, in := b.first[w]; !in {
			continue
		}
		if _, in := b.second[ix.row[at+1].word]; !in { // the row ends with a border
			continue
		}
		if end, f, ok := ix.follow(terms[1:], at+2, fuzzy || !ix.hyphenBefore(at+1)); ok {
			return end, f, true
		}
	}
	return 0, false, false
}

// hyphenBefore reports whether a hyphen alone parts a place from the one before it.
func (ix *Index) hyphenBefore(at int32) bool {
	no := ix.unitAt(at)
	before, here := ix.row[at-1], ix.row[at]
	if ix.rower != nil {
		if ix.load([]int{no}) != nil {
			return false // it is found as two words, which is what it looks like
		}
		u := &ix.units[no]
		all, k := spans(ix.docs[u.doc].vocab.language, u.block.Text), int(at-u.first)
		if k >= len(all) {
			return false
		}
		before.end, here.start = int32(all[k-1].End), int32(all[k].Start)
	}
	return hyphenated(ix.units[no].block.Text[before.end:here.start])
}

// frequency is how many places a term can begin at.
func (v *vocabulary) frequency(t term) int {
	n := 0
	for id := range v.openings(t) {
		n += len(v.words[id].places)
	}
	return n
}

// openings are the words that a term can begin with.
func (v *vocabulary) openings(t term) map[int32]bool {
	if len(t.broken) == 0 && len(t.joined) == 0 {
		return t.words
	}
	all := map[int32]bool{}
	for _, set := range []map[int32]bool{t.words, t.joined} {
		for id := range set {
			all[id] = true
		}
	}
	for _, b := range t.broken {
		for id := range b.first {
			all[id] = true
		}
	}
	return all
}

// starts lists the places where a term can begin, rising.
func (v *vocabulary) starts(t term) []int32 {
	opening := v.openings(t)
	var out []int32
	for id := range opening {
		if len(opening) == 1 {
			return v.words[id].places
		}
		out = append(out, v.words[id].places...)
	}
	slices.Sort(out)
	return out
}

// joinMatches pairs each match of so with the nearest of next that the join allows.
func (ix *Index) joinMatches(so, next []match, j join) []match {
	var out []match
	for _, m := range so {
		from, to := m.last()[0], m.last()[1]
		u := ix.unitAt(from)
		lo, hi := ix.units[u].first, int32(len(ix.row))
		if u+1 < len(ix.units) {
			hi = ix.units[u+1].first
		}
		switch j.kind {
		case joinThen:
			lo, hi = to, min(hi, to+int32(j.gap)+1)
		case joinNear:
			hi = min(hi, to+int32(j.gap)+1)
		}
		if n, ok := nearestMatch(next, lo, hi, from, to, j); ok {
			ranges := append(slices.Clone(m.ranges), n.ranges...)
			out = append(out, match{ranges, m.fuzzy || n.fuzzy})
		}
	}
	for i := range out {
		slices.SortFunc(out[i].ranges, func(a, b [2]int32) int { return int(a[0]) - int(b[0]) })
	}
	return out
}

// nearestMatch finds, among matches that begin in [lo, hi), the one with the fewest words between it and [from, to).
func nearestMatch(next []match, lo, hi, from, to int32, j join) (match, bool) {
	at, _ := slices.BinarySearchFunc(next, lo, func(m match, p int32) int { return int(m.ranges[0][0]) - int(p) })
	best, least := -1, int32(0)
	for i := at; i < len(next) && next[i].ranges[0][0] < hi; i++ {
		r := next[i].ranges[0]
		between := r[0] - to
		if r[0] < to {
			between = from - r[1]
		}
		if between < 0 || j.kind != joinUnit && between > int32(j.gap) {
			continue // they overlap, or stand too far apart
		}
		if best < 0 || between < least {
			best, least = i, between
		}
	}
	if best < 0 {
		return match{}, false
	}
	return next[best], true
}
