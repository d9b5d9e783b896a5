package markdown

import (
	"strings"

	"github.com/reprise-wording/reprise/corpus/lang/lazyregexp"
	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
	"github.com/reprise-wording/reprise/corpus/read/internal/html"
)

// Writers put tables, and programs whole texts, into Markdown as HTML. An element that opens a line and is closed again
// is read as a page is, unless Markdown stands inside it.

var (
	opensElement = lazyregexp.New(
		`(?i)^ {0,3}<(html|body|table|section|article|main|center|div|span|ul|ol|dl|p|h[1-6]|style|script)(?:\s[^<>]*)?>`,
	)
	forBrowser = lazyregexp.New(`(?i)^ {0,3}<(?:style|script)[\s>]`) // no words of the text
	blockTags  = lazyregexp.New(`(?i)<(?:table|section|article|ul|ol|dl|p|h[1-6])[\s>]`)
	blockSign  = lazyregexp.New("^\\s*(?:#{1,6} +\\S|[-*+] +\\S|> |```|[0-9]{1,3}[.)] +\\S|\\|)|\\*\\*\\S|\\]\\([^)\\s]*\\)")
)

// mostSearched is how often the lines of a text are looked through, in all, for the ends of its elements.
const mostSearched = 8

// htmlBlocks finds the elements of HTML that a text holds as blocks.
type htmlBlocks struct {
	lines  []string
	budget int // lines that may still be looked through
}

// end is the line behind the element that opens line i; i itself where none is read there.
func (h *htmlBlocks) end(i int) int {
	m := opensElement.FindStringSubmatch(h.lines[i])
	if m == nil {
		return i
	}
	name := strings.ToLower(m[1])
	depth, tags := 0, 0
	words := !forBrowser.MatchString(h.lines[i])
	for at := i; at < len(h.lines) && h.budget > 0; at++ {
		h.budget--
		line := h.lines[at]
		if words && name != "table" && blockSign.MatchString(line) {
			return i
		}
		lower := strings.ToLower(line)
		tags += len(blockTags.FindAllStringIndex(line, -1))
		depth += countTags(lower, "<"+name) - strings.Count(lower, "</"+name)
		if depth <= 0 {
			if tags == 0 && words {
				return i
			}
			return at + 1
		}
	}
	return i
}

// countTags counts the tags that open with a name: "<p" is none in "<pre>", nor one that closes itself.
func countTags(line, open string) int {
	n := 0
	for {
		at := strings.Index(line, open)
		if at < 0 {
			return n
		}
		line = line[at+len(open):]
		if line == "" || strings.ContainsRune(" \t>", rune(line[0])) {
			if end := strings.IndexByte(line, '>'); end < 1 || line[end-1] != '/' {
				n++
			}
		}
	}
}

// html reads the lines of an element of HTML, of which the first has this place. It reports whether they can be read.
func (r *reader) html(block []string, num int) bool {
	if forBrowser.MatchString(block[0]) {
		r.endTable()
		r.flush()
		for i, line := range block {
			if text := strings.TrimSpace(line); text != "" {
				r.out = append(r.out, flow.Line{Text: text, Num: num + i, Furniture: "markup"})
			}
		}
		return true
	}
	lines, _, _, err := html.Lines(strings.Join(block, "\n"), r.reject)
	if err != nil {
		return false
	}
	r.endTable()
	r.flush()
	last := int32(0)
	for i, l := range lines {
		l.Num += num - 1
		if l.Cell.Table > 0 {
			last = max(last, l.Cell.Table)
			l.Cell.Table += r.id
		}
		l.Break = l.Break || i == 0 && r.brk
		r.out = append(r.out, l)
	}
	r.id += last
	r.brk = r.brk && len(lines) == 0
	r.blank, r.list = true, nest{}
	return true
}
