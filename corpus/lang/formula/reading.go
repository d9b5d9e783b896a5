package formula

import (
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus/lang"
)

// A Reading is what a unit's formula says.
type Reading struct {
	Force      Force    `json:"force"`
	Qualifiers []string `json:"qualifiers,omitempty"` // classes, each once, sorted: domestic-law, possible
	Addressees []string `json:"addressees,omitempty"` // who is asked, in English, sorted; empty where nobody is named
	Action     Action   `json:"action,omitzero"`
	// Inherited says that the force comes from a chapeau, at least in part.
	Inherited bool `json:"inherited,omitempty"`
	// the words each of these was read from, in order of parts and offsets
	Evidence []Evidence `json:"evidence,omitempty"`
}

// An Action is what is asked for, in the words of the unit.
type Action struct {
	Verb string `json:"verb,omitempty"` // its first word, folded: ensure
	Text string `json:"text,omitempty"` // from the verb to the end of its clause
}

// What a piece of evidence is for.
const (
	OfForce     = "force"
	OfEffort    = "effort"
	OfQualifier = "qualifier"
	OfAddressee = "addressee"
	OfAction    = "action"
)

// An Evidence is a stretch of words that a part of a reading rests on.
type Evidence struct {
	Of    string `json:"of"`              // OfForce, OfQualifier, ...
	Value string `json:"value,omitempty"` // what it was read as: should, domestic-law, States parties
	Part  int    `json:"part"`            // index in the chapeaux, or -1 for the unit's own text
	Start int    `json:"start"`           // in bytes of that part
	End   int    `json:"end"`
	Text  string `json:"text"` // the words as they stand
}

// ownText is the Part of evidence that stands in the unit's own text.
const ownText = -1

// Of reads the formula of a unit: its text, and the texts of its chapeaux, outermost first. Footnote markers should
// be out. A language without tables gives the zero reading.
func Of(tag language.Tag, text string, chapeaux []string) Reading {
	t := tablesFor(tag)
	var r Reading
	for i, c := range chapeaux {
		r = t.read(c, i, r)
	}
	r = t.read(text, ownText, r)
	r.finish()
	return r
}

// ForceOf is Of for a text without chapeaux, less the qualifiers: it costs half.
func ForceOf(tag language.Tag, text string) Reading {
	t := tablesFor(tag)
	p := &reader{tables: t, text: text, part: ownText}
	r := p.force(clauses(t.lang, text), Reading{})
	r.finish()
	return r
}

// finish sorts what has no order and drops the evidence of readings that were replaced.
func (r *Reading) finish() {
	slices.Sort(r.Qualifiers)
	r.Qualifiers = slices.Compact(r.Qualifiers)
	slices.Sort(r.Addressees)
	r.Addressees = slices.Compact(r.Addressees)
}

// Addressee joins the addressees: "States parties, UNODC"; empty where nobody is named.
func (r Reading) Addressee() string { return strings.Join(r.Addressees, ", ") }

// Formula is the reading in a few words: the force, the verb where the force is not to consider, and the qualifiers
// in the words of the unit: "should consider, within prosecutorial discretion".
func (r Reading) Formula(tag language.Tag) string {
	verb := ""
	if r.Force.Asks() && r.Force.Effort != Consider {
		verb = r.Action.Verb
	}
	s := joined(lang.For(tag), r.Force.Name(tag), verb)
	seen := map[string]bool{}
	for _, e := range r.Evidence {
		key := lang.FoldAll.Key(e.Text)
		if e.Of == OfQualifier && !seen[key] {
			seen[key] = true
			s += ", " + strings.ToLower(e.Text)
		}
	}
	return s
}

// joined puts a verb behind the name of a force. A word before it loses its vowel where it must; where no verb follows,
// the word that would lead to it is left out, unless there is little else.
func joined(l *lang.Language, name, verb string) string {
	at := strings.LastIndexByte(name, ' ') + 1
	last, next := lang.FoldAll.Key(name[at:]), lang.FoldAll.Key(verb)
	switch {
	case verb == "" && strings.Count(name, " ") > 1 && l.IsFunctionWord(last):
		return name[:at-1]
	case verb == "":
		return name
	case len(last) > 1 && l.IsFunctionWord(last) && l.IsFunctionWord(last[:len(last)-1]+"'") &&
		strings.IndexAny(next, "aeiou") == 0:
		return name[:len(name)-1] + "'" + verb
	}
	return name + " " + verb
}

// SameQualifiers reports whether two readings have the same classes of qualifiers.
func SameQualifiers(a, b Reading) bool { return slices.Equal(a.Qualifiers, b.Qualifiers) }

// SameAddressees reports whether two readings ask the same.
func SameAddressees(a, b Reading) bool { return slices.Equal(a.Addressees, b.Addressees) }
