package render

import (
	"bufio"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/reprise-wording/reprise/diff"
)

// Markdown writes the script as Markdown: what was taken out struck through, what came in bold, a phrase that moved
// with its number, and at the end how many changes of each kind there are. White space stays outside the marks; lines
// stay lines. Where marks would not be read as such, as around a quotation mark before a word, del and ins elements
// stand for them.
func Markdown(w io.Writer, s *diff.Script, o Options) error {
	m := &markdown{w: bufio.NewWriter(w), start: true}
	sum := Summary(s, o)
	s = shown(s, o)
	parts, mark := shownFrags(s, o), landmarks(s, o)
	if o.placed() {
		parts = byLine(parts)
	}
	for x, f := range parts {
		if o.placed() {
			part, name := mark.at(f)
			mark.pass(f)
			m.landmark(part, name)
		}
		next := ""
		if x+1 < len(parts) {
			next = parts[x+1].text
			if parts[x+1].op.Kind != diff.Equal {
				next = "*" // its mark
			}
		}
		m.frag(f, next)
	}
	if sum != "" {
		if !m.start {
			m.w.WriteByte('\n')
		}
		m.w.WriteString("\n*" + sum + "*")
		for _, part := range Parts(s, o) {
			m.w.WriteString("  \n*" + mdEscape(part) + "*")
		}
		if labels := Labels(s, o); labels != "" {
			m.w.WriteString("  \n*" + mdEscape(labels) + "*")
		}
	}
	m.w.WriteString("\n")
	return m.w.Flush()
}

// landmark writes the heading of a part on a line of its own, and the name of a paragraph before it.
func (m *markdown) landmark(part, name string) {
	if part != "" {
		if !m.start {
			m.newline(true)
		}
		m.w.WriteString("*" + mdEscape(part) + "*")
		m.start = false
		m.newline(true)
	}
	if name != "" {
		if !m.start {
			m.newline(true)
		}
		m.w.WriteString("`" + strings.ReplaceAll(name, "`", "'") + "` ")
		m.last, m.start = ' ', false
	}
}

// shownFrags are the fragments to show, those of one kind in a row as one.
func shownFrags(s *diff.Script, o Options) []frag {
	var out []frag
	seen := map[[2]int]bool{}
	for _, f := range frags(s, o, false) {
		if f.op.Ignored {
			if f.op.Kind == diff.Delete {
				continue
			}
			f.op = diff.Op{Kind: diff.Equal}
		}
		if n := len(out); n > 0 && out[n-1].op.Link == f.op.Link &&
			(f.op.Kind == diff.Equal) == (out[n-1].op.Kind == diff.Equal) &&
			side(out[n-1].op.Kind) == side(f.op.Kind) {
			out[n-1].text += f.text
			out[n-1].ends = out[n-1].ends && f.ends
			continue
		}
		if f.op.Link > 0 {
			key := [2]int{f.op.Link, int(side(f.op.Kind))}
			f.first, seen[key] = !seen[key], true
		}
		out = append(out, f)
	}
	return out
}

// markdown writes fragments, and knows what was written last.
type markdown struct {
	w     *bufio.Writer
	last  rune // 0 at the beginning
	start bool // of a line
}

// frag writes a fragment, line by line, its marks inside its white space; next is the text behind it.
func (m *markdown) frag(f frag, next string) {
	open, end, tag := "", "", ""
	switch {
	case f.op.Kind == diff.Equal:
	case f.op.Kind == diff.Delete:
		open, end, tag = "~~", "~~", "del"
	default:
		open, end, tag = "**", "**", "ins"
	}
	if f.ends {
		f.text = breakSign + f.text
	}
	lines := strings.Split(strings.ReplaceAll(f.text, "\r", ""), "\n")
	for i, line := range lines {
		if i > 0 {
			m.newline(line != "" || i < len(lines)-1 || strings.TrimSpace(next) != "")
		}
		core := strings.TrimSpace(line)
		if open == "" || core == "" {
			m.text(line)
			continue
		}
		at := strings.Index(line, core)
		behind := line[at+len(core):] + "\n"
		if i == len(lines)-1 {
			behind = line[at+len(core):] + next
		}
		m.text(line[:at])
		o, e := open, end
		if m.last == rune(open[0]) || !m.marks(core, behind) {
			o, e = "<"+tag+">", "</"+tag+">"
		}
		m.w.WriteString(o)
		if f.first && i == 0 {
			m.text(moveSign(f.op.Kind == diff.Delete, f.op.Link) + " ")
		}
		m.text(core)
		m.w.WriteString(e)
		m.last = rune(e[0])
		m.text(line[at+len(core):])
	}
}

// marks reports whether marks around a text are read as such: the first and last character may be a mark of the text
// only if none but space or marks stand outside.
func (m *markdown) marks(core, behind string) bool {
	first, _ := utf8.DecodeRuneInString(core)
	last, _ := utf8.DecodeLastRuneInString(core)
	next, _ := utf8.DecodeRuneInString(behind)
	return (!isMarkup(first) || m.last == 0 || apart(m.last)) && (!isMarkup(last) || behind == "" || apart(next))
}

func isMarkup(r rune) bool { return unicode.IsPunct(r) || unicode.IsSymbol(r) }
func apart(r rune) bool    { return isMarkup(r) || unicode.IsSpace(r) }

// newline ends a line, so that it stays one where another follows.
func (m *markdown) newline(more bool) {
	if more && !m.start {
		m.w.WriteString("  ")
	}
	m.w.WriteByte('\n')
	m.last, m.start = '\n', true
}

// text writes text of one line, escaped.
func (m *markdown) text(s string) {
	if s == "" {
		return
	}
	esc := mdEscape(s)
	if m.start {
		esc = mdLineStart(esc)
	}
	m.w.WriteString(esc)
	m.last, _ = utf8.DecodeLastRuneInString(s)
	m.start = m.start && strings.TrimSpace(s) == ""
}

var mdEscaper = strings.NewReplacer(
	`\`,
	`\\`,
	"*",
	`\*`,
	"_",
	`\_`,
	"~",
	`\~`,
	"`",
	"\\`",
	"[",
	`\[`,
	"]",
	`\]`,
	"<",
	`\<`,
	"|",
	`\|`,
	"&",
	`\&`,
)

func mdEscape(s string) string { return mdEscaper.Replace(s) }

// mdLineStart keeps the beginning of a line from being read as a heading, a list, a quotation or code.
func mdLineStart(s string) string {
	body := strings.TrimLeft(s, " \t")
	if body == "" {
		return s
	}
	if strings.ContainsRune("#>+-=", rune(body[0])) {
		return `\` + body
	}
	n := 0
	for n < len(body) && body[n] >= '0' && body[n] <= '9' {
		n++
	}
	if n > 0 && n < len(body) && (body[n] == '.' || body[n] == ')') {
		return body[:n] + `\` + body[n:]
	}
	return body
}

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
