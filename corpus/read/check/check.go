// Package check tells what looks odd in a document that was read: labels that skip or come twice, units without words, a
// chapeau without items, a language that does not fit, paragraphs that were joined on thin grounds. A finding is no
// error: papers do have gaps. It says where to look before one trusts a table made of the paper.
//
// The cost is linear in the length of the document.
package check

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/lang"
)

// A Finding is one odd thing.
type Finding struct {
	Kind string     `json:"kind"` // gap, repeat, empty, chapeau, language, join, end, meeting, footnote
	Line int        `json:"line"` // in the source, 1-based
	Ref  corpus.Ref `json:"ref,omitzero"`
	Text string     `json:"text"` // one clause
}

// Document lists what is odd in a document, in the order of its lines.
func Document(d *corpus.Document) []Finding {
	var out []Finding
	for _, m := range d.Meetings {
		out = append(out, meeting(d, m)...)
		out = append(out, gaps(m)...)
		for i, u := range m.Units {
			out = append(out, unit(d, m, i, u)...)
		}
	}
	out = append(out, joins(d)...)
	out = append(out, footnotes(d)...)
	slices.SortStableFunc(out, func(a, b Finding) int { return a.Line - b.Line })
	return out
}

func meeting(d *corpus.Document, m *corpus.Meeting) []Finding {
	var out []Finding
	at := func(text string) { out = append(out, Finding{Kind: "meeting", Line: m.Line, Ref: m.Ref(), Text: text}) }
	if m.Start.IsZero() {
		at("the heading states no date, so the meeting can't be named by its year")
	}
	if len(m.Units) == 0 {
		at("the meeting has neither recommendations nor a note")
	}
	i := slices.Index(d.Meetings, m)
	if i == 0 {
		return out
	}
	before := d.Meetings[i-1]
	if m.Number > 0 && before.Number > 0 && m.Number != before.Number+1 {
		at(fmt.Sprintf("meeting %s follows meeting %s", corpus.Roman(m.Number), corpus.Roman(before.Number)))
	}
	if !m.Start.IsZero() && m.Start.Before(before.Start) {
		at(fmt.Sprintf("it begins on %s, before the meeting that stands before it (%s)", m.Start, before.Start))
	}
	return out
}

// gaps compares the label of each unit with that of the unit before it in its list.
func gaps(m *corpus.Meeting) []Finding {
	var out []Finding
	last := map[string]*corpus.Unit{} // by the path of the list
	for _, u := range m.Units {
		list := ""
		if up, ok := u.Ref.Parent(); ok {
			list = up.Path
		}
		before := last[list]
		last[list] = u
		labels := u.Ref.Labels()
		if u.Kind == corpus.Note || len(labels) == 0 {
			continue
		}
		label, depth := labels[len(labels)-1], len(labels)
		was := 0
		if before != nil {
			b := before.Ref.Labels()
			was = value(b[len(b)-1], depth)
		}
		now := value(label, depth)
		switch {
		case strings.HasSuffix(label, "bis") || strings.HasSuffix(label, "ter"):
		case now == was+1:
		case before == nil:
			out = append(out, Finding{"gap", u.Line, u.Ref, fmt.Sprintf("the list begins with %q", label)})
		case now > was:
			out = append(out, Finding{"gap", u.Line, u.Ref, fmt.Sprintf("the label skips from %s", before.Ref)})
		default:
			out = append(out, Finding{"repeat", u.Line, u.Ref, fmt.Sprintf("the label comes after %s", before.Ref)})
		}
	}
	return out
}

// value is the place of a label in its list: letters at the second level, Roman numerals below, as far as they can be.
func value(label string, depth int) int {
	n := 0
	for _, r := range label {
		if r < '0' || r > '9' {
			break
		}
		n = n*10 + int(r-'0')
	}
	if n > 0 {
		return n
	}
	roman, err := corpus.ParseRoman(label)
	if letter := corpus.LetterValue(label); letter > 0 && (depth == 2 || err != nil) {
		return letter
	}
	return roman
}

// languageSample is how many words a unit must have to be held against the language of the document.
const languageSample = 25

func unit(d *corpus.Document, m *corpus.Meeting, i int, u *corpus.Unit) []Finding {
	text := strings.TrimRight(u.Text, " \u00a0\u202f")
	if text == "" {
		return []Finding{{"empty", u.Line, u.Ref, "the unit has no words"}}
	}
	var out []Finding
	child := i+1 < len(m.Units) && m.Units[i+1].Ref.Depth() > u.Ref.Depth()
	switch {
	case strings.HasSuffix(text, ":") && !child:
		out = append(out, Finding{"chapeau", u.Line, u.Ref, "it announces a list and has no items"})
	case !child && !strings.ContainsAny(text[len(text)-1:], ".;:!?)\"'") && !strings.HasSuffix(text, "»") && !strings.HasSuffix(text, "”"):
		out = append(out, Finding{"end", u.Line, u.Ref, fmt.Sprintf("it breaks off: %q", ending(text))})
	}
	if other := otherLanguage(d.Language, text); other != language.Und {
		out = append(out, Finding{"language", u.Line, u.Ref, fmt.Sprintf("its words are %s, the document is %s", other, d.Language)})
	}
	return out
}

func ending(s string) string {
	words := strings.Fields(s)
	return strings.Join(words[max(len(words)-5, 0):], " ")
}

// otherLanguage tells a text that is in the other of the two languages by its function words.
func otherLanguage(own language.Tag, text string) language.Tag {
	best, bestN, ownN, words := language.Und, 0, 0, 0
	for _, t := range []language.Tag{language.French, language.English} {
		l, n := lang.For(t), 0
		words = 0
		for _, tok := range l.Tokens(text) {
			if tok.Kind == lang.Word {
				words++
				if l.IsFunctionWord(lang.FoldAll.Key(tok.Text(text))) {
					n++
				}
			}
		}
		if lang.Same(t, own) {
			ownN = n
		} else if n > bestN {
			best, bestN = t, n
		}
	}
	if words < languageSample || bestN < 2*ownN || bestN*5 < words || !lang.Same(own, language.French) && !lang.Same(own, language.English) {
		return language.Und
	}
	return best
}

// joins lists paragraphs that were joined though the words before were at an end.
func joins(d *corpus.Document) []Finding {
	var out []Finding
	for _, r := range d.Repairs {
		before, after, ok := strings.Cut(r.Before, "\n")
		if r.Kind != "joined" || !ok {
			continue
		}
		if strings.ContainsAny(before[max(len(before)-1, 0):], ".;:!?") {
			out = append(out, Finding{"join", r.Line, r.Ref, fmt.Sprintf("a paragraph that fits no list was read as part of it: %q", after)})
		}
	}
	return out
}

// footnotes lists markers without a note and notes without a marker in a unit.
func footnotes(d *corpus.Document) []Finding {
	notes := map[string]bool{}
	for _, n := range d.Notes {
		notes[n.Marker] = true
	}
	var out []Finding
	for _, u := range d.Units() {
		for _, m := range u.Marks {
			if !notes[m.Marker] {
				out = append(out, Finding{"footnote", u.Line, u.Ref, fmt.Sprintf("no footnote bears the marker %s", m.Marker)})
			}
		}
	}
	return out
}
