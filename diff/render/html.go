package render

import (
	"bufio"
	"cmp"
	"fmt"
	"html"
	"io"
	"strings"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/diff"
)

// inline writes the script as text with del and ins elements, each with its kind of change as a class (c-wording,
// c-force, ...), what differs inside a small change as b, and a moved phrase as del and ins of class c-move that point
// to one another. Paragraphs have their names before them, where o has some.
func inline(w io.Writer, s *diff.Script, o Options) error {
	buf := bufio.NewWriter(w)
	seen := map[string]bool{}
	start := true // of a line
	s = shown(s, o)
	parts, mark := frags(s, o, true), landmarks(s, o)
	if o.placed() {
		parts = byLine(parts)
	}
	for _, f := range parts {
		if o.placed() {
			if f.op.Ignored && f.op.Kind == diff.Delete {
				mark.pass(f)
				continue
			}
			part, name := mark.at(f)
			mark.pass(f)
			if part+name != "" && !start { // one paragraph left the line, another came in
				buf.WriteByte('\n')
			}
			start = strings.HasSuffix(f.text, "\n") || start && strings.TrimSpace(f.text) == ""
			if part != "" {
				fmt.Fprintf(buf, "<span class=\"part\">%s</span>\n", html.EscapeString(part))
			}
			if name != "" {
				fmt.Fprintf(buf, "<span class=\"ref\">%s</span> ", html.EscapeString(name))
			}
		}
		gone := f.op.Kind == diff.Delete
		switch {
		case f.op.Kind == diff.Equal, f.op.Ignored && !gone:
			buf.WriteString(html.EscapeString(strings.ReplaceAll(f.text, "\r\n", "\n")))
			continue
		case f.op.Ignored:
			continue
		}
		tag := "ins"
		if gone {
			tag = "del"
		}
		fmt.Fprintf(buf, `<%s class="c-%s" title="%s"`, tag, classOf(f), html.EscapeString(o.changeTitle(f.op)))
		link := ""
		if f.op.Link > 0 {
			here := fmt.Sprintf("m%d-%s", f.op.Link, tag)
			if !seen[here] {
				fmt.Fprintf(buf, ` id="%s"`, here)
				link = fmt.Sprintf("m%d-%s", f.op.Link, other(tag))
			}
			seen[here] = true
		}
		buf.WriteString(">")
		if link != "" {
			fmt.Fprintf(
				buf,
				`<a href="#%s" aria-label="%s">%s</a>`,
				link,
				html.EscapeString(o.changeTitle(f.op)),
				moveSign(gone, f.op.Link),
			)
		}
		f.pieces(func(text string, differs bool) {
			text = strings.ReplaceAll(text, "\r", "↵") // a reader of HTML would make a line end of it
			if differs && len(f.inner) > 0 {
				fmt.Fprintf(buf, "<b>%s</b>", html.EscapeString(text))
			} else {
				buf.WriteString(html.EscapeString(text))
			}
		})
		fmt.Fprintf(buf, "</%s>", tag)
	}
	return buf.Flush()
}

// classOf is the class of a fragment: its kind of change, and whether it is a line end that splits or joins paragraphs.
func classOf(f frag) string {
	if f.ends {
		return f.op.Change.String() + " c-break"
	}
	return f.op.Change.String()
}

func other(tag string) string {
	if tag == "ins" {
		return "del"
	}
	return "ins"
}

// moveSign is the mark of a moved phrase, which leads to its other place.
func moveSign(gone bool, link int) string {
	if gone {
		return fmt.Sprintf("%d↷", link)
	}
	return fmt.Sprintf("↷%d", link)
}

// changeTitle says what kind of change an operation belongs to.
func (o Options) changeTitle(op diff.Op) string {
	switch {
	case op.Change == diff.Moved && op.Kind == diff.Delete:
		return o.say("moved phrase %d, its old place", op.Link)
	case op.Change == diff.Moved:
		return o.say("moved phrase %d, its new place", op.Link)
	case op.Kind == diff.Delete:
		return o.say("taken out: %s", o.say("%s", op.Change))
	}
	return o.say("brought in: %s", o.say("%s", op.Change))
}

// A sample is a mark in a legend: the tag and the class of a kind of change, and what it means.
type sample struct{ tag, class, meaning string }

// legend explains marks.
func (o Options) legend(samples ...sample) string {
	var b strings.Builder
	fmt.Fprintf(&b, "<p class=\"legend\"%s>", o.langAttr())
	for i, s := range samples {
		if i > 0 {
			b.WriteByte(' ')
		}
		class := ""
		if s.class != "" {
			class = fmt.Sprintf(` class="%s"`, s.class)
		}
		fmt.Fprintf(&b, "<%[1]s%[2]s>%[3]s</%[1]s>", s.tag, class, html.EscapeString(s.meaning))
	}
	b.WriteString("</p>\n")
	return b.String()
}

// langAttr tells that a passage is in the language of the interface, where the texts are in another.
func (o Options) langAttr() string {
	ui := cmp.Or(o.UI.Lang, language.English)
	if o.Lang.IsRoot() || ui == o.Lang {
		return ""
	}
	return langAttr(ui)
}

func langAttr(tag language.Tag) string {
	if tag.IsRoot() {
		return ""
	}
	return fmt.Sprintf(` lang="%s"`, html.EscapeString(tag.String()))
}

// HTML writes a whole page, self-contained.
func HTML(w io.Writer, s *diff.Script, o Options) error {
	return page(w, o, o.name(0)+" → "+o.name(1), func(w io.Writer) error {
		legend := o.legend(
			sample{"del", "", o.say("taken out")},
			sample{"ins", "", o.say("brought in")},
			sample{"del", "c-move", o.say("moved from")},
			sample{"ins", "c-move", o.say("moved to")},
			sample{"ins", "c-force", o.say("force: should, may, shall")},
			sample{"ins", "c-typography", o.say("typography, case")},
		)
		if _, err := fmt.Fprint(w, legend+`<article class="wording">`); err != nil {
			return err
		}
		if err := inline(w, s, o); err != nil {
			return err
		}
		sum := html.EscapeString(Summary(s, o))
		for _, part := range Parts(s, o) {
			sum += "<br>\n" + html.EscapeString(part)
		}
		if labels := Labels(s, o); labels != "" {
			sum += "<br>\n" + html.EscapeString(labels)
		}
		_, err := fmt.Fprintf(w, "</article>\n<p class=\"summary\"%s>%s</p>\n", o.langAttr(), sum)
		return err
	})
}

func page(w io.Writer, o Options, title string, body func(io.Writer) error) error {
	if o.Title != "" {
		title = o.Title
	}
	_, err := fmt.Fprintf(
		w,
		"<!DOCTYPE html>\n<html%s>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n"+
			"<title>%[2]s</title>\n<style>\n%[3]s%[4]s</style>\n<h1>%[2]s</h1>\n",
		langAttr(o.Lang),
		html.EscapeString(title),
		changeCSS,
		pageCSS,
	)
	if err != nil {
		return err
	}
	if err := body(w); err != nil {
		return err
	}
	_, err = fmt.Fprintln(w, "</html>")
	return err
}

// HTMLTable writes a table of wordings as a page.
func HTMLTable(w io.Writer, t *diff.Table, o Options) error {
	title := o.name(0)
	for i := range t.Texts[1:] {
		title += " → " + o.name(i+1)
	}
	return page(w, o, title, func(w io.Writer) error {
		legend := o.legend(
			sample{"del", "", o.say("dropped since the wording before")},
			sample{"ins", "", o.say("new in this wording")},
		)
		if _, err := io.WriteString(w, legend); err != nil {
			return err
		}
		return inlineTable(w, t, o)
	})
}

// inlineTable writes a table of wordings as a table element.
func inlineTable(w io.Writer, t *diff.Table, o Options) error {
	buf := bufio.NewWriter(w)
	buf.WriteString("<table class=\"variants\">\n<thead><tr>")
	for i := range t.Texts {
		fmt.Fprintf(buf, `<th scope="col">%s</th>`, html.EscapeString(o.name(i)))
	}
	buf.WriteString("</tr></thead>\n<tbody>\n")
	for _, r := range t.Rows {
		if r.Same && exact(t, r) {
			fmt.Fprintf(
				buf,
				"<tr class=\"same\"><td colspan=\"%d\">%s</td></tr>\n",
				len(t.Texts),
				html.EscapeString(r.Cells[0].Text(t.Texts[0])),
			)
			continue
		}
		if r.Same {
			buf.WriteString(`<tr class="same">`)
		} else {
			buf.WriteString("<tr>")
		}
		for k, c := range r.Cells {
			fmt.Fprintf(buf, `<td data-wording="%s">`, html.EscapeString(o.name(k)))
			htmlCell(buf, t, k, c)
			buf.WriteString("</td>")
		}
		buf.WriteString("</tr>\n")
	}
	buf.WriteString("</tbody>\n</table>\n")
	return buf.Flush()
}

// exact reports whether all texts have the same bytes in a row.
func exact(t *diff.Table, r diff.Row) bool {
	for k, c := range r.Cells {
		if c.Text(t.Texts[k]) != r.Cells[0].Text(t.Texts[0]) {
			return false
		}
	}
	return true
}

func htmlCell(buf *bufio.Writer, t *diff.Table, k int, c diff.Cell) {
	cell(t, k, c, func(kind diff.OpKind, text string) {
		text = html.EscapeString(text)
		switch kind {
		case diff.Delete:
			text = "<del>" + text + "</del>"
		case diff.Insert:
			text = "<ins>" + text + "</ins>"
		}
		buf.WriteString(text)
	})
}

// changeCSS are the styles of inline and inlineTable. Blue comes in and orange goes out, a pair that colour-blind
// readers tell apart; lines under and through the words say the same without colour. Dark mode follows the reader's
// system.
const changeCSS = `ins,del{padding:.05em .12em;border-radius:.2em;box-decoration-break:clone;-webkit-box-decoration-break:clone}
ins{background:#dbeafe;color:#0b3a66;text-decoration:underline;text-decoration-thickness:.08em;text-underline-offset:.18em}
del{background:#ffe8d1;color:#7a3300;text-decoration:line-through;text-decoration-thickness:.08em}
ins b,del b{font-weight:700}
ins b{background:#a9cdf7}
del b{background:#fbc78f}
ins.c-force,del.c-force{box-shadow:0 0 0 .1em currentColor}
ins.c-typography,del.c-typography,ins.c-case,del.c-case{background:none;text-decoration-style:dotted}
ins.c-break::before,del.c-break::before{content:"¶"}
ins.c-move,del.c-move{background:#ece6f9;color:#43307a;text-decoration-style:double}
ins a,del a{display:inline-block;margin-right:.25em;font:600 .75em system-ui,sans-serif;color:inherit;text-decoration:none}
table.variants{border-collapse:collapse;width:100%;table-layout:fixed}
table.variants th,table.variants td{border:1px solid #8886;padding:.35em .6em;text-align:left;vertical-align:top;overflow-wrap:anywhere}
table.variants tr.same td{color:#5d5d5d;background:#8881}
@media (max-width:40rem){
table.variants,table.variants tbody,table.variants tr,table.variants td{display:block}
table.variants thead{display:none}
table.variants tr{margin-bottom:.6em}
table.variants td[data-wording]::before{content:attr(data-wording);display:block;font:600 .7rem system-ui,sans-serif;color:#5d5d5d}
}
@media (prefers-color-scheme:dark){
ins{background:#12365a;color:#d5e9ff}
del{background:#4d2509;color:#ffdcbd}
ins b{background:#1f5a94}
del b{background:#83420f}
ins.c-move,del.c-move{background:#372c5a;color:#e5dcff}
table.variants tr.same td,table.variants td[data-wording]::before{color:#b0b0b0}
}
`

const pageCSS = `:root{color-scheme:light dark}
body{font:1.05rem/1.7 Georgia,"Times New Roman",serif;max-width:64rem;margin:2rem auto;padding:0 1rem}
h1{font:600 1.25rem/1.3 system-ui,sans-serif}
.legend{font:.8rem/1.9 system-ui,sans-serif;border-bottom:1px solid #8886;padding-bottom:.6rem}
.summary{font:.8rem/1.9 system-ui,sans-serif}
.legend ins,.legend del{margin-right:.6em}
article.wording{white-space:pre-wrap;overflow-wrap:anywhere}
th{font:600 .85rem system-ui,sans-serif}
.ref{font:.75rem system-ui,sans-serif;opacity:.75;user-select:none}
.part{display:block;font:600 .8rem system-ui,sans-serif;opacity:.75;margin-top:1em}
@media print{ins,del{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
`
