package concord

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/lang"
)

// result counts matches, which are in the order of the row, and makes hits of the first of them. The error is the
// source's.
func (ix *Index) result(matches []match, limit int) (*Result, error) {
	shown := len(matches)
	if limit > 0 {
		shown = min(limit, shown)
	}
	units := make([]int, shown) // of the matches that become hits
	t := ix.newTally()
	t.count(ix, matches, func(k, no int) {
		if k < shown {
			units[k] = no
		}
	})
	if ix.rower != nil {
		if err := ix.load(slices.Compact(slices.Clone(units))); err != nil {
			return nil, err
		}
	}
	r := t.result(ix)
	for k, no := range units {
		r.Hits = append(r.Hits, ix.hit(ix.units[no], matches[k], func(place int32) lang.Span {
			return lang.Span{Start: int(ix.row[place].start), End: int(ix.row[place].end)}
		}))
	}
	return r, nil
}

// hit makes a hit of a match in a unit, with where its places stand in the text.
func (ix *Index) hit(u unit, m match, at func(place int32) lang.Span) Hit {
	d := ix.docs[u.doc]
	h := Hit{Paper: d.paper, Document: d.doc, Meeting: d.doc.MeetingOf(u.block), Block: u.block, Fuzzy: m.fuzzy}
	for _, r := range m.ranges {
		if r[1] > r[0] {
			h.Spans = append(h.Spans, lang.Span{Start: at(r[0]).Start, End: at(r[1] - 1).End})
		}
	}
	return h
}

// Sentence is the sentence of the block in which the hit begins, in bytes of the block's text.
func (h *Hit) Sentence() lang.Span {
	sentences := lang.For(h.Document.Language).Sentences(h.Block.Text)
	for _, s := range sentences {
		if len(h.Spans) > 0 && h.Spans[0].Start < s.End {
			return s
		}
	}
	return lang.Span{Start: 0, End: len(h.Block.Text)}
}

// Context cuts the block's text into what stands before the hit, the hit from its first to its last matched word, and
// what stands after; before and after are at most so many columns wide, cut between words, with an ellipsis where
// something is cut off.
func (h *Hit) Context(before, after int) (left, key, right string) {
	text := h.Block.Text
	if len(h.Spans) == 0 {
		return "", "", text
	}
	from, to := h.Spans[0].Start, h.Spans[len(h.Spans)-1].End
	return lastWords(text[:from], before), text[from:to], firstWords(text[to:], after)
}

const ellipsis = "…"

// lastWords keeps the end of s, at most n columns wide.
func lastWords(s string, n int) string {
	if lang.Columns(s) <= n {
		return s
	}
	cut, room := len(s), n-1
	for cut > 0 {
		_, size := utf8.DecodeLastRuneInString(s[:cut])
		if room -= lang.Columns(s[cut-size : cut]); room < 0 {
			break
		}
		cut -= size
	}
	for cut < len(s) && !isWordEnd(s, cut) {
		_, size := utf8.DecodeRuneInString(s[cut:])
		cut += size
	}
	return ellipsis + strings.TrimLeftFunc(s[cut:], unicode.IsSpace)
}

// firstWords keeps the beginning of s, at most n columns wide.
func firstWords(s string, n int) string {
	if lang.Columns(s) <= n {
		return s
	}
	cut := len(lang.Within(s, n-1))
	for cut > 0 && !isWordEnd(s, cut) {
		_, size := utf8.DecodeLastRuneInString(s[:cut])
		cut -= size
	}
	return strings.TrimRightFunc(s[:cut], unicode.IsSpace) + ellipsis
}

// isWordEnd reports whether a text may be cut at a place inside it: beside a space, and before a letter of a script
// without spaces.
func isWordEnd(s string, at int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:at])
	after, _ := utf8.DecodeRuneInString(s[at:])
	return unicode.IsSpace(before) || unicode.IsSpace(after) || lang.IsSpaceless(after)
}

// A Translation is the same block in another language.
type Translation struct {
	Document *corpus.Document
	Block    *corpus.Block
	Spans    []lang.Span // the sentences that answer to the hit's sentence; the whole block where that isn't known
}

// Text is the stretches of the translation, joined by a space.
func (t *Translation) Text() string {
	parts := make([]string, len(t.Spans))
	for i, s := range t.Spans {
		parts[i] = s.Text(t.Block.Text)
	}
	return strings.Join(parts, " ")
}

// An Aligner tells which sentences of a translation answer to a stretch of a text: for the stretch in bytes of text,
// the stretches of other, rising. It returns nil where it can't tell.
type Aligner func(text string, tag language.Tag, stretch lang.Span, other string, otherTag language.Tag) []lang.Span

// Translations gives the hit's block in the other languages of its paper, found by its ref (see corpus.Counterparts).
// An aligner cuts it down to the sentences that answer to the sentence of the hit; with nil it is the whole block.
func (ix *Index) Translations(h *Hit, align Aligner) []Translation {
	var out []Translation
	for _, d := range h.Paper.Versions {
		if d == h.Document {
			continue
		}
		u := ix.counterpart(h.Block, h.Document, d)
		if u == nil {
			continue
		}
		t := Translation{Document: d, Block: u}
		if align != nil {
			t.Spans = align(h.Block.Text, h.Document.Language, h.Sentence(), u.Text, d.Language)
		}
		if len(t.Spans) == 0 {
			t.Spans = []lang.Span{{Start: 0, End: len(u.Text)}}
		}
		out = append(out, t)
	}
	return out
}

// counterpart finds the block of one document in another version of the paper.
func (ix *Index) counterpart(b *corpus.Block, of, in *corpus.Document) *corpus.Block {
	if ix.lookup != nil {
		return ix.lookup(b, of, in)
	}
	ix.answersMu.Lock()
	defer ix.answersMu.Unlock()
	key := docPair{of, in}
	if ix.answers[key] == nil {
		if ix.answers == nil {
			ix.answers = map[docPair]map[*corpus.Block]*corpus.Block{}
		}
		ix.answers[key] = corpus.Counterparts(of, in)
	}
	return ix.answers[key][b]
}
