package main

import (
	"cmp"
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align/bitext"
	"github.com/reprise-wording/reprise/align/check"
)

// errorsPlanted are the kinds of errors that are planted in a pair of English and another language, on either side
// where that can be; each gives false where the pair has no place for it.
var errorsPlanted = []planter{
	{"negation", check.Negation, english(plantNegation)},
	{"negation brought", check.Negation, english(plantDenial)},
	{"number", check.Number, plantNumber},
	{"date", check.Date, english(plantMonth)},
	{"symbol", check.Symbol, plantSymbol},
	{"unit", check.Unit, english(plantUnit)},
	{"name", check.Name, english(plantCountry)},
	{"strength", check.Strength, english(plantStrength)},
	{"omission", check.Omission, plantClauseLeftOut},
	{"omission brought", check.Omission, plantClauseLacking},
	{"addition", check.Addition, plantClauseTooMany},
	{"addition brought", check.Addition, plantClauseBrought},
	{"untranslated", check.Untranslated, plantUntranslated},
	{"addressee", check.Addressee, english(plantAddressee)},
	{"list", check.List, plantItem},
	{"term", check.Term, plantTerm},
}

// english makes a plant of what changes the English text only.
func english(change func(*rand.Rand, string) (string, bool)) func(*rand.Rand, *check.Pair, []check.Pair) bool {
	return func(rng *rand.Rand, p *check.Pair, _ []check.Pair) (ok bool) {
		changed, ok := change(rng, p.Source)
		if ok {
			p.Source = changed
		}
		return ok
	}
}

// A planter plants errors of one kind.
type planter struct {
	name  string
	kind  check.Kind
	plant func(rng *rand.Rand, p *check.Pair, others []check.Pair) bool
}

// alarm names the findings that these errors are found by: denials that only one side has are two kinds.
func (p planter) alarm() string {
	if p.kind == check.Negation {
		return p.name
	}
	return string(p.kind)
}

func alarmOf(f check.Finding) string {
	if f.Kind == check.Negation && f.Source != "" {
		return "negation brought"
	}
	return string(f.Kind)
}

// A checkJob is what the job check was asked.
type checkJob struct {
	each, untouched, show, missed int
	curve                         bool
	write, kinds                  string
	seed                          uint64
}

// checked plants errors in official pairs side by side and prints, for each language with English, the share found of
// each kind and the share of untouched pairs in which anything is found.
func checked(w io.Writer, args []string) error {
	flags := flag.NewFlagSet("check", flag.ContinueOnError)
	var j checkJob
	flags.IntVar(&j.each, "each", 100, "errors planted of each kind")
	flags.IntVar(&j.untouched, "untouched", 2000, "pairs left as they are")
	flags.IntVar(&j.show, "show", 0, "false alarms listed")
	flags.IntVar(&j.missed, "missed", 0, "errors listed that were not found, of each kind")
	flags.StringVar(
		&j.write,
		"write",
		"",
		"file that the pairs are written to, with what was planted in each, before they are checked",
	)
	flags.BoolVar(&j.curve, "curve", false, "recall of each kind by the confidence that so many false alarms have")
	only := flags.String("lang", "", "one language only")
	flags.Uint64Var(&j.seed, "seed", seed, "number that the choice of pairs and errors is drawn from")
	flags.StringVar(&j.kinds, "kinds", "", "plant errors of these kinds only, as the table names them, with commas")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() == 0 {
		return errors.New(
			"check [-each N] [-untouched N] [-seed N] [-show N] [-missed N] [-curve] [-lang LANG] TSV...: give files that " +
				"bench parallel wrote",
		)
	}
	for _, l := range unLanguages[1:] {
		if *only != "" && l.tag != *only {
			continue
		}
		source, target, err := columns(flags.Args(), "en", l.tag)
		if err != nil {
			return err
		}
		if err := j.run(w, l.tag, source, target); err != nil {
			return err
		}
	}
	return nil
}

func (j *checkJob) run(w io.Writer, tag string, source, target []bitext.Segment) error {
	rng := rand.New(rand.NewPCG(j.seed, 16))
	pairs, kinds := j.plant(rng, pairsOf(rng, source, target))
	if j.write != "" {
		var b strings.Builder
		for i, p := range pairs {
			name := "none"
			if kinds[i] >= 0 {
				name = errorsPlanted[kinds[i]].name
			}
			fmt.Fprintf(&b, "%s\t%s\t%s\t%s\n", tag, name, p.Source, p.Target)
		}
		return os.WriteFile(j.write+"-"+tag+".tsv", []byte(b.String()), 0o644)
	}
	c, err := check.New(pairs, language.English, language.Make(tag))
	if err != nil {
		return err
	}
	if j.curve {
		c.Least = 0.01
	}
	alarmed, clean := 0, 0
	alarms := map[string][]float64{}
	found := make([][]float64, len(errorsPlanted))
	planted := make([]int, len(errorsPlanted))
	missed := make([]int, len(errorsPlanted))
	for i, kind := range kinds {
		findings := c.Findings(i)
		if kind < 0 {
			clean++
			if len(findings) > 0 {
				alarmed++
			}
			for _, f := range findings {
				alarms[alarmOf(f)] = append(alarms[alarmOf(f)], f.Confidence)
				if j.show > 0 {
					j.show--
					fmt.Fprintf(
						w,
						"%s %s %.2f\n  %s\n  %s\n",
						f.Kind,
						f.Why,
						f.Confidence,
						pairs[i].Source,
						pairs[i].Target,
					)
				}
			}
			continue
		}
		planted[kind]++
		k := slices.IndexFunc(findings, func(f check.Finding) bool { return f.Kind == errorsPlanted[kind].kind })
		if k >= 0 {
			found[kind] = append(found[kind], findings[k].Confidence)
		} else if missed[kind]++; missed[kind] <= j.missed {
			fmt.Fprintf(w, "missed: %s %v\n  %s\n  %s\n", errorsPlanted[kind].name, findings, pairs[i].Source, pairs[i].Target)
		}
	}
	fmt.Fprintf(w, "%s\tfalse alarms %.4f of %d", tag, share(alarmed, clean), clean)
	for k, p := range errorsPlanted {
		fmt.Fprintf(
			w,
			"\t%s %.2f (%d), alarms %d",
			p.name,
			share(len(found[k]), planted[k]),
			planted[k],
			len(alarms[p.alarm()]),
		)
		if j.curve {
			curve(w, found[k], alarms[p.alarm()], planted[k])
		}
	}
	fmt.Fprintf(w, "\tbrackets alarms %d\n", len(alarms[string(check.Brackets)]))
	return nil
}

// curve prints the recall where so many false alarms are let through, and the confidence from which findings would be
// told.
func curve(w io.Writer, found, alarms []float64, planted int) {
	slices.SortFunc(alarms, func(a, b float64) int { return cmp.Compare(b, a) })
	for _, n := range []int{1, 2, 4, 6, 8, 12, 16} {
		least := 0.0
		if n < len(alarms) {
			least = alarms[n]
		}
		k := 0
		for _, f := range found {
			if f > least {
				k++
			}
		}
		fmt.Fprintf(w, "\n\t\t%d alarms: %.2f (confidence %.3f)", n, share(k, planted), least)
	}
	fmt.Fprintln(w)
}

// pairsOf are pairs of more than four words in an order of chance, each English text once.
func pairsOf(rng *rand.Rand, source, target []bitext.Segment) (out []check.Pair) {
	seen := map[string]bool{}
	for _, at := range rng.Perm(len(source)) {
		p := check.Pair{Source: source[at].Text, Target: target[at].Text}
		if len(strings.Fields(p.Source)) > 4 && !seen[p.Source] {
			seen[p.Source] = true
			out = append(out, p)
		}
	}
	return out
}

// wants reports whether errors of a kind are to be planted.
func (j *checkJob) wants(name string) bool {
	return j.kinds == "" || slices.Contains(strings.Split(j.kinds, ","), name)
}

// plant plants errors of each kind in pairs behind those left untouched; it gives the kinds, -1 for untouched pairs.
func (j *checkJob) plant(rng *rand.Rand, all []check.Pair) (pairs []check.Pair, kinds []int) {
	for _, p := range all[:min(j.untouched, len(all))] {
		pairs, kinds = append(pairs, p), append(kinds, -1)
	}
	left := make([]int, len(errorsPlanted))
	for at, p := range all[len(pairs):] {
		for k := range errorsPlanted {
			k = (k + at) % len(errorsPlanted)
			if left[k] < j.each && j.wants(errorsPlanted[k].name) && errorsPlanted[k].plant(rng, &p, all) {
				pairs, kinds = append(pairs, p), append(kinds, k)
				left[k]++
				break
			}
		}
	}
	return pairs, kinds
}
