package drift

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"github.com/reprise-wording/reprise/align/reuse"
	"github.com/reprise-wording/reprise/corpus/lang"
	"github.com/reprise-wording/reprise/corpus/lang/formula"
)

func compareReiterations(a, b reuse.Reiteration) int {
	return cmp.Or(cmp.Compare(a.Earlier, b.Earlier), cmp.Compare(a.Later, b.Later))
}

func qualifiersOf(r formula.Reading) string { return strings.Join(r.Qualifiers, ", ") }

// Segments are the sentences of a version that render each other.
func (v Version) Segments() []Segment {
	var out []Segment
	join := func(text string, spans []lang.Span) string { return strings.Join(texts(text, spans), " ") }
	for _, s := range v.stretches() {
		if len(s.source) > 0 && len(s.target) > 0 {
			out = append(out, Segment{join(v.Source, s.source), join(v.Target, s.target)})
		}
	}
	return out
}

// A Summary counts the pairs of a report by the verdict on the whole pair.
type Summary struct {
	Pairs int `json:"pairs"` // compared in both languages
	Same  int `json:"same"`  // no change but minor ones
	// a change in both languages; some of these have one-sided changes besides
	Both            int `json:"both"`
	OneSided        int `json:"oneSided"`        // those of Both that have a change in one language besides
	SourceOnly      int `json:"sourceOnly"`      // all changes in the source
	TranslationOnly int `json:"translationOnly"` // all changes in the translation
	Undecided       int `json:"undecided"`       //
	Force           int `json:"force"`           // the force changed, in either language
	Qualifiers      int `json:"qualifiers"`      // the qualifiers changed
	Addressee       int `json:"addressee"`       // the addressee changed
	FormulaDrift    int `json:"formulaDrift"`    // a part of the formula changed in one language only
}

// Summary counts the pairs that keep accepts; nil keeps all.
func (r *Report) Summary(keep func(*Pair) bool) Summary {
	var s Summary
	for i := range r.Pairs {
		p := &r.Pairs[i]
		if keep != nil && !keep(p) {
			continue
		}
		s.formula(p.Formula)
		if p.Comparison == nil {
			continue
		}
		s.Pairs++
		switch p.Comparison.Verdict() {
		case "":
			s.Same++
		case Both:
			s.Both++
			if p.Comparison.OneSided() {
				s.OneSided++
			}
		case SourceOnly:
			s.SourceOnly++
		case TranslationOnly:
			s.TranslationOnly++
		default:
			s.Undecided++
		}
	}
	return s
}

func (s *Summary) formula(changes []FormulaChange) {
	drift := false
	for _, c := range changes {
		switch c.Of {
		case formula.OfForce:
			s.Force++
		case formula.OfQualifier:
			s.Qualifiers++
		case formula.OfAddressee:
			s.Addressee++
		}
		drift = drift || c.Verdict != Both
	}
	if drift {
		s.FormulaDrift++
	}
}

// Amended keeps the pairs whose relation is amended.
func Amended(p *Pair) bool { return p.Relation == reuse.Amended }

// LanguageName is the English name of a language: French.
func LanguageName(tag language.Tag) string {
	if n := display.English.Languages().Name(tag); n != "" {
		return n
	}
	return tag.String()
}

// Sentence sums a summary up: "of 31 pairs, 9 differ in French only, 3 in English only, 17 in both languages, 2 are
// undecided".
func (r *Report) Sentence(s Summary) string {
	if s.Pairs == 1 {
		return fmt.Sprintf("of %d pair, %s", s.Pairs, r.Parts(s))
	}
	return fmt.Sprintf("of %d pairs, %s", s.Pairs, r.Parts(s))
}

// Parts is the part of Sentence that says where the pairs differ.
func (r *Report) Parts(s Summary) string {
	var parts []string
	add := func(n int, text string) {
		if n > 0 || len(parts) == 0 {
			parts = append(parts, text)
		}
	}
	add(s.TranslationOnly, fmt.Sprintf("%d differ in %s only", s.TranslationOnly, LanguageName(r.Target)))
	add(s.SourceOnly, fmt.Sprintf("%d in %s only", s.SourceOnly, LanguageName(r.Source)))
	add(s.Both, fmt.Sprintf("%d in both languages", s.Both))
	add(s.Same, fmt.Sprintf("%d in neither", s.Same))
	add(s.Undecided, fmt.Sprintf("%d undecided", s.Undecided))
	return strings.Join(parts, ", ")
}

// In says where a change is seen, with the names of the languages: "French only".
func (r *Report) In(v Verdict) string {
	switch v {
	case SourceOnly:
		return LanguageName(r.Source) + " only"
	case TranslationOnly:
		return LanguageName(r.Target) + " only"
	case "":
		return "no change"
	}
	return string(v)
}

// Path is the course of a thread's force and qualifiers in one language (0 the source, 1 the target), equal
// neighbours once: "should consider -> is invited to ensure -> should consider, within prosecutorial discretion".
func (c *Course) Path(r *Report, language int) string {
	var steps []string
	for _, s := range c.Steps {
		if !s.In[language] {
			continue
		}
		reading, tag := s.Source, r.Source
		if language == 1 {
			reading, tag = s.Target, r.Target
		}
		if f := reading.Formula(tag); len(steps) == 0 || steps[len(steps)-1] != f {
			steps = append(steps, f)
		}
	}
	return strings.Join(steps, " -> ")
}

// Flags lists what changed on the way and where the languages disagree: "force", "qualifier", "addressee", "disagree".
func (c *Course) Flags() []string {
	var flags []string
	set := func(f string) {
		if !slices.Contains(flags, f) {
			flags = append(flags, f)
		}
	}
	for i := range c.Steps {
		if i > 0 {
			for _, f := range formulaChanges(&c.Steps[i-1], &c.Steps[i]) {
				set(f.Of)
			}
		}
		if len(c.Steps[i].Disagree()) > 0 {
			set("disagree")
		}
	}
	return flags
}
