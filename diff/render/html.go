package render

import (
	"bufio"
	"fmt"
	"html"
	"io"

	"github.com/reprise-wording/reprise/diff"
)

// Inline writes the script as an HTML fragment: text with del and ins elements, each with its kind of change as a class
// (c-wording, c-force, ...), and a moved phrase as del and ins of class c-move that point to one another. prefix is put
// before the ids of moves, so that several fragments can stand in one page. [CSS] has the styles.
func Inline(w io.Writer, s *diff.Script, prefix string) error {
	buf := bufio.NewWriter(w)
	placed := map[string]bool{}
	for _, op := range s.Ops {
		text := html.EscapeString(s.Text(op))
		if op.Kind == diff.Equal || op.Ignored {
			if !op.Ignored || op.Kind == diff.Insert {
				buf.WriteString(text)
			}
			continue
		}
		tag := "ins"
		if op.Kind == diff.Delete {
			tag = "del"
		}
		fmt.Fprintf(buf, `<%s class="c-%s"`, tag, op.Change)
		if op.Link > 0 {
			here, there := fmt.Sprintf("%sm%d-%s", prefix, op.Link, tag), fmt.Sprintf("%sm%d-%s", prefix, op.Link, other(tag))
			if !placed[here] {
				placed[here] = true
				fmt.Fprintf(buf, ` id="%s"`, html.EscapeString(here))
			}
			fmt.Fprintf(buf, `><a href="#%s" title="%s">%s</a></%s>`, html.EscapeString(there), moveTitle(tag), text, tag)
			continue
		}
		fmt.Fprintf(buf, ">%s</%s>", text, tag)
	}
	return buf.Flush()
}

func other(tag string) string {
	if tag == "ins" {
		return "del"
	}
	return "ins"
}

func moveTitle(tag string) string {
	if tag == "ins" {
		return "moved here; go to its old place"
	}
	return "moved; go to its new place"
}

// HTML writes a whole page, self-contained.
func HTML(w io.Writer, s *diff.Script, o Options) error {
	return page(w, o, o.name(0)+" → "+o.name(1), func(w io.Writer) error {
		if _, err := fmt.Fprint(w, `<article class="wording">`); err != nil {
			return err
		}
		if err := Inline(w, s, ""); err != nil {
			return err
		}
		_, err := fmt.Fprintln(w, "</article>")
		return err
	})
}

func page(w io.Writer, o Options, title string, body func(io.Writer) error) error {
	if o.Title != "" {
		title = o.Title
	}
	langAttr := ""
	if !o.Lang.IsRoot() {
		langAttr = fmt.Sprintf(` lang="%s"`, html.EscapeString(o.Lang.String()))
	}
	_, err := fmt.Fprintf(w, "<!DOCTYPE html>\n<html%s>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>%[2]s</title>\n<style>\n%[3]s%[4]s</style>\n<h1>%[2]s</h1>\n",
		langAttr, html.EscapeString(title), CSS, pageCSS)
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
	return page(w, o, title, func(w io.Writer) error { return InlineTable(w, t, o) })
}

// InlineTable writes a table of wordings as an HTML table element.
func InlineTable(w io.Writer, t *diff.Table, o Options) error {
	buf := bufio.NewWriter(w)
	buf.WriteString("<table class=\"variants\">\n<thead><tr>")
	for i := range t.Texts {
		fmt.Fprintf(buf, `<th scope="col">%s</th>`, html.EscapeString(o.name(i)))
	}
	buf.WriteString("</tr></thead>\n<tbody>\n")
	for _, r := range t.Rows {
		if r.Same {
			fmt.Fprintf(buf, "<tr class=\"same\"><td colspan=\"%d\">%s</td></tr>\n", len(t.Texts), html.EscapeString(r.Cells[0].Text(t.Texts[0])))
			continue
		}
		buf.WriteString("<tr>")
		for k, c := range r.Cells {
			buf.WriteString("<td>")
			htmlCell(buf, t, k, c)
			buf.WriteString("</td>")
		}
		buf.WriteString("</tr>\n")
	}
	buf.WriteString("</tbody>\n</table>\n")
	return buf.Flush()
}

func htmlCell(buf *bufio.Writer, t *diff.Table, k int, c diff.Cell) {
	for _, d := range c.Dropped {
		fmt.Fprintf(buf, "<del>%s</del> ", html.EscapeString(d.Text(t.Texts[k-1])))
	}
	at := c.Start
	for _, n := range c.New {
		buf.WriteString(html.EscapeString(t.Texts[k][at:n.Start]))
		fmt.Fprintf(buf, "<ins>%s</ins>", html.EscapeString(n.Text(t.Texts[k])))
		at = n.End
	}
	buf.WriteString(html.EscapeString(t.Texts[k][at:c.End]))
}

// CSS are the styles of Inline and InlineTable. Colours are blue and orange, told apart by colour-blind readers; lines
// under and through the words carry the meaning without colour.
const CSS = `ins,del{padding:0 .1em;border-radius:.15em}
ins{background:#d6e8fb;color:#0b3a66;text-decoration:underline;text-decoration-thickness:.1em;text-underline-offset:.15em}
del{background:#fde3cc;color:#7a3300;text-decoration:line-through}
ins.c-force,del.c-force{outline:.1em solid currentColor;font-weight:600}
ins.c-typography,del.c-typography,ins.c-case,del.c-case{background:none;opacity:.75}
ins.c-move,del.c-move{background:#e9e3f7;color:#43307a;text-decoration-style:dotted}
ins a,del a{color:inherit;text-decoration:inherit}
table.variants{border-collapse:collapse}
table.variants th,table.variants td{border:1px solid #8884;padding:.35em .6em;text-align:left;vertical-align:top}
table.variants tr.same td{color:#666;background:#8881}
@media (prefers-color-scheme:dark){
ins{background:#12385c;color:#cfe6ff}
del{background:#55290a;color:#ffd9b8}
ins.c-move,del.c-move{background:#3a2f5e;color:#e2d9ff}
table.variants tr.same td{color:#aaa}
}
`

const pageCSS = `:root{color-scheme:light dark}
body{font:1.05rem/1.6 Georgia,"Times New Roman",serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
h1{font:600 1.3rem/1.3 system-ui,sans-serif}
article.wording{white-space:pre-wrap}
`
