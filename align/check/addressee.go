package check

import (
	"slices"

	"github.com/reprise-wording/reprise/align"
	"github.com/reprise-wording/reprise/align/bitext"
)

// openingReach is how many words from its beginning a segment may have before whom it asks first.
const openingReach = 7

// nearReach is how far from its beginning a segment may have those whom the other side names first, in another order.
const nearReach = 2 * openingReach

// addressee finds who is asked where the sides ask others: the first who are named near the beginning of each side.
// Of a pair with English only those are told who stand right behind an English verb that asks.
func (c *Checker) addressee(s, t *reading, sw, tw []bitext.Word) *Finding {
	source, target := c.source.addressees.in(s), c.target.addressees.in(t)
	a, b := openingOf(s, source), openingOf(t, target)
	if a == nil || b == nil || a.of == b.of || isNear(a.of, t, target) || isNear(b.of, s, source) {
		return nil
	}
	if isLinkedElsewhere(*a, *b, sw, nearWords(t, tw)) || isLinkedElsewhere(*b, *a, tw, nearWords(s, sw)) {
		return nil
	}
	if c.source.isEnglish() && !c.source.asks(s, a) || c.target.isEnglish() && !c.target.asks(t, b) {
		return nil
	}
	x, y := s.text[a.span.Start:a.span.End], t.text[b.span.Start:b.span.End]
	return &Finding{Addressee, x, y, 0.75, align.Remarkf("The source names %s where the target names %s.", x, y)}
}

// askedBehind is how many words may stand between a verb that asks and whom it asks: "upon all".
const askedBehind = 3

// asks reports whether an English verb that asks stands right before somebody.
func (s *vocabulary) asks(r *reading, x *mention) bool {
	for k := max(0, x.first-1-askedBehind); k < x.first; k++ {
		if c := class(s.class[r.keys[k]]); c != "" && c != "decides" && groupOf(c) == "ask" {
			return true
		}
	}
	return false
}

// openingOf is the first who is named near the beginning of a segment; nil for nobody.
func openingOf(r *reading, all []mention) *mention {
	if len(all) == 0 || all[0].first >= reachOf(r, openingReach) {
		return nil
	}
	return &all[0]
}

// isNear reports whether somebody is named at the beginning of a segment or a little behind.
func isNear(of string, r *reading, all []mention) bool {
	return slices.ContainsFunc(all, func(x mention) bool { return x.of == of && x.first < reachOf(r, nearReach) })
}

// nearWords are the words at the beginning of a segment.
func nearWords(r *reading, words []bitext.Word) []bitext.Word {
	reach := reachOf(r, nearReach)
	if reach >= len(r.spans) {
		return words
	}
	end := slices.IndexFunc(words, func(w bitext.Word) bool { return w.Start >= r.spans[reach].Start })
	if end < 0 {
		return words
	}
	return words[:end]
}

// reachOf is how many keys of a segment some words are: signs of scripts without spaces are half a word.
func reachOf(r *reading, words int) int {
	if len(r.keys) > 0 && isLetterAlone(r.keys[0]) {
		return 2 * words
	}
	return words
}
