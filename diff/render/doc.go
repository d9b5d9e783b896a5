// Package render shows what package diff found: on a terminal, as HTML, Markdown, JSON and a TEI critical apparatus.
// Each function takes a writer, a script of two wordings or a table of several, and [Options]. It writes to the writer
// only, and the same input gives the same bytes.
package render

import (
	"fmt"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/diff"
)

// Options are what the renderers can be told; the zero value is good for all of them.
type Options struct {
	Title   string       // of the page or document; default: the names
	Names   []string     // what to call the texts, in their order: refs or file names; default: A, B, C
	Lang    language.Tag // of the texts; default: unsaid
	Colour  bool         // Terminal: ANSI colours instead of [-...-]{+...+}
	Width   int          // Terminal: columns to wrap to; default: 100
	Layout  Layout       // Terminal: one text or two columns; default: Auto
	Context int          // Terminal: unchanged lines shown around a changed one; default: 1, negative for none
	All     bool         // Terminal: every line is shown
	Spaces  bool         // changes of spaces alone are shown too, and made visible; default: they are only counted
	// UI is what the renderer says itself is said in; default: English.
	UI UI
	// Places name the lines of the texts, each by rising line; a place holds up to the next. Default: lines are
	// numbered.
	Places [][]Place
}

// A UI is a language that a renderer can speak.
type UI struct {
	Lang language.Tag
	// Sprintf gives a text by its English format, as [fmt.Sprintf] does.
	Sprintf func(format string, args ...any) string
}

// say is a text of the renderer, given by its English format, in the language of the interface.
func (o Options) say(format string, args ...any) string {
	if o.UI.Sprintf == nil {
		return fmt.Sprintf(format, args...)
	}
	return o.UI.Sprintf(format, args...)
}

// count says a number, and what else the format wants, by the format for one or by that for more.
func (o Options) count(n int, one, more string, args ...any) string {
	if n != 1 {
		one = more
	}
	return o.say(one, append([]any{n}, args...)...)
}

// A Layout is how two wordings are laid out on the terminal.
type Layout uint8

// The layouts.
const (
	Auto    Layout = iota // side by side where there is room
	Running               // one text, with what was taken out and what was brought in
	Columns               // the first text on the left, the second on the right
)

func (o Options) name(i int) string {
	if i < len(o.Names) && o.Names[i] != "" {
		return o.Names[i]
	}
	return string(rune('A' + i%26))
}

// cell goes through the parts of a cell: their texts, and the white space between them that is to be shown.
func cell(t *diff.Table, k int, c diff.Cell, emit func(kind diff.OpKind, text string)) {
	at := -1 // the end of the last word of this text
	for x, p := range c.Parts {
		if p.Kind == diff.Delete {
			if x > 0 {
				emit(diff.Equal, " ")
			}
			emit(p.Kind, p.Text(t.Texts[k-1]))
			continue
		}
		gap := ""
		if at >= 0 {
			gap = t.Texts[k][at:p.Start]
		}
		if x > 0 && c.Parts[x-1].Kind == diff.Delete {
			gap = " "
		}
		emit(diff.Equal, gap)
		emit(p.Kind, p.Text(t.Texts[k]))
		at = p.End
	}
}
