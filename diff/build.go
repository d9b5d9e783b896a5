package diff

import (
	"strings"

	"github.com/reprise-wording/reprise/corpus/lang"
)

// A builder turns matched words into operations over bytes.
type builder struct {
	o    options
	a, b *words
	ops  []Op
	i, j int // bytes of either text that are done
}

func build(a, b *words, pairs []int32, o options) *Script {
	bd := &builder{o: o, a: a, b: b}
	for i := 0; i <= len(pairs); i++ {
		j := b.len()
		if i < len(pairs) {
			if pairs[i] < 0 {
				continue
			}
			j = int(pairs[i])
		}
		bd.gap(a.at(i), b.at(j))
		if i < len(pairs) {
			bd.pair(int(a.end[i]), int(b.end[j]))
		}
	}
	return &Script{A: a.text, B: b.text, Ops: bd.ops}
}

// pair emits two words that match by key.
func (bd *builder) pair(i, j int) {
	if bd.a.text[bd.i:i] == bd.b.text[bd.j:j] {
		bd.equal(i - bd.i)
		return
	}
	bd.change(i, j)
}

// gap emits what stands between two matches, up to i and j. White space that both sides share at either end stays.
func (bd *builder) gap(i, j int) {
	ga, gb := bd.a.text[bd.i:i], bd.b.text[bd.j:j]
	if ga == gb {
		bd.equal(len(ga))
		return
	}
	if lead := leading(ga); lead > 0 && lead == leading(gb) && ga[:lead] == gb[:lead] {
		bd.equal(lead)
		ga, gb = ga[lead:], gb[lead:]
	}
	trail := trailing(ga)
	if trail != trailing(gb) || ga[len(ga)-trail:] != gb[len(gb)-trail:] {
		trail = 0
	}
	bd.change(i-trail, j-trail)
	bd.equal(trail)
}

func leading(s string) int  { return len(s) - len(strings.TrimLeftFunc(s, isSpace)) }
func trailing(s string) int { return len(s) - len(strings.TrimRightFunc(s, isSpace)) }

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
	x, y := bd.a.text[bd.i:i], bd.b.text[bd.j:j]
	c := classify(bd.o.lang, x, y)
	ignored := bd.o.ignore != lang.FoldNone && c < Punctuation && bd.o.ignore.Key(fields(x)) == bd.o.ignore.Key(fields(y))
	if i > bd.i {
		bd.ops = append(bd.ops, Op{Kind: Delete, Change: c, A: span(bd.i, i), B: span(bd.j, bd.j), Ignored: ignored})
	}
	if j > bd.j {
		bd.ops = append(bd.ops, Op{Kind: Insert, Change: c, A: span(i, i), B: span(bd.j, j), Ignored: ignored})
	}
	bd.i, bd.j = i, j
}
