package render

import (
	"bufio"
	"io"
	"strings"

	"github.com/reprise-wording/reprise/diff"
)

// Markdown writes the script as Markdown: what was taken out struck through, what came in bold. White space stays outside the marks.
func Markdown(w io.Writer, s *diff.Script, o Options) error {
	buf := bufio.NewWriter(w)
	mark, run := "", ""
	flush := func(next string) {
		if next != mark {
			mdMark(buf, mdEscape(run), mark)
			mark, run = next, ""
		}
	}
	for _, op := range s.Ops {
		switch {
		case op.Kind == diff.Equal || op.Ignored && op.Kind == diff.Insert:
			flush("")
		case op.Ignored:
			continue
		case op.Kind == diff.Delete:
			flush("~~")
		default:
			flush("**")
		}
		run += s.Text(op)
	}
	mdMark(buf, mdEscape(run), mark)
	buf.WriteString("\n")
	return buf.Flush()
}

// mdMark puts marks around each line of the text, inside its white space.
func mdMark(buf *bufio.Writer, text, mark string) {
	if mark == "" {
		buf.WriteString(text)
		return
	}
	for i, line := range strings.Split(text, "\n") {
		if i > 0 {
			buf.WriteByte('\n')
		}
		core := strings.TrimSpace(line)
		if core == "" {
			buf.WriteString(line)
			continue
		}
		at := strings.Index(line, core)
		buf.WriteString(line[:at] + mark + core + mark + line[at+len(core):])
	}
}

var mdEscaper = strings.NewReplacer(`\`, `\\`, "*", `\*`, "_", `\_`, "~", `\~`, "`", "\\`", "[", `\[`, "]", `\]`, "<", `\<`, "|", `\|`)

func mdEscape(s string) string { return mdEscaper.Replace(s) }

// MarkdownTable writes a table of wordings.
func MarkdownTable(w io.Writer, t *diff.Table, o Options) error {
	buf := bufio.NewWriter(w)
	for i := range t.Texts {
		buf.WriteString("| " + mdEscape(o.name(i)) + " ")
	}
	buf.WriteString("|\n" + strings.Repeat("| --- ", len(t.Texts)) + "|\n")
	for _, r := range t.Rows {
		for k, c := range r.Cells {
			buf.WriteString("| ")
			cell(t, k, c, func(kind diff.OpKind, text string) {
				text = mdCell(text)
				switch kind {
				case diff.Delete:
					text = "~~" + text + "~~"
				case diff.Insert:
					text = "**" + text + "**"
				}
				buf.WriteString(text)
			})
			buf.WriteString(" ")
		}
		buf.WriteString("|\n")
	}
	return buf.Flush()
}

func mdCell(s string) string { return strings.ReplaceAll(mdEscape(s), "\n", " ") }
