package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align/bitext"
	"github.com/reprise-wording/reprise/align/check"
	"github.com/reprise-wording/reprise/corpus/lang"
)

// errorsPlanted are the kinds of errors that are planted in the English side of a pair; each gives false where the pair has no place for
// it.
var errorsPlanted = []struct {
	kind  check.Kind
	plant func(rng *rand.Rand, english, other string) (string, bool)
}{
	{check.Negation, plantNegation},
	{check.Number, plantNumber},
	{check.Date, plantMonth},
	{check.Symbol, plantSymbol},
	{check.Strength, plantStrength},
	{check.Omission, plantClauseLeftOut},
	{check.Addition, plantClauseBrought},
	{check.Untranslated, plantUntranslated},
}

// checked plants errors in official pairs side by side and prints, for each language with English, the share found of each kind and
// the share of untouched pairs in which anything is found.
func checked(w io.Writer, args []string) error {
	flags := flag.NewFlagSet("check", flag.ContinueOnError)
	each := flags.Int("each", 100, "errors planted of each kind")
	untouched := flags.Int("untouched", 2000, "pairs left as they are")
	show := flags.Int("show", 0, "false alarms listed")
	only := flags.String("lang", "", "one language only")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() == 0 {
		return errors.New("check [-each N] [-untouched N] [-show N] [-lang LANG] TSV...: give files that bench parallel wrote")
	}
	for _, l := range unLanguages[1:] {
		if *only != "" && l.tag != *only {
			continue
		}
		source, target, err := columns(flags.Args(), "en", l.tag)
		if err != nil {
			return err
		}
		if err := checkedIn(w, l.tag, source, target, *each, *untouched, *show); err != nil {
			return err
		}
	}
	return nil
}

func checkedIn(w io.Writer, tag string, source, target []bitext.Segment, each, untouched, show int) error {
	rng := rand.New(rand.NewPCG(seed, 16))
	order := rng.Perm(len(source))
	var pairs []check.Pair
	var kinds []check.Kind // planted in each pair; empty for none
	seen := map[string]bool{}
	at := 0
	next := func() (check.Pair, bool) {
		for ; at < len(order); at++ {
			p := check.Pair{Source: source[order[at]].Text, Target: target[order[at]].Text}
			if len(strings.Fields(p.Source)) > 4 && !seen[p.Source] {
				seen[p.Source] = true
				at++
				return p, true
			}
		}
		return check.Pair{}, false
	}
	for range untouched {
		if p, ok := next(); ok {
			pairs, kinds = append(pairs, p), append(kinds, "")
		}
	}
	left := make([]int, len(errorsPlanted))
	for p, ok := next(); ok; p, ok = next() {
		for k := range errorsPlanted {
			k = (k + at) % len(errorsPlanted)
			if left[k] >= each {
				continue
			}
			if changed, ok := errorsPlanted[k].plant(rng, p.Source, p.Target); ok {
				if errorsPlanted[k].kind == check.Untranslated {
					p.Target = changed
				} else {
					p.Source = changed
				}
				pairs, kinds = append(pairs, p), append(kinds, errorsPlanted[k].kind)
				left[k]++
				break
			}
		}
	}
	c, err := check.New(pairs, language.English, language.Make(tag))
	if err != nil {
		return err
	}
	found, planted, alarms, pairsAlarmed, clean := map[check.Kind]int{}, map[check.Kind]int{}, map[check.Kind]int{}, 0, 0
	for i, kind := range kinds {
		findings := c.Findings(i)
		if kind == "" {
			clean++
			if len(findings) > 0 {
				pairsAlarmed++
			}
			for _, f := range findings {
				alarms[f.Kind]++
				if show > 0 {
					show--
					fmt.Fprintf(w, "%s %s %.2f\n  %s\n  %s\n", f.Kind, f.Why, f.Confidence, pairs[i].Source, pairs[i].Target)
				}
			}
			continue
		}
		planted[kind]++
		if slices.ContainsFunc(findings, func(f check.Finding) bool { return f.Kind == kind }) {
			found[kind]++
		}
	}
	fmt.Fprintf(w, "%s\tfalse alarms %.4f of %d", tag, share(pairsAlarmed, clean), clean)
	for _, p := range errorsPlanted {
		fmt.Fprintf(w, "\t%s %.2f (%d), alarms %d", p.kind, share(found[p.kind], planted[p.kind]), planted[p.kind], alarms[p.kind])
	}
	fmt.Fprintf(w, "\tbrackets alarms %d\n", alarms[check.Brackets])
	return nil
}

// swapWord puts another word in place of the only one of its kind that a text has.
func swapWord(text string, with map[string]string) (string, bool) {
	words := strings.Split(text, " ")
	at := -1
	for k, w := range words {
		if _, ok := with[w]; ok {
			if at >= 0 {
				return "", false
			}
			at = k
		}
	}
	if at < 0 {
		return "", false
	}
	if words[at] = with[words[at]]; words[at] == "" {
		words = slices.Delete(words, at, at+1)
	}
	return strings.Join(words, " "), true
}

func plantNegation(_ *rand.Rand, english, _ string) (string, bool) {
	return swapWord(english, map[string]string{"not": "", "no": "any", "never": "always", "cannot": "can"})
}

// plantNumber changes a number in digits that both sides have and that is not of a date.
func plantNumber(rng *rand.Rand, english, other string) (string, bool) {
	words := strings.Split(english, " ")
	for k, w := range words {
		n, err := strconv.Atoi(w)
		if err != nil || n < 3 || n > 9999 || !strings.Contains(other, w) || len(w) == 4 {
			continue
		}
		words[k] = strconv.Itoa(n + 1 + rng.IntN(n))
		return strings.Join(words, " "), true
	}
	return "", false
}

var englishMonths = []string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}

func plantMonth(rng *rand.Rand, english, _ string) (string, bool) {
	words := strings.Split(english, " ")
	for k, w := range words {
		if m := slices.Index(englishMonths, w); m >= 0 && k > 0 && words[k-1] != "" && words[k-1][0] >= '0' && words[k-1][0] <= '9' {
			words[k] = englishMonths[(m+1+rng.IntN(11))%12]
			return strings.Join(words, " "), true
		}
	}
	return "", false
}

// plantSymbol changes the last digit of the number of a resolution.
func plantSymbol(_ *rand.Rand, english, other string) (string, bool) {
	for _, tok := range lang.For(language.English).Tokens(english) {
		if w := tok.Text(english); strings.Contains(w, "/") && (tok.Kind == lang.Number || tok.Kind == lang.Symbol) && strings.Contains(other, w) {
			last := english[tok.End-1]
			if last < '0' || last > '9' {
				continue
			}
			return english[:tok.End-1] + string('0'+(last-'0'+3)%10) + english[tok.End:], true
		}
	}
	return "", false
}

func plantStrength(_ *rand.Rand, english, _ string) (string, bool) {
	for _, x := range [][2]string{{"Urges ", "Invites "}, {"Requests ", "Encourages "}, {"Decides ", "Recommends "}} {
		if rest, ok := strings.CutPrefix(english, x[0]); ok {
			return x[1] + rest, true
		}
	}
	return swapWord(english, map[string]string{"shall": "should", "should": "may", "must": "may"})
}

// clause is a clause between commas of six to fourteen words that a text goes on behind.
func clause(text string) (from, to int, ok bool) {
	parts := strings.SplitAfter(text, ", ")
	at := 0
	for k, p := range parts {
		if n := len(strings.Fields(p)); k > 0 && k < len(parts)-1 && n >= 6 && n <= 14 {
			return at, at + len(p), true
		}
		at += len(p)
	}
	return 0, 0, false
}

// plantClauseBrought leaves a clause of the source out, so that the target has one too many.
func plantClauseBrought(_ *rand.Rand, english, _ string) (string, bool) {
	from, to, ok := clause(english)
	return english[:from] + english[to:], ok
}

// foreignClauses are clauses that no pair has, brought into the source, so that the target lacks them.
var foreignClauses = []string{
	"with full respect for the rights of women and children, ", "taking into account the needs of the developing countries, ",
	"in cooperation with the specialized agencies and other organizations, ", "subject to the availability of voluntary financial resources, ",
	"including through the exchange of information and best practices, ", "bearing in mind the report of the Secretary-General, ",
}

func plantClauseLeftOut(rng *rand.Rand, english, _ string) (string, bool) {
	at := strings.Index(english, ", ")
	if at < 0 {
		return "", false
	}
	return english[:at+2] + foreignClauses[rng.IntN(len(foreignClauses))] + english[at+2:], true
}

// plantUntranslated leaves the second half of a target in English; it gives the target.
func plantUntranslated(_ *rand.Rand, english, other string) (string, bool) {
	words, others := strings.Fields(english), strings.Fields(other)
	if len(words) < 16 || len(others) < 2 {
		return "", false
	}
	return strings.Join(others[:len(others)/2], " ") + " " + strings.Join(words[len(words)/2:], " "), true
}
