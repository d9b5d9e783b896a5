package diff

import (
	"strings"
	"unicode/utf8"

	"github.com/reprise-wording/reprise/corpus/lang"
)

// A builder turns matched words into operations over bytes.
type builder struct {
	o     options
	a, b  *words
	moved relocations
	ops   []Op
	i, j  int      // bytes of either text that are done
	asked []asking // changes that may be of force
	words *matcher // of words, where whole sentences are compared
}

func build(m *matcher, moved relocations, o options) *Script {
	a, b := m.a, m.b
	bd := &builder{o: o, a: a, b: b, moved: moved, words: m.words}
	s := &Script{A: a.text, B: b.text, Moves: bd.links()}
	i, j := 0, 0
	places := m.gaps()
	bd.ops = make([]Op, 0, 3*len(places)+1)
	for _, g := range places {
		bd.run(i, g.alo, j)
		bd.gap(g.alo, g.ahi, g.blo, g.bhi)
		i, j = g.ahi, g.bhi
	}
	bd.run(i, a.len(), j)
	bd.gap(a.len(), a.len(), b.len(), b.len())
	bd.readForce()
	s.Ops = bd.ops
	return s
}

// links gives the moves in bytes.
func (bd *builder) links() []Relocation {
	var out []Relocation
	for _, r := range bd.moved.list {
		out = append(out, Relocation{
			A:      span(bd.a.at(r.alo), int(bd.a.end[r.ahi-1])),
			B:      span(bd.b.at(r.blo), int(bd.b.end[r.bhi-1])),
			Edited: r.words < max(r.ahi-r.alo, r.bhi-r.blo),
		})
	}
	return out
}

// fewPairs is the number of words up to which they are emitted one by one.
const fewPairs = 8

// run emits words x to i of a, which match those from y on: at one go where all their bytes are the same, in halves
// where not.
func (bd *builder) run(x, i, y int) {
	if x == i {
		return
	}
	j := y + i - x
	endA, endB := int(bd.a.end[i-1]), int(bd.b.end[j-1])
	switch {
	case bd.a.text[bd.i:endA] == bd.b.text[bd.j:endB]:
		bd.equal(endA - bd.i)
	case i-x > fewPairs:
		half := (i - x) / 2
		bd.run(x, x+half, y)
		bd.run(x+half, i, y+half)
	default:
		for ; x < i; x, y = x+1, y+1 {
			bd.gap(x, x, y, y)
			bd.pair(int(bd.a.end[x]), int(bd.b.end[y]))
		}
	}
}

// pair emits two words that match by key.
func (bd *builder) pair(i, j int) {
	if bd.a.text[bd.i:i] == bd.b.text[bd.j:j] {
		bd.equal(i - bd.i)
		return
	}
	bd.change(i, j)
}

// gap emits what stands between two matches: words x to i of a, y to k of b, and the white space around them. White
// space that both sides have at either end stays.
func (bd *builder) gap(x, i, y, k int) {
	endA, endB := bd.a.at(i), bd.b.at(k)
	if bd.hasMove(x, i, y, k) {
		bd.inside(endA, endB, func(endA, endB int) { bd.moves(x, i, endA, y, k, endB) })
		return
	}
	if bd.words != nil {
		bd.sentences(gapAt{x, i, y, k}, endA, endB)
		return
	}
	// a paragraph that stays one is not taken out with its end
	if n := strings.Count(bd.a.text[bd.i:endA], "\n"); n > 0 && n == strings.Count(bd.b.text[bd.j:endB], "\n") {
		for range n {
			bd.inside(behindLine(bd.a.text, bd.i), behindLine(bd.b.text, bd.j), bd.change)
		}
	}
	bd.inside(endA, endB, bd.lines)
}

// longLabel is the length in bytes of the longest label of a line, "(xviii)".
const longLabel = 8

// lines emits a change: first whole lines that only one side has, before a line whose label changed.
func (bd *builder) lines(endA, endB int) {
	a, b := bd.a.text[bd.i:endA], bd.b.text[bd.j:endB]
	linesA, linesB := strings.LastIndexByte(a, '\n')+1, strings.LastIndexByte(b, '\n')+1
	labelA, labelB := len(a)-linesA, len(b)-linesB
	if (linesA > 0) != (linesB > 0) && labelA > 0 && labelB > 0 && labelA <= longLabel && labelB <= longLabel &&
		atLine(bd.a.text, bd.i) && atLine(bd.b.text, bd.j) {
		bd.change(bd.i+linesA, bd.j+linesB)
	}
	bd.change(endA, endB)
}

func atLine(text string, i int) bool { return i == 0 || text[i-1] == '\n' }

// sentences emits a gap between whole sentences: those that share words as one replaced by the other, and the others by
// themselves.
func (bd *builder) sentences(g gapAt, endA, endB int) {
	beads := bd.words.beadsOf(bd.a, bd.b, g)
	for _, b := range beads {
		bd.inside(bd.a.at(b.i), bd.b.at(b.j), bd.change)
		bd.inside(int(bd.a.end[b.i+b.m-1]), int(bd.b.end[b.j+b.n-1]), bd.change)
	}
	bd.inside(endA, endB, bd.change)
}

func behindLine(text string, at int) int { return at + strings.IndexByte(text[at:], '\n') + 1 }

// inside emits what stands up to endA and endB: white space that both begin or end with, and in between what change
// emits.
func (bd *builder) inside(endA, endB int, change func(endA, endB int)) {
	ga, gb := bd.a.text[bd.i:endA], bd.b.text[bd.j:endB]
	if ga == gb {
		bd.equal(len(ga))
		return
	}
	lead := commonLead(ga, gb)
	trail := commonTrail(ga[lead:], gb[lead:])
	bd.equal(lead)
	change(endA-trail, endB-trail)
	bd.equal(trail)
}

// commonLead is the length of the white space that both texts begin with.
func commonLead(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) {
		r, size := utf8.DecodeRuneInString(a[n:])
		if !isSpace(r) || !strings.HasPrefix(b[n:], a[n:n+size]) {
			break
		}
		n += size
	}
	return n
}

// commonTrail is the length of the white space that both texts end with.
func commonTrail(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) {
		r, size := utf8.DecodeLastRuneInString(a[:len(a)-n])
		if !isSpace(r) || !strings.HasSuffix(b[:len(b)-n], a[len(a)-n-size:len(a)-n]) {
			break
		}
		n += size
	}
	return n
}

func (bd *builder) equal(n int) {
	if n == 0 {
		return
	}
	if k := len(bd.ops) - 1; k >= 0 && bd.ops[k].Kind == Equal {
		bd.ops[k].A.End += n
		bd.ops[k].B.End += n
	} else {
		bd.ops = append(bd.ops, Op{Kind: Equal, A: span(bd.i, bd.i+n), B: span(bd.j, bd.j+n)})
	}
	bd.i, bd.j = bd.i+n, bd.j+n
}

// change emits the bytes up to i and j as taken out and brought in.
func (bd *builder) change(i, j int) {
	if bd.i == i && bd.j == j {
		return
	}
	a, b := span(bd.i, i), span(bd.j, j)
	c, ignored := bd.kind(a.Text(bd.a.text), b.Text(bd.b.text))
	if c < Punctuation && bd.goesOn(c, ignored) {
		n := len(bd.ops) - 3
		bd.ops[n].A.End, bd.ops[n+1].B.End = i, j
		bd.ops[n+1].A = span(i, i)
		bd.ops, bd.i, bd.j = bd.ops[:n+2], i, j
		return
	}
	first := len(bd.ops)
	bd.delete(i, Op{Change: c, Ignored: ignored})
	bd.insert(j, Op{Change: c, Ignored: ignored})
	if c == Wording && bd.o.force && len(bd.asked) < maxReadings && bd.mayForce(a, b) {
		bd.asked = append(bd.asked, asking{first, len(bd.ops), a, b})
	}
}

// goesOn reports whether a change of typography, case or accents follows one of its kind after white space. THE STATE
// and the State differ once, not twice.
func (bd *builder) goesOn(c Change, ignored bool) bool {
	n := len(bd.ops) - 3
	if n < 0 {
		return false
	}
	out, in, gap := bd.ops[n], bd.ops[n+1], bd.ops[n+2]
	same := func(op Op, kind OpKind) bool {
		return op.Kind == kind && op.Change == c && op.Ignored == ignored && op.Link == 0
	}
	return same(out, Delete) && same(in, Insert) && gap.Kind == Equal &&
		strings.TrimLeft(gap.A.Text(bd.a.text), " ") == ""
}

// kind names the change from x to y, and tells whether the caller counts it.
func (bd *builder) kind(x, y string) (Change, bool) {
	c := classify(bd.o.lang, x, y)
	return c, bd.o.kinds[c] ||
		c < Punctuation && bd.o.ignore != lang.FoldNone && bd.o.ignore.Key(fields(x)) == bd.o.ignore.Key(fields(y))
}

// delete emits the bytes of a up to i as taken out, with the rest of the operation as in op.
func (bd *builder) delete(i int, op Op) {
	if i > bd.i {
		op.Kind, op.A, op.B = Delete, span(bd.i, i), span(bd.j, bd.j)
		bd.emit(op)
		bd.i = i
	}
}

// insert emits the bytes of b up to j as brought in.
func (bd *builder) insert(j int, op Op) {
	if j > bd.j {
		op.Kind, op.A, op.B = Insert, span(bd.i, bd.i), span(bd.j, j)
		bd.emit(op)
		bd.j = j
	}
}

// emit adds an operation, joined to the one before where it is of the same kind in all respects, and not a whole
// sentence.
func (bd *builder) emit(op Op) {
	if k := len(bd.ops) - 1; k >= 0 && op.Kind != Move && bd.words == nil {
		if last := &bd.ops[k]; last.Kind == op.Kind && last.Change == op.Change && last.Link == op.Link &&
			last.Ignored == op.Ignored {
			last.A.End, last.B.End = op.A.End, op.B.End
			return
		}
	}
	bd.ops = append(bd.ops, op)
}
