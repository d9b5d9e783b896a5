// Package check tells what looks odd in a document that was read: labels that skip or come twice, blocks without
// words, words that announce a list and have none, a language that does not fit, paragraphs that were joined on thin
// grounds, note markers without a note. A finding is no error: papers do have gaps. It says where to look before one
// trusts a table made of the paper.
//
// The cost is linear in the length of the document.
package check

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/lang"
	"github.com/reprise-wording/reprise/corpus/read/internal/facts"
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
	out := meetings(d)
	out = append(out, gaps(d)...)
	opens := make([]bool, len(d.Blocks)) // the block opens a list
	for _, b := range d.Blocks {
		if b.Under > 0 && b.Under <= len(d.Blocks) {
			opens[b.Under-1] = true
		}
	}
	for i, b := range d.Blocks {
		next := i+1 < len(d.Blocks) && listed(d.Blocks[i+1].Kind)
		more := i+1 < len(d.Blocks) && sameList(b, d.Blocks[i+1])
		out = append(out, block(d, b, opens[i] || next && b.Kind != corpus.Unit, more)...)
	}
	out = append(out, joins(d)...)
	out = append(out, footnotes(d)...)
	slices.SortStableFunc(out, func(a, b Finding) int { return a.Line - b.Line })
	return out
}

// listed reports whether blocks of a kind can stand in a list that words ending with a colon announce.
func listed(k corpus.Kind) bool { return k == corpus.Unit || k == corpus.Item || k == corpus.Cell }

// meetings compares each meeting with the one before it.
func meetings(d *corpus.Document) []Finding {
	var out []Finding
	var before *corpus.Part
	for _, m := range d.Meetings() {
		at := func(text string) {
			out = append(out, Finding{Kind: "meeting", Line: m.Line, Ref: corpus.Ref{Part: m.Ref}, Text: text})
		}
		if m.Kind != corpus.MeetingPart {
			continue
		}
		if m.Held.IsZero() {
			at("the heading states no date, so the meeting can't be named by its year")
		}
		if !slices.ContainsFunc(d.Blocks, func(b *corpus.Block) bool { return b.Kind != corpus.Heading && d.MeetingOf(b) == m }) {
			at("the meeting has no text")
		}
		if before != nil {
			if m.Ordinal() > 0 && before.Ordinal() > 0 && m.Ordinal() != before.Ordinal()+1 {
				at(fmt.Sprintf("meeting %s follows meeting %s", m.Number, before.Number))
			}
			if !m.Held.IsZero() && m.Held.Start.Before(before.Held.Start) {
				at(
					fmt.Sprintf(
						"it begins on %s, before the meeting that stands before it (%s)",
						m.Held.Start,
						before.Held.Start,
					),
				)
			}
		}
		before = m
	}
	return out
}

// A list is what the labels of its units follow each other in: that of a part, of a unit, or of a decimal number.
type list struct{ part, path, decimal string }

// gaps compares the label of each unit with that of the unit before it in its list.
func gaps(d *corpus.Document) []Finding {
	var out []Finding
	last := map[list]*corpus.Block{}
	for _, b := range d.Blocks {
		if b.Kind != corpus.Unit || b.Ref.Depth() == 0 {
			continue
		}
		up, _ := b.Ref.Parent()
		in := list{part: b.Ref.Part, path: up.Path}
		label, depth := lastLabel(b), b.Ref.Depth()
		if i := strings.LastIndexByte(label, '.'); i >= 0 {
			in.decimal, label = label[:i], label[i+1:]
		}
		before := last[in]
		last[in] = b
		var was []int
		if before != nil {
			was = values(lastLabel(before)[len(in.decimal):], depth)
		}
		now := values(label, depth)
		switch {
		case len(now) == 0 || before != nil && len(was) == 0: // no label of which it can be told
		case strings.HasSuffix(label, "bis") || strings.HasSuffix(label, "ter"):
		case next(was, now):
		case before == nil:
			out = append(out, Finding{"gap", b.Line, b.Ref, fmt.Sprintf("the list begins with %q", label)})
		case now[0] > was[0]:
			out = append(out, Finding{"gap", b.Line, b.Ref, fmt.Sprintf("the label skips from %s", before.Ref)})
		default:
			out = append(out, Finding{"repeat", b.Line, b.Ref, fmt.Sprintf("the label comes after %s", before.Ref)})
		}
	}
	return out
}

func lastLabel(b *corpus.Block) string {
	labels := b.Ref.Labels()
	return labels[len(labels)-1]
}

// next reports whether a label may follow another: c follows b, though it is a Roman numeral too.
func next(was, now []int) bool {
	for _, n := range now {
		if was == nil && n == 1 || slices.Contains(was, n-1) {
			return true
		}
	}
	return false
}

// values are the places that a label may have in its list, the likelier first: letters at the second level, Roman
// numerals below; none where it can't be told.
func values(label string, depth int) []int {
	label = strings.ToLower(strings.TrimLeft(label, "."))
	n := 0
	for _, r := range label {
		if r < '0' || r > '9' {
			break
		}
		n = n*10 + int(r-'0')
	}
	if n > 0 {
		return []int{n}
	}
	var out []int
	if roman, err := corpus.ParseRoman(label); err == nil && roman > 0 {
		out = append(out, roman)
	}
	if letter := corpus.LetterValue(label); letter > 0 {
		out = append(out, letter)
	}
	if len(out) > 1 && depth <= 2 {
		slices.Reverse(out)
	}
	return out
}

// languageSample is how many words a block must have to be held against the language of the document.
const languageSample = 25

// block lists what is odd in the words of one block; listed says that a list follows it, more that the next paragraph
// is the next of its list.
func block(d *corpus.Document, b *corpus.Block, listed, more bool) []Finding {
	text := strings.TrimRight(b.Text, " \u00a0\u202f")
	if text == "" {
		if listed || b.Kind == corpus.Heading && b.Label != "" {
			return nil
		}
		return []Finding{{"empty", b.Line, b.Ref, "the paragraph has no words"}}
	}
	var out []Finding
	switch {
	case b.Kind == corpus.Heading || b.Kind == corpus.Note || b.Kind == corpus.Cell:
	case strings.HasSuffix(text, ":") && !listed:
		out = append(out, Finding{"chapeau", b.Line, b.Ref, "it announces a list and has no items"})
	case b.Kind == corpus.Unit && !listed && !ends(text) && !(more && goesOn(text)):
		out = append(out, Finding{"end", b.Line, b.Ref, fmt.Sprintf("it breaks off: %q", ending(text))})
	}
	if other := otherLanguage(d.Language, text); other != language.Und {
		out = append(
			out,
			Finding{"language", b.Line, b.Ref, fmt.Sprintf("its words are %s, the document is %s", other, d.Language)},
		)
	}
	return out
}

// sameList reports whether two paragraphs are of one list inside another paragraph.
func sameList(a, b *corpus.Block) bool {
	up, inside := a.Ref.Parent()
	next, also := b.Ref.Parent()
	return inside && also && up == next && a.Kind == corpus.Unit && b.Kind == corpus.Unit
}

// shortJoin is how long the word is, in bytes, by which the last but one item of a list goes on to the last: and,
// oder, или.
const shortJoin = 10

// goesOn reports whether an item of a list ends so that the next goes on its sentence: "the lamps,", "the oil; and".
func goesOn(text string) bool {
	if strings.HasSuffix(text, ",") || strings.HasSuffix(text, "،") {
		return true
	}
	i := strings.LastIndexAny(text, " \u00a0")
	return i > 0 && len(text)-i <= shortJoin && strings.ContainsAny(text[i-1:i], ";,")
}

// ends reports whether a text ends as a sentence or an item does.
func ends(text string) bool {
	last, _ := utf8.DecodeLastRuneInString(text)
	return strings.ContainsRune(".;:!?)\"'»”’。；：！？）」』؟؛۔", last)
}

func ending(s string) string {
	words := strings.Fields(s)
	return strings.Join(words[max(len(words)-5, 0):], " ")
}

// spoken are the languages that are told apart by their function words.
var spoken = []language.Tag{language.French, language.English, language.Spanish}

// otherLanguage tells a text that is in another of the languages by its function words.
func otherLanguage(own language.Tag, text string) language.Tag {
	count := facts.CountWords(spoken, len(text), slices.Values([]string{text}))
	best, bestN, ownN, known := language.Und, 0, 0, false
	for k, t := range spoken {
		if n := count.Hits[k]; lang.Same(t, own) {
			ownN, known = n, true
		} else if n > bestN {
			best, bestN = t, n
		}
	}
	if !known || count.Words < languageSample || bestN < 2*ownN || bestN*5 < count.Words {
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
			out = append(
				out,
				Finding{
					"join",
					r.Line,
					r.Ref,
					fmt.Sprintf("a paragraph that fits no list was read as part of it: %q", after),
				},
			)
		}
	}
	return out
}

// footnotes lists markers without a note.
func footnotes(d *corpus.Document) []Finding {
	notes := map[string]bool{}
	for _, b := range d.Blocks {
		if b.Kind == corpus.Note {
			notes[b.Label] = true
		}
	}
	var out []Finding
	for _, b := range d.Blocks {
		for _, m := range b.Marks {
			if !notes[m.Marker] {
				out = append(
					out,
					Finding{"footnote", b.Line, b.Ref, fmt.Sprintf("no footnote bears the marker %s", m.Marker)},
				)
			}
		}
	}
	return out
}
