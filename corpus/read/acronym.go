package read

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/lang"
)

// Acronyms are repaired by what the document itself shows: a form is taken for a slip of another where the other is
// expanded in full ("Office des Nations Unies contre la drogue et le crime (ONUDC)") or much more frequent, the letters are
// near, and the form itself is neither expanded, nor known, nor named side by side with the other. Two acronyms that
// differ by a letter are common (OIM and OIT), so each of these is needed.
const (
	minFrequent   = 5    // occurrences that make an acronym sure without being expanded
	rarer         = 3    // how many times as frequent it must then be
	minNear       = 5    // letters from which on one letter may differ
	minAlike      = 0.70 // share of letters in common, in order, of forms that differ by more than one letter
	sharedContext = 0.5  // share of the occurrences whose neighbouring words the other form has too
)

// An occurrence is one acronym in one unit.
type occurrence struct {
	unit        *corpus.Unit
	start, end  int
	left, right string // keys of the neighbouring words
}

type acronym struct {
	form     string
	seen     []occurrence
	expanded bool
}

func repairAcronyms(d *corpus.Document) {
	ln := lang.For(d.Language)
	table := collectAcronyms(d, ln)
	type change struct {
		from, to string
		why      string
	}
	var changes []change
	for _, x := range sortedForms(table) {
		var found []*acronym
		why := ""
		for _, y := range sortedForms(table) {
			if w := slipOf(x, y); w != "" {
				if len(found) == 0 || len(y.seen) > len(found[0].seen) {
					found, why = append([]*acronym{y}, found...), w
				} else {
					found = append(found, y)
				}
			}
		}
		if len(found) > 0 {
			changes = append(changes, change{x.form, found[0].form, why})
		}
	}
	for _, c := range changes {
		for _, o := range table[c.from].seen {
			replace(d, o.unit, c.from, c.to, c.why)
		}
	}
	repairSplit(d, ln, table)
}

func sortedForms(table map[string]*acronym) []*acronym {
	var all []*acronym
	for _, a := range table {
		all = append(all, a)
	}
	slices.SortFunc(all, func(a, b *acronym) int { return strings.Compare(a.form, b.form) })
	return all
}

// collectAcronyms finds the words in capitals of three letters or more.
func collectAcronyms(d *corpus.Document, ln *lang.Language) map[string]*acronym {
	table := map[string]*acronym{}
	for _, u := range d.Units() {
		toks := ln.Tokens(u.Text)
		if shouted(toks, u.Text) {
			continue
		}
		for i, t := range toks {
			form := t.Text(u.Text)
			if t.Kind != lang.Word || !isAcronym(form) {
				continue
			}
			a := table[form]
			if a == nil {
				a = &acronym{form: form}
				table[form] = a
			}
			a.seen = append(a.seen, occurrence{u, t.Start, t.End, neighbour(toks, u.Text, i, -1), neighbour(toks, u.Text, i, 1)})
			if i > 0 && toks[i-1].Text(u.Text) == "(" && expands(u.Text[:toks[i-1].Start], form) {
				a.expanded = true
			}
		}
	}
	return table
}

// shouted reports whether a text is in capitals as a whole.
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
	return words > 4 && upper*2 > words
}

func isAcronym(s string) bool {
	n := 0
	for _, r := range s {
		if !unicode.IsUpper(r) {
			return false
		}
		n++
	}
	if _, err := corpus.ParseRoman(s); err == nil {
		return false
	}
	return n >= 3
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
	if x == y || x.expanded || known(x.form) || len(y.form) < 4 {
		return ""
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
		return fmt.Sprintf("%s stands %s, never in full; %s is given in full and stands %s", x.form, times(len(x.seen)), y.form, times(len(y.seen)))
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
	for _, a := range x.seen {
		for _, b := range y.seen {
			if a.unit == b.unit {
				return true
			}
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

// replace puts the right form in place of the first occurrence of a word in a unit.
func replace(d *corpus.Document, u *corpus.Unit, from, to, why string) {
	at := wordIndex(u.Text, from)
	if at < 0 {
		return
	}
	if u.Original == "" {
		u.Original = u.Text
	}
	u.Text = u.Text[:at] + to + u.Text[at+len(from):]
	for i := range u.Marks {
		if u.Marks[i].Offset >= at+len(from) {
			u.Marks[i].Offset += len(to) - len(from)
		}
	}
	d.Repairs = append(d.Repairs, corpus.Repair{Kind: "acronym", Line: u.Line, Ref: u.Ref, Before: from, After: to, Why: why})
}

// wordIndex finds a word that is not part of a longer one.
func wordIndex(text, word string) int {
	for from := 0; ; {
		i := strings.Index(text[from:], word)
		if i < 0 {
			return -1
		}
		i += from
		before, _ := utf8.DecodeLastRuneInString(text[:i])
		after, _ := utf8.DecodeRuneInString(text[i+len(word):])
		if !letterOrDigit(before) && !letterOrDigit(after) {
			return i
		}
		from = i + len(word)
	}
}

func letterOrDigit(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// repairSplit joins acronyms that a space parts: "ONU DC" where ONUDC is sure and DC never stands alone.
func repairSplit(d *corpus.Document, ln *lang.Language, table map[string]*acronym) {
	for _, y := range sortedForms(table) {
		if !y.expanded && len(y.seen) < minFrequent || len(y.form) < 4 {
			continue
		}
		for cut := 1; cut < len(y.form); cut++ {
			if !utf8.RuneStart(y.form[cut]) {
				continue
			}
			split := y.form[:cut] + " " + y.form[cut:]
			if standsAlone(d, y.form[cut:], split) {
				continue
			}
			for _, u := range d.Units() {
				for wordIndex(u.Text, split) >= 0 {
					replace(d, u, split, y.form, fmt.Sprintf("%s never stands without %s before it; %s stands %s", y.form[cut:], y.form[:cut], y.form, times(len(y.seen))))
				}
			}
		}
	}
}

// standsAlone reports whether a word occurs elsewhere than in the split form.
func standsAlone(d *corpus.Document, word, split string) bool {
	for _, u := range d.Units() {
		if wordIndex(strings.ReplaceAll(u.Text, split, ""), word) >= 0 {
			return true
		}
	}
	return false
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
