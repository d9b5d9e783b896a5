package agreedview

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/reprise-wording/reprise/corpus/lang"
	"github.com/reprise-wording/reprise/corpus/ooxml"
	"github.com/reprise-wording/reprise/diff"
	"github.com/reprise-wording/reprise/diff/redline"
)

// track changes the draft's package into a redline: with every change rejected, each paragraph that has a source says
// what its best source says; with every change accepted the file says what it said. To get there the words of a copy
// of the file are changed into those of the sources, and the copy is compared with the file.
func (v *View) track(pkg *ooxml.Package, file []byte) (done Tracked, err error) {
	sources, err := ooxml.Open(file)
	if err != nil {
		return done, err
	}
	main, err := sources.Main()
	if err != nil {
		return done, err
	}
	tree, err := main.Tree()
	if err != nil {
		return done, err
	}
	ooxml.ResolveChanges(tree, tree.Root, true)
	s := readStream(tree.Root)
	places := s.places(v.Draft)
	rewrites := map[int][]rewrite{} // by paragraph of the file, which may hold several of the draft
	for k, f := range v.Findings {
		if f.Changes == nil || f.Changes.A == f.Changes.B {
			continue
		}
		at := places[k]
		if !s.standsAlone(places, k) {
			done.Missed = append(done.Missed, v.Draft[k].Cite)
			continue
		}
		p := s.owner[at.from]
		rewrites[p] = append(rewrites[p], s.paras[p].rewrites(f.Changes, len(s.own(p, s.paras[p].start, at.from)))...)
	}
	for p, changes := range rewrites {
		s.paras[p].apply(tree, changes)
	}
	main.Changed()
	report, err := redline.Compare(sources, pkg, redline.Options{})
	if err != nil {
		return done, fmt.Errorf("comparing the draft with a copy that says what its sources say (the first file): %w", err)
	}
	done.Messages = report.Messages
	return done, nil
}

// A rewrite puts other words in place of a stretch of a paragraph, in bytes of its text.
type rewrite struct {
	from, to int
	text     string
}

// rewrites turn the words of a paragraph of the draft back into those of its source. They begin at the letter of the
// paragraph of the file that follows so many bytes of letters.
func (p *paragraph) rewrites(script *diff.Script, skip int) []rewrite {
	var whole strings.Builder
	for _, t := range p.texts {
		whole.WriteString(t.Text())
	}
	starts, ends := offsets(script.B, whole.String(), skip)
	var out []rewrite
	for _, e := range script.Edits() {
		at := rewrite{from: starts[e.B.Start], to: ends[e.B.End], text: e.A.Text(script.A)}
		if e.B.Start == e.B.End {
			at.from = at.to
		}
		at.to = max(at.from, at.to)
		out = append(out, at)
	}
	return out
}

// offsets tell where a text stands in a paragraph that has the letters of the text after so many bytes of letters, and
// other spaces and punctuation maybe: for each place between its characters where the next of them begins and where
// the one before ends.
func offsets(text, whole string, skip int) (starts, ends []int) {
	at := 0
	for skip > 0 && at < len(whole) {
		r, size := utf8.DecodeRuneInString(whole[at:])
		skip -= len(letters(string(r)))
		at += size
	}
	starts, ends = make([]int, len(text)+1), make([]int, len(text)+1)
	for i, long := 0, 0; i < len(text); i += long {
		r, size := rune(0), 0
		r, long = utf8.DecodeRuneInString(text[i:])
		gap := len(whole) // the next letter
		if k := strings.IndexFunc(whole[at:], isLetter); k >= 0 {
			gap = at + k
		}
		if isLetter(r) {
			if at = gap; at < len(whole) {
				_, size = utf8.DecodeRuneInString(whole[at:])
			}
		} else if k := strings.IndexRune(whole[at:gap], r); k >= 0 {
			at, size = at+k, long
		}
		if i == 0 {
			ends[0] = at
		}
		starts[i] = at
		at += size
		ends[i+long] = at
	}
	starts[len(text)] = at
	return starts, ends
}

// apply makes rewrites, of which no two overlap, in the elements of a paragraph. New words stand in the first element
// of which words are taken.
func (p *paragraph) apply(tree *ooxml.Tree, changes []rewrite) {
	slices.SortStableFunc(changes, func(a, b rewrite) int { return a.from - b.from })
	texts, spans := make([]string, len(p.texts)), make([]lang.Span, len(p.texts))
	at := 0
	for k, t := range p.texts {
		texts[k] = t.Text()
		spans[k] = lang.Span{Start: at, End: at + len(texts[k])}
		at = spans[k].End
	}
	for _, c := range slices.Backward(changes) {
		put := false
		for k, s := range spans {
			from, to := max(c.from, s.Start), min(c.to, s.End)
			if from > to || from == to && (put || c.from < c.to) {
				continue
			}
			text := ""
			if !put {
				text, put = c.text, true
			}
			texts[k] = texts[k][:from-s.Start] + text + texts[k][to-s.Start:]
		}
	}
	for k, t := range p.texts {
		if texts[k] != t.Text() {
			t.Kids = []*ooxml.Node{ooxml.NewText(texts[k])}
			tree.Set(t, "xml:space", "preserve")
		}
	}
}
