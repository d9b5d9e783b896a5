package check

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"github.com/reprise-wording/reprise/align"
	"github.com/reprise-wording/reprise/align/bitext"
	"github.com/reprise-wording/reprise/corpus/lang"
)

// A term is one of the words or phrases of a language for a thing that every language has a name for: a country, a unit
// of measure.
type term struct {
	keys      []string // its words, folded; a final * stands for an ending, one before it for the first part of a compound
	of        string   // what it names, the same in every language: KE, day
	name      bool     // of a country: it has a capital where the script has them
	counted   bool     // it is one behind a number only
	adjective bool     // of a country: Kenyan
}

// terms are those of a language, by the first two letters of their first word, longest first.
type terms struct {
	byHead   map[string][]term
	inside   []term // ends of compounds
	prefixes string // letters that words begin with that stand for words of their own (Arabic: and, to, in)
}

// A mention is a term as it stands in a segment.
type mention struct {
	of        string
	first     int // its first word, among the keys of the segment
	span      lang.Span
	adjective bool
}

// noName marks words that only look like a name: 中国 (China) in 发展中国家.
const noName = "none"

// longestEnding is how many letters may stand for the * of a term, fewer than it has before that.
const longestEnding = 4

// termsOf makes an index of terms.
func termsOf(list []term, prefixes string) terms {
	out := terms{byHead: map[string][]term{}, prefixes: prefixes}
	for _, x := range list {
		if stem, ok := strings.CutPrefix(x.keys[0], "*"); ok {
			x.keys[0] = stem
			out.inside = append(out.inside, x)
			continue
		}
		out.byHead[head(x.keys[0])] = append(out.byHead[head(x.keys[0])], x)
	}
	for _, list := range out.byHead {
		slices.SortStableFunc(list, func(a, b term) int {
			return cmp.Or(len(b.keys)-len(a.keys), len(strings.Join(b.keys, ""))-len(strings.Join(a.keys, "")))
		})
	}
	return out
}

// termsFrom are the terms of a line of the table, which commas part.
func termsFrom(l *lang.Language, list, of string, name bool) (out []term) {
	for phrase := range strings.SplitSeq(list, ", ") {
		phrase, counted := strings.CutPrefix(phrase, "#")
		x := term{of: of, name: name, counted: counted}
		for word := range strings.FieldsSeq(phrase) {
			stem, inflects := strings.CutSuffix(word, "*")
			stem, ends := strings.CutPrefix(stem, "*")
			keys := termKeys(l, stem)
			if len(keys) == 0 {
				continue
			}
			if inflects {
				keys[len(keys)-1] += "*"
			}
			if ends {
				keys[0] = "*" + keys[0]
			}
			x.keys = append(x.keys, keys...)
		}
		if len(x.keys) > 0 {
			out = append(out, x)
		}
	}
	return out
}

// countries are the names that CLDR (golang.org/x/text) has for the regions of ISO 3166. Where two go by one name
// (Congo), only the table tells which.
func countries(l *lang.Language, endings []string) (out []term) {
	namer := display.Regions(l.Tag())
	if namer == nil {
		return nil
	}
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			r, err := language.ParseRegion(string([]rune{a, b}))
			if err != nil || !r.IsCountry() || r.M49() == 0 || r.Canonicalize() != r {
				continue
			}
			name, _, _ := strings.Cut(namer.Name(r), " (")
			if strings.Contains(name, " - ") || strings.ContainsAny(name, "(（") {
				continue
			}
			if keys := inflected(termKeys(l, name), endings); len(keys) > 0 {
				out = append(out, term{keys: keys, of: r.String(), name: true})
			}
		}
	}
	return out
}

// termKeys are the folded words of a term.
func termKeys(l *lang.Language, text string) (keys []string) {
	for _, tok := range l.Tokens(text) {
		if tok.Kind == lang.Word {
			keys = append(keys, lang.FoldAll.Key(tok.Text(text)))
		}
	}
	return keys
}

// inflected puts a * in the place of the ending that a word has where it names, in languages that inflect names.
func inflected(keys, endings []string) []string {
	for k, key := range keys {
		for _, ending := range endings {
			ending = lang.FoldAll.Key(ending)
			if rest := strings.TrimSuffix(key, ending); rest != key && utf8.RuneCountInString(rest) >= 3 {
				key = rest
				break
			}
		}
		if len(endings) > 0 {
			keys[k] = key + "*"
		}
	}
	return keys
}

func head(key string) string {
	n := 0
	for i := range key {
		if n == 2 {
			return key[:i]
		}
		n++
	}
	return strings.TrimSuffix(key, "*")
}

// in finds the terms of a segment, the longest at each place.
func (ts terms) in(r *reading) (out []mention) {
	for k := 0; k < len(r.keys); k++ {
		x, ok := ts.at(r, k)
		if !ok {
			continue
		}
		last := k + len(x.keys) - 1
		out = append(out, mention{x.of, k, lang.Span{Start: r.spans[k].Start, End: r.spans[last].End}, x.adjective})
		k = last
	}
	return out
}

// at is the longest term that begins at word k.
func (ts terms) at(r *reading, k int) (term, bool) {
	key := r.keys[k]
	for {
		for _, x := range ts.byHead[head(key)] {
			if fits(key, x.keys[0]) && r.goesOn(x.keys[1:], k+1) && r.mayMention(x, k) {
				return x, true
			}
		}
		first, n := utf8.DecodeRuneInString(key)
		if n == len(key) || !strings.ContainsRune(ts.prefixes, first) {
			return ts.endOf(r, k)
		}
		key = key[n:]
	}
}

// endOf is the term that ends a compound at word k: "двухдневный".
func (ts terms) endOf(r *reading, k int) (term, bool) {
	for _, x := range ts.inside {
		stem, _ := strings.CutSuffix(x.keys[0], "*")
		if at := strings.LastIndex(r.keys[k], stem); at > 0 && fits(r.keys[k][at:], x.keys[0]) {
			return x, true
		}
	}
	return term{}, false
}

// goesOn reports whether the words of a segment from k on are those of a term.
func (r *reading) goesOn(keys []string, k int) bool {
	if len(keys) > len(r.keys)-k {
		return false
	}
	for i, key := range keys {
		apart := isLetterAlone(r.keys[k+i]) && r.spans[k+i].Start > r.spans[k+i-1].End // 法、国
		if apart || !fits(r.keys[k+i], key) {
			return false
		}
	}
	return true
}

// fits reports whether a word is that of a term.
func fits(key, of string) bool {
	stem, ok := strings.CutSuffix(of, "*")
	if !ok {
		return strings.TrimSuffix(key, "'s") == of || key == of
	}
	rest, ok := strings.CutPrefix(key, stem)
	return ok && utf8.RuneCountInString(rest) <= min(longestEnding, utf8.RuneCountInString(stem)-1)
}

// mayMention reports whether a term may stand at word k: a name where the word has a capital or its script has none and
// it is no acronym (GUAM), a unit where it is no part of a compound (modern-day) or a date (2019 года).
func (r *reading) mayMention(x term, k int) bool {
	at := r.spans[k]
	before := strings.TrimRight(r.text[:at.Start], " \u00a0\u202f")
	digits := len(before) - len(strings.TrimRight(before, "0123456789"))
	if x.name {
		word := r.text[at.Start:at.End]
		first, _ := utf8.DecodeRuneInString(word)
		return !unicode.IsLower(first) && (len(x.keys) > 1 || utf8.RuneCountInString(word) < 4 || !isAcronym(word))
	}
	if x.counted && digits == 0 || digits == yearDigits {
		return false
	}
	return digits > 0 || !strings.HasSuffix(before, "-") && !strings.HasSuffix(before, "‑")
}

const yearDigits = 4

// unlike are the mentions of one side of what the other does not mention.
func unlike(some, others []mention) (out []mention) {
	for _, x := range some {
		is := func(y mention) bool { return y.of == x.of }
		if x.of != noName && !slices.ContainsFunc(others, is) && !slices.ContainsFunc(out, is) {
			out = append(out, x)
		}
	}
	return out
}

// oftener are the mentions of what one side mentions more often than the other does.
func oftener(some, others []mention) []mention {
	times := map[string]int{}
	for _, x := range some {
		times[x.of]++
	}
	for _, x := range others {
		times[x.of]--
	}
	return slices.DeleteFunc(slices.Clone(some), func(x mention) bool { return x.of == noName || times[x.of] <= 0 })
}

// name finds a country that only one side names, and the one that the other names instead, if any.
func (c *Checker) name(s, t *reading, sw, tw []bitext.Word) *Finding {
	source, target := c.source.names.in(s), c.target.names.in(t)
	if f := c.swapped(Name, source, target, s, t, sw, tw); f != nil {
		return f
	}
	a, b := unlike(source, target), unlike(target, source)
	switch {
	case len(a) == 1 && len(b) == 0 && isAlone(a[0], sw) && c.target.knowsNames():
		x := s.text[a[0].span.Start:a[0].span.End]
		return &Finding{Name, x, "", 0.7, align.Remarkf("The target does not mention %s.", x)}
	case len(b) == 1 && len(a) == 0 && isAlone(b[0], tw) && c.source.knowsNames():
		y := t.text[b[0].span.Start:b[0].span.End]
		return &Finding{Name, "", y, 0.7, align.Remarkf("The source does not mention %s.", y)}
	}
	return nil
}

// knowsNames reports whether all names of countries and their adjectives are known, so that a country of which none is
// met is not mentioned.
func (s *vocabulary) knowsNames() bool { return s.has["names known"] }

// isAlone reports whether a country is named, not spoken of by an adjective, and none of its words has a counterpart.
func isAlone(x mention, words []bitext.Word) bool { return !x.adjective && isUnlinked(x, words) }

func isUnlinked(x mention, words []bitext.Word) bool {
	return !slices.ContainsFunc(words, func(w bitext.Word) bool {
		return w.Start < x.span.End && w.End > x.span.Start && w.Linked >= mayBeLinked
	})
}

// mayBeLinked is the probability from which a word may have its counterpart.
const mayBeLinked = 0.4

// unit finds a unit of measure that only the source has, where the target has another, or another behind the same
// number. A decade may be ten years.
func (c *Checker) unit(s, t *reading, sw, tw []bitext.Word) *Finding {
	source, target := c.source.units.in(s), c.target.units.in(t)
	for _, x := range source {
		for _, y := range target {
			if x.of != y.of && sameNumber(s, t, x, y, sw, tw) {
				return differ(Unit, x, y, s, t)
			}
		}
	}
	if strings.ContainsAny(s.text+t.text, "%٪") {
		isShare := func(x mention) bool { return x.of == "percent" }
		source, target = slices.DeleteFunc(source, isShare), slices.DeleteFunc(target, isShare)
	}
	f := c.swapped(Unit, source, target, s, t, sw, tw)
	if f != nil && (slices.ContainsFunc(source, isSpan) || slices.ContainsFunc(target, isSpan)) {
		return nil
	}
	return f
}

// isSpan reports whether a unit is one that other languages count in years.
func isSpan(x mention) bool { return x.of == "decade" || x.of == "century" }

// sameNumber reports whether two units stand behind a number that either side has once, or behind words of which one
// renders the other.
func sameNumber(s, t *reading, x, y mention, sw, tw []bitext.Word) bool {
	a, b := s.digitsBefore(x), t.digitsBefore(y)
	if a != "" || b != "" {
		return a == b && s.times(plain(a)) == 1 && t.times(plain(b)) == 1
	}
	before, behind := s.wordBefore(x), t.wordBefore(y)
	return slices.ContainsFunc(sw, func(w bitext.Word) bool {
		return w.Start < before.End && w.End > before.Start && w.Link >= 0 && w.Linked >= surelyLinked &&
			tw[w.Link].Start < behind.End && tw[w.Link].End > behind.Start
	})
}

// digitsBefore are the digits that stand right before a mention.
func (r *reading) digitsBefore(x mention) string {
	before := strings.TrimRight(r.text[:x.span.Start], " \u00a0\u202f-‑")
	return before[len(strings.TrimRight(before, "0123456789")):]
}

// wordBefore is where the word before a mention stands; nowhere for none.
func (r *reading) wordBefore(x mention) lang.Span {
	if x.first == 0 {
		return lang.Span{}
	}
	return r.spans[x.first-1]
}

// swapped finds a thing that only the source mentions, and one that only the target does or mentions more often, where
// one side has one of them only. Where either has its counterpart elsewhere on the other side, it may only be named
// otherwise there.
func (c *Checker) swapped(kind Kind, source, target []mention, s, t *reading, sw, tw []bitext.Word) *Finding {
	a, b := unlike(source, target), unlike(target, source)
	switch {
	case len(a) == 1 && len(b) == 0 && isUnlinked(a[0], sw):
		b = slices.DeleteFunc(oftener(target, source), func(y mention) bool { return !isUnlinked(y, tw) })
	case len(b) == 1 && len(a) == 0 && isUnlinked(b[0], tw):
		a = slices.DeleteFunc(oftener(source, target), func(x mention) bool { return !isUnlinked(x, sw) })
	case min(len(a), len(b)) != 1:
		return nil
	}
	for _, x := range a {
		for _, y := range b {
			if !isLinkedElsewhere(x, y, sw, tw) && !isLinkedElsewhere(y, x, tw, sw) {
				return differ(kind, x, y, s, t)
			}
		}
	}
	return nil
}

func differ(kind Kind, a, b mention, s, t *reading) *Finding {
	x, y := s.text[a.span.Start:a.span.End], t.text[b.span.Start:b.span.End]
	return &Finding{kind, x, y, 0.85, align.Remarkf("The source has %s where the target has %s.", x, y)}
}

// isLinkedElsewhere reports whether a word of a mention has a sure counterpart among others, outside another mention
// and the words right beside it: of "五年" the first sign is linked to "five", not to "years".
func isLinkedElsewhere(x, y mention, words, others []bitext.Word) bool {
	inside := slices.ContainsFunc(words, x.holds)
	return slices.ContainsFunc(words, func(w bitext.Word) bool {
		if w.Start >= x.span.End || w.End <= x.span.Start || w.Link < 0 || w.Link >= len(others) || w.Linked < surelyLinked {
			return false
		}
		if inside && !x.holds(w) {
			return false
		}
		before, behind := others[max(0, w.Link-1)], others[min(len(others)-1, w.Link+1)]
		return before.Start >= y.span.End || behind.End <= y.span.Start
	})
}

// holds reports whether a word stands inside a mention: those of scripts without spaces overlap its ends.
func (x mention) holds(w bitext.Word) bool { return w.Start >= x.span.Start && w.End <= x.span.End }

// surelyLinked is the probability from which a word is held to have its counterpart.
const surelyLinked = 0.95
