package concord

import (
	"slices"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus/lang"
	"github.com/reprise-wording/reprise/corpus/packed"
)

// FuzzRow reads any row without a panic; one that was written is read.
func FuzzRow(f *testing.F) {
	r := NewRow(lang.For(language.French))
	r.Add(3, 0, "l'adoption des mesures, la non-sanction")
	r.Add(9, 1, "")
	r.Add(10, 1, "des mesures")
	sealed := r.Bytes()
	whole, ok := packed.Unseal(string(sealed))
	if !ok {
		f.Fatal("a row has no sum")
	}
	f.Add([]byte(whole))
	f.Fuzz(func(t *testing.T, data []byte) {
		ix := &Index{}
		v := ix.vocabulary(language.French)
		v.addWord("mesures")
		ix.docs = []document{{vocab: v, meetings: make([]int, 8)}}
		p := ix.piece()
		err := p.read(string(packed.Seal(slices.Clone(data))), 0)
		if string(data) == whole &&
			(err != nil || len(p.units) != 3 || len(p.vocabs[0].words[0].places) != 2 || p.units[2].number != 10) {
			t.Fatalf("%v, %+v", err, p)
		}
		ix.marks = &marks{needs: []need{{run: "mesures"}}}
		p = ix.piece()
		if err := p.read(string(packed.Seal(slices.Clone(data))), 0); string(data) == whole &&
			(err != nil || !p.units[0].all || p.units[1].all) {
			t.Fatalf("%v, %+v", err, p.units)
		}
	})
}

// A finder finds what package regexp finds, the matches of nothing aside.
func FuzzFinder(f *testing.F) {
	for _, s := range []string{
		`section \d+`, `(subsection|paragraph) \(\d\)`, `person(s|nel) (who|that)`, `(?-i)The`, `aa|ab+|(?:sek)+`,
		`skis?\b`,
		`ask|as(k|)`, `no(\A|x)?`, `\d{4}`, `l'a`,
	} {
		f.Add(s, "Section 5, paragraph (2) of PERSONNEL who; aaabbb the The \u017feksek a\u212a skis l’a 2009 askask noNOx")
	}
	f.Fuzz(func(t *testing.T, source, text string) {
		p, err := ParseRegexp(source)
		if err != nil || len(source) > 100 || len(text) > 1000 {
			return
		}
		var want []lang.Span
		for _, at := range p.re.FindAllStringIndex(text, -1) {
			if at[1] > at[0] {
				want = append(want, lang.Span{Start: at[0], End: at[1]})
			}
		}
		if have := p.finder().all(text); !slices.Equal(have, want) {
			t.Errorf("%q in %q: %v, not %v", source, text, have, want)
		}
	})
}
