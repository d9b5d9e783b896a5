package concord

import (
	"context"
	"regexp"
	"regexp/syntax"
	"runtime"
	"slices"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus/lang"
)

// A need is a part of an expression that every match has, inside one word.
type need struct {
	run    string         // a run of letters, folded
	re     *regexp.Regexp // where that is not all there is to say
	digits bool           // re matches digits alone
	starts []string       // of re, see startsOf
}

func (n need) in(key string) bool {
	if n.digits && !strings.ContainsFunc(key, unicode.IsDigit) {
		return false // which is most words, and quickly told
	}
	if n.starts != nil && !canFold(key) &&
		!slices.ContainsFunc(n.starts, func(s string) bool { return strings.Contains(key, s) }) {
		return false
	}
	if n.run != "" && !strings.Contains(lang.FoldAccents.Key(key), n.run) {
		return false
	}
	return n.re == nil || n.re.MatchString(key)
}

// needs lists the parts of an expression that lie inside one word: stretches of its sequence that can be nothing but
// letters, or nothing but digits, which package lang does not break. It is what trigrams are to Cox's code search,
// with words for trigrams.
func needs(tree *syntax.Regexp) []need {
	var out []need
	for _, run := range required(tree) {
		out = append(out, need{run: run})
	}
	for _, part := range sequences(tree) {
		if unfolded(part) {
			continue
		}
		re, err := regexp.Compile("(?i)" + part.String())
		if err == nil && !re.MatchString("") {
			out = append(out, need{re: re, digits: pure(part, unicode.IsDigit), starts: startsOf(part)})
		}
	}
	return out
}

// sequences lists stretches, as long as can be, of letters alone or digits alone. Literals by themselves are left to
// required.
func sequences(tree *syntax.Regexp) []*syntax.Regexp {
	switch tree.Op {
	case syntax.OpCapture:
		return sequences(tree.Sub[0])
	case syntax.OpConcat:
	default:
		if pure(tree, unicode.IsDigit) || pure(tree, unicode.IsLetter) {
			return []*syntax.Regexp{tree}
		}
		return nil
	}
	var out []*syntax.Regexp
	for _, of := range []func(rune) bool{unicode.IsDigit, unicode.IsLetter} {
		from := 0
		end := func(to int) {
			if to > from && (to > from+1 || tree.Sub[from].Op != syntax.OpLiteral) {
				out = append(out, &syntax.Regexp{Op: syntax.OpConcat, Sub: tree.Sub[from:to]})
			}
			from = to + 1
		}
		for i, sub := range tree.Sub {
			if !pure(sub, of) {
				end(i)
			}
		}
		end(len(tree.Sub))
	}
	for _, sub := range tree.Sub {
		if sub.Op == syntax.OpCapture && sub.Sub[0].Op == syntax.OpConcat && !pure(sub, unicode.IsLetter) &&
			!pure(sub, unicode.IsDigit) {
			out = append(out, sequences(sub)...)
		}
	}
	return out
}

// unfolded reports whether a stretch has a letter that keys write otherwise, as œ is written oe: then keys do not tell.
func unfolded(re *syntax.Regexp) bool {
	other := func(r rune) bool { return lang.FoldTypography.Key(string(r)) != string(r) }
	switch re.Op {
	case syntax.OpLiteral:
		return slices.ContainsFunc(re.Rune, other)
	case syntax.OpCharClass:
		for i := 0; i+1 < len(re.Rune); i += 2 {
			for r := re.Rune[i]; r <= re.Rune[i+1]; r++ {
				if other(r) {
					return true
				}
			}
		}
	}
	return slices.ContainsFunc(re.Sub, unfolded)
}

// mostClass bounds how many runes of a class are looked at.
const mostClass = 2000

// pure reports whether an expression can match nothing but runes of a kind.
func pure(re *syntax.Regexp, of func(rune) bool) bool {
	switch re.Op {
	case syntax.OpLiteral:
		return !slices.ContainsFunc(re.Rune, func(r rune) bool { return !of(r) })
	case syntax.OpCharClass:
		n := 0
		for i := 0; i+1 < len(re.Rune); i += 2 {
			if n += int(re.Rune[i+1]-re.Rune[i]) + 1; n > mostClass {
				return false
			}
			for r := re.Rune[i]; r <= re.Rune[i+1]; r++ {
				if !of(r) {
					return false
				}
			}
		}
		return n > 0
	case syntax.OpCapture,
		syntax.OpPlus,
		syntax.OpStar,
		syntax.OpQuest,
		syntax.OpRepeat,
		syntax.OpConcat,
		syntax.OpAlternate:
		return len(re.Sub) > 0 && !slices.ContainsFunc(re.Sub, func(s *syntax.Regexp) bool { return !pure(s, of) })
	}
	return false
}

// regexpRows is RegexpIn by rows: what an expression needs is looked for among the words of a document, then in its
// row, and only texts that have all of it are read. The error is errRow where a document has no row that can be read.
func regexpRows(ctx context.Context, src Rower, tags []language.Tag, p *Pattern, o Options) (*Result, *Index, error) {
	ix := &Index{part: true}
	for _, tag := range tags {
		ix.vocabulary(tag)
	}
	ix.marks = &marks{needs: needs(p.tree)}
	if err := ix.enter(src); err != nil {
		return nil, nil, err
	}
	marked := make([][]unit, len(ix.docs)) // by document: its units that have all that the expression needs
	err := ix.eachPiece(ctx, o.Language, nil, func(doc int, p *piece) error {
		marked[doc] = slices.DeleteFunc(slices.Clone(p.units), func(u unit) bool { return !u.all })
		return nil
	})
	if err != nil {
		return nil, nil, err
	}
	ix.units = slices.Concat(marked...)
	for no := range ix.units {
		ix.units[no].first = int32(no)
	}
	spans := make([][]lang.Span, len(ix.units))
	var wg sync.WaitGroup
	texts := make(chan batch, 16)
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			f := p.finder()
			for b := range texts {
				for k, no := range b.units {
					spans[no] = f.all(b.texts[k])
				}
			}
		})
	}
	err = ix.batches(ctx, src, texts)
	close(texts)
	wg.Wait()
	if err != nil {
		return nil, nil, err
	}
	var units []int32
	var found [][]lang.Span
	for no, s := range spans {
		if len(s) > 0 {
			units, found = append(units, int32(no)), append(found, s)
		}
	}
	r, err := ix.regexpResult(units, found, o.Limit)
	return r, ix, err
}

// A batch is texts to be searched, with the places of their units.
type batch struct {
	units []int
	texts []string
}

// batches sends the texts of the units, document by document.
func (ix *Index) batches(ctx context.Context, src Rower, to chan<- batch) error {
	for no := 0; no < len(ix.units); {
		if err := ctx.Err(); err != nil {
			return err
		}
		doc := ix.units[no].doc
		at := map[int64]int{}
		var numbers []int64
		for ; no < len(ix.units) && ix.units[no].doc == doc; no++ {
			at[ix.units[no].number] = no
			numbers = append(numbers, ix.units[no].number)
		}
		var b batch
		err := src.TextsOf(ix.docs[doc].doc, numbers, func(number int64, text string) {
			if no, ok := at[number]; ok {
				b.units, b.texts = append(b.units, no), append(b.texts, text)
				if len(b.units) == 256 {
					to <- b
					b = batch{}
				}
			}
		})
		if err != nil {
			return err
		}
		to <- b
	}
	return nil
}

// marks is what units are looked through for.
type marks struct{ needs []need }

// of gives for each word of a document the needs that it meets, a bit each.
func (m *marks) of(key string) uint64 {
	var bits uint64
	for i, n := range m.needs[:min(len(m.needs), 64)] {
		if n.in(key) {
			bits |= 1 << i
		}
	}
	return bits
}

// whole is all bits.
func (m *marks) whole() uint64 { return 1<<min(len(m.needs), 64) - 1 }
