package concord

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"regexp/syntax"
	"runtime"
	"slices"
	"strings"
	"sync"
	"unicode"

	"github.com/reprise-wording/reprise/corpus/lang"
)

// A Pattern is a regular expression to look for.
type Pattern struct {
	re     *regexp.Regexp
	tree   *syntax.Regexp
	starts []string       // see startsOf
	here   *regexp.Regexp // re, at the beginning of a text only; with starts
}

// ParseRegexp reads a regular expression of Go's syntax (RE2). Case is ignored unless (?-i) says otherwise; an
// apostrophe, a space or a hyphen stands for each of its typographic variants. The error is a *QueryError.
func ParseRegexp(source string) (*Pattern, error) {
	tree, err := syntax.Parse(source, syntax.Perl|syntax.FoldCase)
	if err == nil {
		tree = variants(tree)
		var re *regexp.Regexp
		if re, err = regexp.Compile(tree.String()); err == nil {
			p := &Pattern{re: re, tree: tree.Simplify()}
			if p.starts = startsOf(p.tree); p.starts != nil {
				if p.here, err = regexp.Compile(`\A(?:` + tree.String() + ")"); err != nil { // nested as deep as can be
					p.starts, p.here = nil, nil
				}
			}
			return p, nil
		}
	}
	return nil, &QueryError{Query: source, Why: "no regular expression: " + expressionTrouble(err)}
}

// expressionTrouble says what keeps a regular expression from being one, and what to do.
func expressionTrouble(err error) string {
	var se *syntax.Error
	if !errors.As(err, &se) {
		return err.Error()
	}
	switch se.Code {
	case syntax.ErrMissingParen:
		return `a ( is not closed; close it, or write \( for the sign itself`
	case syntax.ErrUnexpectedParen:
		return `a ) closes nothing; write \) for the sign itself`
	case syntax.ErrMissingBracket:
		return `a [ is not closed; close it, or write \[ for the sign itself`
	case syntax.ErrMissingRepeatArgument:
		return fmt.Sprintf(
			`%s has nothing before it to repeat; write .* for anything, or \%[1]s for the sign itself`,
			se.Expr,
		)
	case syntax.ErrInvalidRepeatOp:
		return se.Expr + " repeats what is repeated; give one of the two"
	case syntax.ErrInvalidRepeatSize:
		return se.Expr + " is not a valid number of repetitions; give at most 1000 in all, and the smaller number first"
	case syntax.ErrInvalidCharRange, syntax.ErrInvalidCharClass:
		return se.Expr + ` is no range or class of characters; those are like a-z, \p{Lu} or [:digit:]`
	case syntax.ErrInvalidEscape:
		return se.Expr + ` means nothing here; write \\ for a backslash itself`
	case syntax.ErrTrailingBackslash:
		return `it ends in a backslash; write \\ for the sign itself`
	case syntax.ErrInvalidPerlOp, syntax.ErrInvalidNamedCapture:
		return se.Expr + " is nothing that RE2 knows; write (?:...) for brackets alone"
	case syntax.ErrInvalidUTF8:
		return "its characters are not UTF-8; type it again"
	}
	return string(se.Code) + "; give a shorter or simpler one" // too large or too deep
}

// written lists, for a sign on the keyboard, the signs that typesetting puts in its place.
var written = map[rune]string{
	'\'': `['’‘ʼ]`,
	' ':  `[ \x{a0}\x{202f}\x{2009}]`,
	'-':  `[-‐‑–—\x{ad}]`,
}

// variants puts a class of signs for each sign of a literal that has typographic variants.
func variants(re *syntax.Regexp) *syntax.Regexp {
	if re.Op != syntax.OpLiteral {
		for i, sub := range re.Sub {
			re.Sub[i] = variants(sub)
		}
		return re
	}
	if !slices.ContainsFunc(re.Rune, func(r rune) bool { return written[r] != "" }) {
		return re
	}
	var parts []*syntax.Regexp
	from := 0
	literal := func(to int) {
		if to > from {
			parts = append(parts, &syntax.Regexp{Op: syntax.OpLiteral, Flags: re.Flags, Rune: re.Rune[from:to]})
		}
	}
	for i, r := range re.Rune {
		class := written[r]
		if class == "" {
			continue
		}
		literal(i)
		from = i + 1
		sub, err := syntax.Parse(class, syntax.Perl)
		if err != nil {
			panic(err) // the classes are constants
		}
		parts = append(parts, sub)
	}
	literal(len(re.Rune))
	return &syntax.Regexp{Op: syntax.OpConcat, Flags: re.Flags, Sub: parts}
}

// Regexp finds every place where a regular expression matches. The only error is the context's.
func (ix *Index) Regexp(ctx context.Context, p *Pattern, o Options) (*Result, error) {
	candidates := ix.candidates(p.tree, o)
	spans := make([][]lang.Span, len(candidates))
	workers := runtime.GOMAXPROCS(0)
	var wg sync.WaitGroup
	for w := range workers {
		wg.Go(func() {
			f := p.finder()
			for i := w; i < len(candidates) && ctx.Err() == nil; i += workers {
				spans[i] = f.all(ix.units[candidates[i]].block.Text)
			}
		})
	}
	wg.Wait()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return ix.regexpResult(candidates, spans, o.Limit)
}

// regexpResult counts by putting each match at the first place of its unit, then gives the hits their true spans.
func (ix *Index) regexpResult(units []int32, spans [][]lang.Span, limit int) (*Result, error) {
	var matches []match
	var at []lang.Span
	for i, u := range units {
		for _, s := range spans[i] {
			first := ix.units[u].first
			matches = append(matches, match{ranges: [][2]int32{{first, first}}})
			at = append(at, s)
		}
	}
	r, err := ix.result(matches, limit)
	if err != nil {
		return nil, err
	}
	for i := range r.Hits {
		r.Hits[i].Spans = []lang.Span{at[i]}
	}
	return r, nil
}

// candidates lists the units that have, for each run of letters the expression can't match without, a word with that
// run.
func (ix *Index) candidates(tree *syntax.Regexp, o Options) []int32 {
	runs := required(tree)
	var out []int32
	for _, v := range ix.vocabs {
		if !wanted(v.language, o.Language) {
			continue
		}
		var in map[int32]bool
		for _, run := range runs {
			in = ix.narrow(v, run, in)
		}
		for i := range ix.units {
			if ix.docs[ix.units[i].doc].vocab == v && (len(runs) == 0 || in[int32(i)]) {
				out = append(out, int32(i))
			}
		}
	}
	slices.Sort(out)
	return out
}

// narrow keeps of a set of units (nil: all) those with a word that has the run of letters in it.
func (ix *Index) narrow(v *vocabulary, run string, among map[int32]bool) map[int32]bool {
	kept := map[int32]bool{}
	for i := range v.words {
		w := &v.words[i]
		if !strings.Contains(w.bare, run) {
			continue
		}
		for _, p := range w.places {
			if u := int32(ix.unitAt(p)); among == nil || among[u] {
				kept[u] = true
			}
		}
	}
	return kept
}

// shortestRun is the shortest run of letters worth narrowing by.
const shortestRun = 3

// required lists runs of letters, folded, that stand in every text the expression matches. A run lies inside one word
// of package lang, which breaks no run of letters.
func required(re *syntax.Regexp) []string {
	switch re.Op {
	case syntax.OpLiteral:
		return runsOf(string(re.Rune))
	case syntax.OpCapture, syntax.OpPlus:
		return required(re.Sub[0])
	case syntax.OpRepeat:
		if re.Min > 0 {
			return required(re.Sub[0])
		}
	case syntax.OpConcat:
		var all []string
		for _, sub := range re.Sub {
			all = append(all, required(sub)...)
		}
		return all
	}
	return nil
}

func runsOf(s string) []string {
	var out []string
	for _, run := range strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if key := lang.FoldAll.Key(run); len(key) >= shortestRun && len([]rune(run)) >= shortestRun {
			out = append(out, key)
		}
	}
	return out
}
