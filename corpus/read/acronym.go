package read

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/lang"
)

// Acronyms are repaired by what the document itself shows: a form is taken for a slip of another where the other is
// expanded in full ("Office des Nations Unies contre la drogue et le crime (ONUDC)") or much more frequent, the
// letters are near, and the form itself is neither expanded, nor known, nor named side by side with the other. Two
// acronyms that differ by a letter are common (OIM and OIT), so each of these is needed.
const (
	minFrequent   = 5    // occurrences that make an acronym sure without being expanded
	rarer         = 3    // how many times as frequent it must then be
	minNear       = 5    // letters from which on one letter may differ
	minAlike      = 0.70 // share of letters in common, in order, of forms that differ by more than one letter
	sharedContext = 0.5  // share of the occurrences whose neighbouring words the other form has too
)

// An occurrence is one acronym in one unit.
type occurrence struct {
	unit        *corpus.Block
	start, end  int
	left, right string // keys of the neighbouring words
}

type acronym struct {
	form     string
	seen     []occurrence
	units    map[*corpus.Block]bool
	expanded bool
	long     string // the words before the brackets it stands in, where they spell it
}

// maxForms is how many acronyms are compared with one another; papers have tens.
const maxForms = 400

func repairAcronyms(d *corpus.Document) {
	ln := lang.For(d.Language)
	t := collectAcronyms(d, ln)
	forms := t.sorted()
	edits := map[*corpus.Block][]edit{}
	for _, x := range forms {
		var best *acronym
		why := ""
		for _, y := range forms {
			if w := slipOf(x, y); w != "" && (best == nil || len(y.seen) > len(best.seen)) {
				best, why = y, w
			}
		}
		if best == nil {
			continue
		}
		for _, o := range x.seen {
			edits[o.unit] = append(edits[o.unit], edit{o.start, o.end, best.form, "acronym", why})
		}
	}
	t.splitEdits(edits)
	for _, u := range d.Blocks {
		apply(d, u, edits[u])
	}
}

// acronyms are the words in capitals of a paper.
type acronyms struct {
	forms  map[string]*acronym
	short  map[string]int          // how often each word in capitals stands, of any length
	splits map[string][]occurrence // two of them side by side, "ONU DC"
}

// sorted lists the acronyms, the most frequent first, at most maxForms.
func (t *acronyms) sorted() []*acronym {
	var all []*acronym
	for _, a := range t.forms {
		all = append(all, a)
	}
	slices.SortFunc(all, func(a, b *acronym) int {
		return cmp.Or(cmp.Compare(len(b.seen), len(a.seen)), strings.Compare(a.form, b.form))
	})
	return all[:min(len(all), maxForms)]
}

// collectAcronyms finds the words in capitals.
func collectAcronyms(d *corpus.Document, ln *lang.Language) *acronyms {
	t := &acronyms{map[string]*acronym{}, map[string]int{}, map[string][]occurrence{}}
	var toks []lang.Token
	for _, u := range d.Blocks {
		toks = ln.AppendTokens(toks[:0], u.Text)
		if shouted(toks, u.Text) {
			continue
		}
		for i, tok := range toks {
			form := tok.Text(u.Text)
			if tok.Kind != lang.Word || !capitals(form) || strings.HasPrefix(u.Text[tok.End:], "/") ||
				strings.HasSuffix(u.Text[:tok.Start], "/") {
				continue // also where it is part of a symbol
			}
			t.short[form]++
			if i+2 < len(toks) && toks[i+1].Text(u.Text) == " " && toks[i+2].Kind == lang.Word {
				if next := toks[i+2].Text(u.Text); capitals(next) {
					t.splits[form+" "+next] = append(
						t.splits[form+" "+next],
						occurrence{unit: u, start: tok.Start, end: toks[i+2].End},
					)
				}
			}
			if !isAcronym(form) {
				continue
			}
			a := t.forms[form]
			if a == nil {
				a = &acronym{form: form, units: map[*corpus.Block]bool{}}
				t.forms[form] = a
			}
			a.units[u] = true
			a.seen = append(
				a.seen,
				occurrence{u, tok.Start, tok.End, neighbour(toks, u.Text, i, -1), neighbour(toks, u.Text, i, 1)},
			)
			if i > 0 && toks[i-1].Text(u.Text) == "(" && expands(u.Text[:toks[i-1].Start], form) {
				a.expanded, a.long = true, u.Text[:toks[i-1].Start]
			}
		}
	}
	return t
}

// shouted reports whether a text is in capitals as a whole, as headings are, so that its words are no acronyms: most of
// its words, or all of the few that it has.
func shouted(toks []lang.Token, text string) bool {
	words, upper := 0, 0
	for _, t := range toks {
		if t.Kind == lang.Word {
			words++
			if w := t.Text(text); w == strings.ToUpper(w) {
				upper++
			}
		}
	}
	return words > 4 && upper*2 > words || upper == words
}

func capitals(s string) bool {
	for _, r := range s {
		if !unicode.IsUpper(r) {
			return false
		}
	}
	return true
}

// isAcronym reports whether a word in capitals may be one: three letters or more, and no Roman number.
func isAcronym(s string) bool {
	_, err := corpus.ParseRoman(s)
	return err != nil && utf8.RuneCountInString(s) >= 3
}

func neighbour(toks []lang.Token, text string, i, step int) string {
	for j := i + step; j >= 0 && j < len(toks); j += step {
		if toks[j].Kind != lang.Space {
			return lang.FoldAll.Key(toks[j].Text(text))
		}
	}
	return ""
}

// expands reports whether the words that end before an opening bracket spell the acronym by their initials: small words
// between may be left out, and each letter must open a word.
func expands(before, form string) bool {
	before = before[max(len(before)-400, 0):]
	words := strings.FieldsFunc(before, func(r rune) bool { return !unicode.IsLetter(r) })
	if len(words) > 25 {
		words = words[len(words)-25:]
	}
	letters := []rune(form)
	i := len(letters) - 1
	for k := len(words) - 1; k >= 0 && i >= 0; k-- {
		r, _ := utf8.DecodeRuneInString(words[k])
		if initial(r) == initial(letters[i]) {
			i--
		}
	}
	return i < 0
}

func initial(r rune) rune {
	r, _ = utf8.DecodeRuneInString(lang.FoldAll.Key(string(r)))
	return r
}

// slipOf says why x is a slip of y; empty where it is none.
func slipOf(x, y *acronym) string {
	if x == y || known(x.form) || len(y.form) < 4 || x.expanded && !expands(x.long, y.form) {
		return "" // given in full itself, unless the full name spells the other as well
	}
	sure := y.expanded && len(y.seen) >= len(x.seen)
	if !sure && (len(y.seen) < minFrequent || len(y.seen) < rarer*len(x.seen)) {
		return ""
	}
	if strings.HasPrefix(y.form, x.form) || strings.HasPrefix(x.form, y.form) || besides(x, y) {
		return ""
	}
	dist, alike := distance(x.form, y.form), common(x.form, y.form)
	switch {
	case dist == 1 && (len(y.form) >= minNear || doubled(x.form, y.form)):
	case dist > 1 && alike >= minAlike && y.expanded && len(y.form) >= minNear && x.form[:2] == y.form[:2] && contexts(x, y) >= sharedContext:
	default:
		return ""
	}
	if y.expanded {
		return fmt.Sprintf(
			"%s stands %s, never in full; %s is given in full and stands %s",
			x.form,
			times(len(x.seen)),
			y.form,
			times(len(y.seen)),
		)
	}
	return fmt.Sprintf("%s stands %s, %s %s", x.form, times(len(x.seen)), y.form, times(len(y.seen)))
}

func times(n int) string {
	if n == 1 {
		return "once"
	}
	return fmt.Sprintf("%d times", n)
}

// besides reports whether some unit names both: a writer who names two things has two things in mind.
func besides(x, y *acronym) bool {
	for u := range x.units {
		if y.units[u] {
			return true
		}
	}
	return false
}

// contexts is the share of x's occurrences whose left or right neighbour y has too.
func contexts(x, y *acronym) float64 {
	left, right := map[string]bool{}, map[string]bool{}
	for _, o := range y.seen {
		left[o.left], right[o.right] = true, true
	}
	n := 0
	for _, o := range x.seen {
		if left[o.left] || right[o.right] {
			n++
		}
	}
	return float64(n) / float64(len(x.seen))
}

// splitEdits joins acronyms that a space parts: "ONU DC" where ONUDC is sure and DC never stands alone.
func (t *acronyms) splitEdits(edits map[*corpus.Block][]edit) {
	for split, seen := range t.splits {
		head, rest, _ := strings.Cut(split, " ")
		y := t.forms[head+rest]
		if y == nil || !y.expanded && len(y.seen) < minFrequent || len(y.form) < 4 || t.short[rest] > len(seen) {
			continue
		}
		why := fmt.Sprintf("%s never stands without %s before it; %s stands %s", rest, head, y.form, times(len(y.seen)))
		for _, o := range seen {
			edits[o.unit] = append(edits[o.unit], edit{o.start, o.end, y.form, "acronym", why})
		}
	}
}

// distance is Damerau's and Levenshtein's, over bytes: acronyms are short.
func distance(a, b string) int {
	d := make([][]int, len(a)+1)
	for i := range d {
		d[i] = make([]int, len(b)+1)
		d[i][0] = i
	}
	for j := range d[0] {
		d[0][j] = j
	}
	for i := 1; i <= len(a); i++ {
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			d[i][j] = min(d[i-1][j]+1, d[i][j-1]+1, d[i-1][j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d[i][j] = min(d[i][j], d[i-2][j-2]+1)
			}
		}
	}
	return d[len(a)][len(b)]
}

// common is the share of letters that two words have in common in the same order (Dice's measure of the longest common
// subsequence).
func common(a, b string) float64 {
	row := make([]int, len(b)+1)
	for i := range len(a) {
		diag := 0
		for j := range len(b) {
			up := row[j+1]
			if a[i] == b[j] {
				row[j+1] = diag + 1
			} else {
				row[j+1] = max(row[j+1], row[j])
			}
			diag = up
		}
	}
	return 2 * float64(row[len(b)]) / float64(len(a)+len(b))
}

// doubled reports whether x is y with one letter written twice, or the reverse.
func doubled(x, y string) bool {
	if len(x) < len(y) {
		x, y = y, x
	}
	if len(x) != len(y)+1 {
		return false
	}
	for i := 1; i < len(x); i++ {
		if x[i] == x[i-1] && x[:i]+x[i+1:] == y {
			return true
		}
	}
	return false
}
