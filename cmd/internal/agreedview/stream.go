package agreedview

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/reprise-wording/reprise/align/agreed"
	"github.com/reprise-wording/reprise/corpus/ooxml"
)

// A stream is the letters of a Word file in the order of the document, by which the paragraphs of a draft are found
// again in it.
type stream struct {
	letters string // of all paragraphs, in lower case
	owner   []int  // by byte of the letters: its paragraph
	paras   []paragraph
}

// A paragraph is one of a Word file.
type paragraph struct {
	node  *ooxml.Node
	texts []*ooxml.Node // its elements w:t
	start int           // of its letters in the stream, and of those of text boxes in it
	end   int
}

// A place is where a paragraph of a draft stands in a stream: the letters [from, to).
type place struct {
	from, to int
	found    bool
	whole    bool // all its letters were found, and not only the first
}

// own gives the letters [from, to) that are of a paragraph itself: those of a text box in it are another's.
func (s *stream) own(p, from, to int) string {
	var b strings.Builder
	for i := from; i < to; i++ {
		if s.owner[i] == p {
			b.WriteByte(s.letters[i])
		}
	}
	return b.String()
}

// standsAlone reports whether paragraph k of a draft was found as a whole in one paragraph of the file, with no words
// beside it there but those of other paragraphs of the draft and labels. Else it may have been found in a heading or
// amid other words.
func (s *stream) standsAlone(places []place, k int) bool {
	at := places[k]
	if !at.whole {
		return false
	}
	p := s.owner[at.from]
	if p >= len(s.paras) || at.from < s.paras[p].start || len(s.own(p, at.from, at.to)) < at.to-at.from {
		return false
	}
	from, to := s.paras[p].start, s.paras[p].end
	for _, other := range places {
		switch {
		case !other.found:
		case other.to <= at.from:
			from = max(from, other.to)
		case other.from >= at.to:
			to = min(to, other.from)
		}
	}
	return isLabel(s.own(p, from, at.from)) && isLabel(s.own(p, at.to, to))
}

// isLabel reports whether the letters beside a paragraph of a draft may be its label or the sign of a note: none, one,
// a Roman number, or few with a digit.
func isLabel(beside string) bool {
	return utf8.RuneCountInString(beside) < 2 || strings.Trim(beside, "ivxlc") == "" ||
		len(beside) <= 12 && strings.ContainsFunc(beside, unicode.IsDigit)
}

// readStream takes the letters of all paragraphs. Text that a tracked change took out is none.
func readStream(root *ooxml.Node) *stream {
	s := &stream{}
	var all strings.Builder
	var walk func(n *ooxml.Node, para int)
	walk = func(n *ooxml.Node, para int) {
		switch n.Name {
		case "w:p":
			para = len(s.paras)
			s.paras = append(s.paras, paragraph{node: n, start: all.Len()})
		case "w:t":
			known := letters(n.Text())
			all.WriteString(known)
			s.owner = append(s.owner, slices.Repeat([]int{para}, len(known))...)
			if para < len(s.paras) {
				s.paras[para].texts = append(s.paras[para].texts, n)
			}
		}
		for _, k := range n.Kids {
			if k.Name != "" && k.Name != "w:del" && k.Name != "w:moveFrom" && k.Name != "mc:Fallback" {
				walk(k, para)
			}
		}
		if n.Name == "w:p" {
			s.paras[para].end = all.Len()
		}
	}
	walk(root, 0)
	s.letters = all.String()
	return s
}

// letters are the letters and digits of a text in lower case, which is what a paragraph is known again by.
func letters(text string) string {
	return strings.Map(func(r rune) rune {
		if isLetter(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, text)
}

func isLetter(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// places finds the paragraphs of a draft, each after the one before.
func (s *stream) places(draft []agreed.Paragraph) []place {
	out := make([]place, len(draft))
	at := 0
	for k := range draft {
		out[k] = s.find(letters(draft[k].Text), at)
		if out[k].found {
			at = out[k].to
		}
	}
	return out
}

// leastKnown is how many bytes of the beginning a paragraph is known again by whose words were mended in reading.
const leastKnown = 24

// find looks for the letters from a place on, or else for their beginning. Few letters may stand amid other words
// before their own paragraph, such as those of an enacting formula in a title: a paragraph that has no others comes
// first.
func (s *stream) find(want string, at int) place {
	if n := len(want); n < 3*leastKnown {
		for from := s.index(want, at); from >= 0; from = s.index(want, from+1) {
			if s.fills(from, from+n) {
				return place{from, from + n, true, true}
			}
		}
	}
	for _, n := range []int{len(want), min(len(want), 3*leastKnown), min(len(want), leastKnown)} {
		if from := s.index(want[:n], at); from >= 0 {
			return place{from, from + n, true, n == len(want)}
		}
	}
	return place{from: at, to: at}
}

// index is where letters stand first from a place on, -1 where they do not, or are none.
func (s *stream) index(want string, at int) int {
	if want == "" {
		return -1
	}
	if k := strings.Index(s.letters[at:], want); k >= 0 {
		return at + k
	}
	return -1
}

// fills reports whether the letters [from, to) are all of one paragraph of the file but for a label or a sign of a
// note.
func (s *stream) fills(from, to int) bool {
	p := s.owner[from]
	return p < len(s.paras) && s.paras[p].start <= from && to <= s.paras[p].end && len(s.own(p, from, to)) == to-from &&
		isLabel(s.own(p, s.paras[p].start, from)) && isLabel(s.own(p, to, s.paras[p].end))
}
