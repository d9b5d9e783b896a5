// Package markdown reads the Markdown that converters make of papers. It is read line by line, not as CommonMark:
// there a paragraph cut by a page end is two, "a)" is not a list and "12." after a blank line may start one anew,
// while what counts here is what is printed. Markup is resolved: emphasis, links, escapes, entities, <sup> footnote
// markers, comments.
package markdown

import (
	"cmp"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/lang/lazyregexp"
	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

var (
	rule          = lazyregexp.New(`^ {0,3}(?:-[ \t]*){3,}$|^ {0,3}(?:\*[ \t]*){3,}$|^ {0,3}(?:_[ \t]*){3,}$`)
	setext        = lazyregexp.New(`^ {0,3}(?:=+|-+)[ \t]*$`)
	closingHashes = lazyregexp.New(`[ 	]+#+$`)
	bullet        = lazyregexp.New(`^(?:\s*[-*+•‣▪–]|(?:\s|&nbsp;|&emsp;|&ensp;)*[•‣▪])[ \t]+`)
	attributes    = lazyregexp.New(`[ \t]+\{(?:[#.][\pL\pN_][^\s{}]*|-|[\pL_][\pL\pN_.:-]*=(?:"[^"{}]*"|[^\s"{}]+)|[ \t])+\}$`)
	texOnly       = lazyregexp.New(`^ {0,3}(?:\\[a-zA-Z]{2,}\*?(?:\{[^{}]*\}|\[[^\[\]]*\])*\s*)+$`)
	quote         = lazyregexp.New(`^(?: {0,3}> ?)+`)
	innerQuote    = lazyregexp.New(`^([ \t]{4,})(?:> ?)+`)
	pictures      = lazyregexp.New(`^ {0,3}(?:\[?!\[[^\[\]]*\]\([^()\s]*(?:[ \t]+"[^"]*")?\)(?:\]\([^()\s]*\))?\s*)+$`)
	kramdown      = lazyregexp.New(`^ {0,3}\{:[^{}]*\}[ \t]*$`)
	spanAttribute = lazyregexp.New(`(\S)\{: ?(?:[.#]|[a-z-]+=)[^{}]*\}`) // kramdown's, behind a span
	contentsMark  = lazyregexp.New(`^ {0,3}\{:toc[^{}]*\}[ \t]*$`)       // for which kramdown puts a table of contents
	leadingBreak  = lazyregexp.New(`(?i)^[ \t]*(?:<br[ \t]*/?>[ \t]*)+[\x{3000}\x{2003}]+`)
	definition    = lazyregexp.New(`^ {0,3}\[\^([^\]\s]+)\]:\s*`)
	alert         = lazyregexp.New(`^(?: {0,3}> ?)+\[![A-Za-z]{3,12}\][-+]?[ \t]*$`)
	colonFence    = lazyregexp.New(`^ {0,3}:{3,}[ \t]*(?:\{[^{}]*\}|[A-Za-z-]+)?[ \t]*:*$`)
	described     = lazyregexp.New(`^ {0,3}:[ \t]+\S`)
	supNote       = lazyregexp.New(`(?i)^\s*<sup>\s*([^<]{1,8}?)\s*</sup>\s*`)
	starNote      = lazyregexp.New(`^\s*((?:\\\*){1,3}|†|‡)[ \t]+\S`)
)

var marks = lazyregexp.New(`(?m)^ {0,3}#{1,6} +\S|\*\*\S|\]\([^)\s]*\)|<sup>|^ {0,3}- +\S|\\[*_.]`)

// Likely reports whether a text has Markdown in it.
func Likely(text string) bool { return marks.MatchString(text[:min(len(text), 1<<18)]) }

// Lines reads a text, a line of the source each, with what was marked as deleted left out or, where changes are
// rejected, what was marked as inserted. The head in YAML that some writing programs and site makers put before a
// text is furniture; what it says of the text is stated.
func Lines(text string, reject bool) ([]flow.Line, flow.Stated, []corpus.Warning) {
	r := reader{changes: &changes{reject: reject}}
	c := comments{}
	all := strings.Split(text, "\n")
	var said flow.Stated
	r.out, said = frontMatter(all)
	from := behind(r.out)
	r.numbers, r.programs = printedLabels(all, from), fencesHoldPrograms(all)
	r.changes.defineLinks(all)
	for i, raw := range all {
		if all[i] = strings.TrimRight(raw, "\r"); i >= from {
			all[i] = c.strip(all[i])
		}
	}
	pages := htmlBlocks{lines: all, budget: mostSearched * len(all)}
	running := runningLines(all, from)
	for i := from; i < len(all); {
		if what := running[i]; what != "" && !r.code {
			r.running(all[i], what, i+1)
			i++
			continue
		}
		if end := pages.end(i); !r.code && end > i && r.html(all[i:end], i+1) {
			i = end
			continue
		}
		r.line(all[i], i+1)
		i++
	}
	r.endTable()
	r.flush()
	leaveLinks(r.out)
	flow.KeepRaised(r.out)
	var warnings []corpus.Warning
	if r.changes.count > 0 {
		how := "accepted"
		if reject {
			how = "rejected"
		}
		warnings = append(
			warnings,
			corpus.Warning{Text: fmt.Sprintf("has marked changes (%d); read as %s", r.changes.count, how)},
		)
	}
	return r.out, said, warnings
}

// A reader gathers the lines of a paragraph, since emphasis may go over line ends.
type reader struct {
	out     []flow.Line
	para    []string  // the lines of the paragraph, block markup taken off
	nums    []int     // their places
	deep    []int     // their levels in lists
	lead    flow.Line // what is known of the paragraph's first line
	brk     bool      // a rule stands before the paragraph
	blank   bool      // a blank line stands before the line in hand
	apart   bool      // one stands before the paragraph
	listed  bool      // the paragraph before is an item of a bulleted list
	code    bool      // inside a fenced block
	program bool      // which holds a program or its output
	foreign bool      // which is passed on as it stands to a program for another format
	kind    string    // of what a <details> element holds
	list    nest
	item    typedList      // how the paragraph in hand is numbered
	numbers map[int]marker // of the items that Markdown counts, by the index of their line

	programs bool // fenced blocks hold programs, not the paper itself
	*changes
	table
}

func (r *reader) line(raw string, num int) {
	if !r.code && r.tableLine(raw, num) {
		return
	}
	switch {
	case fence.MatchString(raw):
		r.flush()
		r.code = !r.code
		r.foreign = r.code && passedOn.MatchString(raw)
		r.program = r.code && r.programs && !wordsFence.MatchString(raw)
		return
	case strings.TrimSpace(raw) == "":
		r.flush()
		r.blank = true
		return
	case r.foreign:
		r.out = append(r.out, flow.Line{Text: strings.TrimSpace(raw), Num: num, Furniture: "markup"})
		return
	case r.program:
		r.para, r.nums, r.deep = append(r.para, strings.TrimSpace(raw)), append(r.nums, num), append(r.deep, 0)
		return
	case len(r.para) > 0 && setext.MatchString(raw) && !r.code:
		r.lead.Heading = 1
		r.flush()
		return
	case rule.MatchString(raw):
		r.flush()
		r.brk = true
		return
	case len(r.para) == 1 && !r.code && described.MatchString(raw): // a term and what is said of it: "Adopted", ":   2 May"
		r.para[0] += " " + strings.TrimSpace(raw)
		return
	case !r.code && (texOnly.MatchString(raw) || kramdown.MatchString(raw)): // \newpage, {:start="3"}: for the printer
		held := len(r.para) == 1 && contentsMark.MatchString(raw)
		r.flush()
		if held && r.listed {
			r.out[len(r.out)-1].Furniture = "markup" // the item that the contents replace
		}
		r.out = append(r.out, flow.Line{Text: strings.TrimSpace(raw), Num: num, Furniture: "markup"})
		return
	case !r.code && pictures.MatchString(raw):
		r.flush()
		r.picture(raw, num)
		return
	case !r.code && (alert.MatchString(raw) || colonFence.MatchString(raw)): // > [!NOTE], :::{note}
		r.flush()
		r.out = append(r.out, flow.Line{Text: strings.TrimSpace(quote.ReplaceAllString(raw, "")), Num: num, Furniture: "markup"})
		return
	case !r.code && linkDefinition.MatchString(raw):
		r.flush()
		r.out = append(r.out, flow.Line{Text: strings.TrimSpace(raw), Num: num, Furniture: "link"})
		return
	case !r.code && r.details(raw, num):
		return
	}
	if m := leadingBreak.FindString(raw); m != "" && !r.code { // sets off a paragraph of its own
		r.flush()
		raw = raw[len(m):]
	}
	level := r.list.level(raw, len(r.para) > 0)
	raw = quote.ReplaceAllString(raw, "")
	if !r.code {
		raw = spanAttribute.ReplaceAllString(raw, "$1")
		raw = innerQuote.ReplaceAllString(raw, "$1") // of an item
		raw = r.list.unindentHeading(raw)
	}
	text, lead := block(raw, len(r.para) > 0)
	if m, ok := r.numbers[num-1]; ok && len(raw) > m.size {
		text, lead = raw[m.size:], &flow.Line{Label: m.label}
	}
	if lead == nil && r.item.goesOn(raw, r.para[len(r.para)-1]) {
		lead = &flow.Line{}
	}
	if lead != nil {
		r.item = r.item.with(itemAt(raw))
		r.flush()
		r.lead = *lead
	}
	if len(r.para) == 0 {
		r.apart = r.blank
	}
	r.blank = false
	r.para, r.nums, r.deep = append(r.para, text), append(r.nums, num), append(r.deep, level)
	if r.lead.Heading > 0 {
		r.flush()
	}
}

// flush ends the paragraph.
func (r *reader) flush() {
	if len(r.para) == 0 {
		return
	}
	first, title := true, false
	own := ownLines(r.para)
	for i, l := range inline(strings.Join(r.para, "\n"), r.changes) {
		if l.Text == "" && len(l.Marks) == 0 {
			continue
		}
		if first {
			l.Heading, l.Note, l.Label, l.Bullet, l.Break = r.lead.Heading, r.lead.Note, r.lead.Label, r.lead.Bullet, r.brk
			l.Blank = r.apart && r.listed && l.Level == 0 // the list ends; elsewhere converters leave blank lines at page ends
			r.brk = false
		}
		if i < len(r.deep) {
			l.Level = r.deep[i]
		}
		apart := title && opensWords(l) || i < len(own) && own[i]
		l.Num, l.Soft, l.Cell, l.Kind = r.nums[i], !first && !apart, r.lead.Cell, cmp.Or(l.Kind, r.kind)
		if r.program {
			l.Plain = true
			if !l.Soft {
				l.Kind = string(corpus.Text)
			}
		}
		r.out = append(r.out, l)
		title = first && isTitle(l)
		first = false
	}
	r.listed = r.lead.Bullet
	r.para, r.nums, r.deep, r.lead = nil, nil, nil, flow.Line{}
}

// maxTitle is how long a title in bold may be that stands over a paragraph, in bytes.
const maxTitle = 120

// isTitle reports whether the first line of a paragraph is a title over it, as writers make one without signs: all in
// bold, and at no end. In a list it is the term that the item is about; with a number and a full stop it is the title
// that the words go on.
func isTitle(l flow.Line) bool {
	counted := l.Text != "" && l.Text[0] >= '0' && l.Text[0] <= '9' && strings.HasSuffix(l.Text, ".") // **2.6. Terms.**
	return l.Bold && l.Heading == 0 && !l.Bullet && l.Level == 0 && len(l.Text) <= maxTitle && !counted &&
		!strings.ContainsAny(l.Text[len(l.Text)-1:], ",;:-")
}

// opensWords reports whether a line may open the words under such a title: it does not go on its sentence.
func opensWords(l flow.Line) bool {
	first, _ := utf8.DecodeRuneInString(l.Text)
	return !l.Bold && l.Lead == 0 && unicode.IsUpper(first)
}

// block takes the block markup off a line; lead is nil where the line goes on its paragraph.
func block(raw string, open bool) (text string, lead *flow.Line) {
	if level, text := headingOf(raw); level > 0 {
		return text, &flow.Line{Heading: level}
	}
	if m := definition.FindStringSubmatch(raw); m != nil {
		return raw[len(m[0]):], &flow.Line{Note: m[1]}
	}
	if m := supNote.FindStringSubmatch(raw); m != nil {
		return raw[len(m[0]):], &flow.Line{Note: m[1]}
	}
	if m := starNote.FindStringSubmatch(raw); m != nil && !open {
		return strings.TrimSpace(raw)[len(m[1]):], &flow.Line{Note: strings.ReplaceAll(m[1], `\`, "")}
	}
	if item := bullet.FindString(raw); item != "" {
		return raw[len(item):], &flow.Line{Bullet: true}
	}
	if open {
		return raw, nil
	}
	return raw, &flow.Line{}
}

// headingOf reads a line as a heading behind signs; level is 0 where it is none. Two signs and more need no space
// behind them, as in Markdown before CommonMark; one may be a tag: "#council".
func headingOf(raw string) (level int, text string) {
	text = strings.TrimLeft(raw, " ")
	if len(raw)-len(text) > 3 {
		return 0, ""
	}
	rest := strings.TrimLeft(text, "#")
	level = len(text) - len(rest)
	first, _ := utf8.DecodeRuneInString(rest)
	spaced := rest == "" || first == ' ' || first == '\t'
	if level == 0 || level > 6 || !spaced && (level < 2 || !isWord(first) && !strings.ContainsRune("\"“«(*", first)) {
		return 0, ""
	}
	rest = attributes.ReplaceAllString(strings.TrimRight(rest, " \t"), "") // Pandoc's: {#aim .unnumbered}
	return level, strings.TrimSpace(closingHashes.ReplaceAllString(strings.TrimRight(rest, " \t"), ""))
}

// comments leaves out HTML comments, over line ends too.
type comments struct{ open bool }

func (c *comments) strip(s string) string {
	if !c.open && !strings.Contains(s, "<!--") {
		return s
	}
	var b strings.Builder
	for s != "" {
		if c.open {
			end := strings.Index(s, "-->")
			if end < 0 {
				return b.String()
			}
			s, c.open = s[end+3:], false
			continue
		}
		start := strings.Index(s, "<!--")
		if start < 0 {
			b.WriteString(s)
			break
		}
		b.WriteString(s[:start])
		s, c.open = s[start+4:], true
	}
	return b.String()
}
