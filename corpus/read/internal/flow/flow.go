// Package flow is what every reader hands on: the lines of a paper with their inline markup resolved, and what the
// format knows of each (that it opens a paragraph, is a heading, stands in a footnote, carries an automatic label).
// What the lines mean is for package read to find out, the same way for every format.
package flow

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/lang"
)

// A Line is one line of a paper, or a whole paragraph where the format knows paragraphs. Every word of the source
// stands in the Text, Label or Note of exactly one line; what is no part of the wording (running heads, page numbers,
// menus, markup that shows) stands there too, with Furniture saying what it is.
type Line struct {
	Text      string        // white space folded, no markup, footnote markers taken out
	Marks     []corpus.Mark // the footnote markers, by offset in Text
	Num       int           // the place in the source, 1-based: line, paragraph or page, as the format counts
	Soft      bool          // goes on the paragraph of the line before, as far as the format knows
	Heading   int           // level of the heading, 0 for none
	Bold      bool          // all of it is bold
	Lead      int           // bytes of the text, to the end of its last word, that are bold where the words behind are not
	Italic    bool          // all of it, or its first word, is set in italics (recitals and operative verbs often are)
	Center    bool          // centred on the page
	Bullet    bool          // a list item of the format
	Label     string        // label that the format itself numbered or tagged, as it would print: "(a)", "12."; of a heading: its number
	Level     int           // depth of the list item in the format's own nesting, 1-based; 0 where the format does not say
	Kind      string        // what the format itself says that the line is: unit, item, recital, text, heading, note, cell; or ""
	Part      string        // kind of the part that the line, a heading, opens, where the format says: annex, article, ...
	Depth     int           // nesting of that part in the format's own tree, 1-based; 0 where the format does not say
	Note      string        // marker of the footnote that the line opens
	Furniture string        // why the line is no part of the wording: "running head", "page number", "menu", ...; else ""
	Break     bool          // a rule, a page end or something left out stands before it
	Blank     bool          // a blank line or a wide gap stands before it
	Cell      Cell          // where it stands in a table; in the end in one that lists units only
	Plain     bool          // found to be no unit: what looks like a label at its head is none
	Listed    bool          // found to be of a recommendation by its name, or by the header of the table it stands in
}

// A Cell is a place in a table, the zero value outside of tables. A cell may hold several lines; an inner table is
// one of its own.
type Cell struct {
	Table       int32 // 1-based, in the order in which they begin
	Row, Column int32 // 0-based; a cell that spans several counts where it begins
	Tab         bool  // the columns are told by tabulators only: the row is a line of text as well
}

// Where Kind is set, Label and Level are exact: a unit of Level 2 stands under the last unit, or heading with a
// Level, of Level 1. A heading with a Level is the title of the unit of its Label, which has no words of its own
// ("2.1 Control", then "(1) For the purpose of ..."); with a Level and no Label it is the title of the unit that
// follows. A unit may have no text where its words are those of its items. A heading with a Part opens the part that
// its Label names ("Article 5"), or its Text where it has no Label ("Annex").

// Stated is what a format itself says of the paper, apart from its words; zero where it says nothing.
type Stated struct {
	Symbol, Title, Body, Session string
	Adopted, Issued              corpus.Date
	Language                     string // BCP 47, or a code of ISO 639
	Place                        string
}

// Builder gathers the runs of a line: text as it comes, footnote markers, and which of it is bold.
type Builder struct {
	b     strings.Builder
	marks []corpus.Mark
	plain bool // some of the text is not bold
	some  bool // some of the text is bold
	space bool // white space waits to be written

	breaks []int // where lines end inside of it

	boldTo   int  // how much of the text is bold, as long as all of it is
	lettered bool // a letter or digit stands in the text
	italic   bool // the first of them is italic
}

// A Style is how a run of words is set.
type Style struct{ Bold, Italic bool }

// Text appends words; runs of white space become one space, none at the ends of the line.
func (b *Builder) Text(s string, bold bool) { b.Run(s, Style{Bold: bold}) }

// Run appends words that are set in a style, as Text does.
func (b *Builder) Run(s string, style Style) {
	for _, r := range s {
		if invisible(r) {
			continue
		}
		if isSpace(r) || b.b.Len() == 0 && unicode.IsSpace(r) {
			b.space = b.space || b.b.Len() > 0
			continue
		}
		if b.space {
			b.b.WriteByte(' ')
			b.space = false
		}
		b.b.WriteRune(r)
		word := unicode.IsLetter(r) || unicode.IsDigit(r)
		if word && !b.lettered {
			b.lettered, b.italic = true, style.Italic
		}
		if style.Bold {
			b.some = true
			if !b.plain {
				b.boldTo = b.b.Len()
			}
		} else if word {
			b.plain = true
		}
	}
}

// Space appends white space, such as a line break inside the paragraph.
func (b *Builder) Space() { b.space = b.space || b.b.Len() > 0 }

// Mark appends a footnote marker.
func (b *Builder) Mark(marker string) {
	if marker = strings.TrimSpace(marker); marker != "" {
		b.marks = append(b.marks, corpus.Mark{Offset: b.b.Len(), Marker: marker})
	}
}

// Len is the length of the text so far, in bytes.
func (b *Builder) Len() int { return b.b.Len() }

// End appends the line in hand to others, unless it is empty, with what finish says of it, and the notes that wait for
// its end. The builder and the notes are empty then.
func (b *Builder) End(out []Line, notes *[]Line, finish func(Line) Line) []Line {
	l, behind := b.Line(), *notes
	*notes = nil
	if l.Text != "" || len(l.Marks) > 0 {
		out = append(out, finish(l))
	}
	return append(out, behind...)
}

// Line returns what was gathered and empties the builder.
func (b *Builder) Line() Line {
	l := Line{
		Text:   strings.TrimRightFunc(b.b.String(), unicode.IsSpace),
		Marks:  b.marks,
		Bold:   b.some && !b.plain,
		Italic: b.italic,
	}
	if b.plain {
		l.Lead = min(b.boldTo, len(l.Text))
	}
	for i := range l.Marks {
		l.Marks[i].Offset = min(l.Marks[i].Offset, len(l.Text))
	}
	*b = Builder{}
	return l
}

// isSpace is white space that folds: no-break spaces stay, since French sets them before ; and :.
func isSpace(r rune) bool {
	return r != '\u00a0' && r != '\u202f' && r != '\u2007' && unicode.IsSpace(r)
}

// invisible reports whether a rune is no part of the wording, or no text at all: a control character, a byte that is
// no UTF-8.
func invisible(r rune) bool {
	return lang.Invisible(r) || r == utf8.RuneError || r != 0x85 && unicode.IsControl(r) && !unicode.IsSpace(r)
}

// Trim drops n bytes from the head of the line's text, and white space after them.
func (l Line) Trim(n int) Line {
	rest := strings.TrimLeftFunc(l.Text[n:], unicode.IsSpace)
	cut := len(l.Text) - len(rest)
	var marks []corpus.Mark
	for _, m := range l.Marks {
		m.Offset = max(m.Offset-cut, 0)
		marks = append(marks, m)
	}
	l.Text, l.Marks, l.Lead = rest, marks, max(l.Lead-cut, 0)
	return l
}

// Split parts a line in two before byte n of its text; the second begins with the first word from there on.
func (l Line) Split(n int) (head, rest Line) {
	head, rest = l, l
	head.Marks, rest.Marks = nil, nil
	for _, m := range l.Marks {
		if m.Offset < n {
			head.Marks = append(head.Marks, m)
		} else {
			rest.Marks = append(rest.Marks, m)
		}
	}
	head.Text = strings.TrimRightFunc(l.Text[:n], unicode.IsSpace)
	for i := range head.Marks {
		head.Marks[i].Offset = min(head.Marks[i].Offset, len(head.Text))
	}
	head.Lead = min(l.Lead, len(head.Text))
	return head, rest.Trim(n)
}

// Printed is the words of a line behind the label that the format numbers it by, as a reader sees them.
func (l Line) Printed() string {
	if l.Label == "" {
		return l.Text
	}
	return l.Label + " " + l.Text
}

// Append puts the words and markers of a line after those of l, with a space between.
func (l Line) Append(next Line) Line {
	if l.Text != "" {
		next = next.Prefix(l.Text + " ")
	}
	l.Text, l.Marks = next.Text, append(l.Marks[:len(l.Marks):len(l.Marks)], next.Marks...)
	return l
}

// A Trouble says why a paper is not read.
type Trouble struct {
	Line int    // place in the source, 1-based; 0 for the whole
	Why  string // goes on "FILE: "
	Hint string // what to do
	Err  error  // the cause; may be nil
}

func (t *Trouble) Error() string { return t.Why + "; " + t.Hint }

func (t *Trouble) Unwrap() error { return t.Err }

// Prefix puts words before the line's text.
func (l Line) Prefix(s string) Line {
	l.Text, l.Lead = s+l.Text, 0
	marks := make([]corpus.Mark, len(l.Marks))
	for i, m := range l.Marks {
		m.Offset += len(s)
		marks[i] = m
	}
	l.Marks = marks
	return l
}

// Ordinal prints a number as a list of some kind does: 1, a, A, i or I; beyond z come aa, bb.
func Ordinal(n int, kind string) string {
	if n < 1 {
		return strconv.Itoa(n)
	}
	switch kind {
	case "a", "A":
		s := strings.Repeat(string(rune('a'+(n-1)%26)), min((n-1)/26+1, 8))
		if kind == "A" {
			s = strings.ToUpper(s)
		}
		return s
	case "i":
		return strings.ToLower(corpus.Roman(n))
	case "I":
		return corpus.Roman(n)
	}
	return strconv.Itoa(n)
}
