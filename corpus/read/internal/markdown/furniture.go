package markdown

import (
	"slices"
	"strings"

	"github.com/reprise-wording/reprise/corpus/internal/terms"
	"github.com/reprise-wording/reprise/corpus/lang/lazyregexp"
	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

// maxFront is how many lines the head in YAML or TOML may take, and longFront how many where all of them look like that.
const (
	maxFront  = 200
	longFront = 20_000
)

// yamlLine is a line as YAML has them: a key, an item, or what is indented under one.
var yamlLine = lazyregexp.New(`^(?:[A-Za-z_][\w-]*:(?:\s|$)|- |[ \t]+\S|#|\s*$)`)

// tomlLine is a line as TOML has them: a key, a table, or what goes on a list.
var tomlLine = lazyregexp.New(`^(?:[A-Za-z_"][\w."-]*\s*=|[\[\]"'{}#]|[ \t]+\S|\s*$)`)

var (
	tomlKey        = lazyregexp.New(`^([A-Za-z][\w-]*)\s*=\s*(.*?)\s*$`)
	yamlKey        = lazyregexp.New(`^([A-Za-z][\w-]*):\s*(.*?)\s*$`)
	linkDefinition = lazyregexp.New(`^ {0,3}\[[^\]^]+\]:\s+\S+`)
	summary        = lazyregexp.New(`(?i)<summary>(.*?)</summary>`)
	details        = lazyregexp.New(`(?i)^\s*</?details[^>]*>\s*$`)
	onlyLinks      = lazyregexp.New(`^[\s()|•·\-*]*(?:\[[^\]]{1,40}\]\((?:\.{0,2}/)?[^():\s]*\)[\s()|•·\-*]*)+$`)
)

// ownLink is a line that is nothing but a link to a place in the text, behind a number or not.
var ownLink = lazyregexp.New(`^[\s*_]*(?:[0-9IVXLC.]{1,8}[.)]?\s+)?\[[^\[\]]{1,200}\]\(#[^()\s]*\)[\s*_]*$`)

// frontMatter gives the lines of a head in YAML, between lines of "---", or in TOML, between lines of "+++", the
// markers too, and what it says.
func frontMatter(all []string) ([]flow.Line, flow.Stated) {
	var said flow.Stated
	rule := strings.TrimRight(all[0], " \t\r")
	key, usual := yamlKey, yamlLine
	switch rule {
	case "---":
	case "+++":
		key, usual = tomlKey, tomlLine
	default:
		return titleBlock(all)
	}
	end := 0
	strict := true
	for i := 1; i < min(len(all), longFront) && end == 0 && (i < maxFront || strict); i++ {
		if s := strings.TrimRight(all[i], " \t\r"); s == rule || s == "..." {
			end = i
		}
		strict = strict && usual.MatchString(all[i])
	}
	if end == 0 {
		return nil, said
	}
	var out []flow.Line
	keys, subtitle := 0, ""
	inner := false // in a table of TOML
	for i, raw := range all[1:end] {
		nested := inner || strings.TrimLeft(raw, " \t") != raw // a key of something else: of the menu of a site
		raw = strings.TrimSpace(raw)
		inner = inner || rule == "+++" && strings.HasPrefix(raw, "[") && strings.HasSuffix(raw, "]")
		if m := key.FindStringSubmatch(raw); m != nil && nested {
			keys++
		} else if m != nil {
			keys++
			value := flow.Scalar(m[2], func(k int) string { return all[min(i+2+k, end)] })
			if strings.EqualFold(m[1], "subtitle") {
				subtitle = value
			}
			state(&said, strings.ToLower(m[1]), value)
		}
		if raw != "" {
			out = append(out, flow.Line{Text: raw, Num: i + 2, Furniture: "front matter"})
		}
	}
	if keys == 0 {
		return nil, flow.Stated{}
	}
	if subtitle != "" && said.Title != "" && !headed(all[end+1:], said.Title) {
		said.Title += ": " + subtitle
	}
	return append(out, flow.Line{Text: rule, Num: end + 1, Furniture: "front matter"}), said
}

// headed reports whether a title, without its subtitle, is a main heading of a text.
func headed(text []string, title string) bool {
	return slices.ContainsFunc(text, func(raw string) bool {
		words, ok := strings.CutPrefix(raw, "# ")
		return ok && strings.Trim(words, " \t\r#*_") == title
	})
}

// titleBlock gives the lines of a head as Pandoc writes it, "% Title", "% Authors", "% Date", and the title.
func titleBlock(all []string) ([]flow.Line, flow.Stated) {
	var said flow.Stated
	var out []flow.Line
	for i, raw := range all[:min(len(all), 3)] {
		value, ok := strings.CutPrefix(raw, "% ")
		if !ok {
			break
		}
		if i == 0 {
			said.Title = strings.TrimSpace(value)
		}
		out = append(out, flow.Line{Text: strings.TrimSpace(raw), Num: i + 1, Furniture: "front matter"})
	}
	if len(out) > 0 {
		return out, said
	}
	return keyBlock(all)
}

// keyHead is a line of a head as MultiMarkdown writes it: "Title  : Bylaws".
var keyHead = lazyregexp.New(`^([A-Za-z][A-Za-z ]{0,30}?)[ \t]*:[ \t]+(\S.*)$`)

// keyBlock gives the lines of a head of keys and values that opens with the title and ends with a blank line, and what
// it says.
func keyBlock(all []string) ([]flow.Line, flow.Stated) {
	var said flow.Stated
	var out []flow.Line
	keys := 0
	for i, raw := range all[:min(len(all), maxFront)] {
		raw = strings.TrimRight(raw, " \t\r")
		m := keyHead.FindStringSubmatch(raw)
		switch {
		case i == 0 && (m == nil || !strings.EqualFold(m[1], "title")), raw != "" && m == nil && raw[0] != ' ' && raw[0] != '\t':
			return nil, flow.Stated{}
		case raw == "" && keys > 1:
			return out, said
		case raw == "":
			return nil, flow.Stated{}
		case m != nil:
			keys++
			state(&said, strings.ToLower(m[1]), m[2])
		}
		out = append(out, flow.Line{Text: strings.TrimSpace(raw), Num: i + 1, Furniture: "front matter"})
	}
	return nil, flow.Stated{}
}

// behind is how many lines of a text a head takes.
func behind(head []flow.Line) int {
	if len(head) == 0 {
		return 0
	}
	return head[len(head)-1].Num
}

// longestNumber is how long the number of a statute may be, in bytes.
const longestNumber = 40

// state takes a fact from a key of the head.
func state(said *flow.Stated, key, value string) {
	set := func(to *string) {
		if *to == "" {
			*to = value
		}
	}
	switch key {
	case "title":
		set(&said.Title)
	case "symbol", "docnumber", "identifier":
		set(&said.Symbol)
	case "number", "chapter": // of a statute: A-17; a title of a chapter is none
		if len(value) <= longestNumber && strings.ContainsAny(value, "0123456789") && !strings.Contains(value, " ") {
			set(&said.Symbol)
		}
	case "language", "lang", "locale":
		set(&said.Language)
	case "body", "organ", "committee":
		set(&said.Body)
	case "session":
		set(&said.Session)
	case "place":
		set(&said.Place)
	case "adopted", "adoption", "date-adopted":
		said.Adopted = flow.Day(value)
	case "date", "issued", "published", "publication_date", "published_time":
		said.Issued = flow.Day(value)
	}
}

// details reads the lines of an element that folds: its summary is markup; where that says that it holds notes, they
// are notes.
func (r *reader) details(raw string, num int) bool {
	m := summary.FindStringSubmatch(raw)
	if m == nil && !details.MatchString(raw) {
		return false
	}
	r.flush()
	if m == nil {
		r.kind = ""
		return true
	}
	for _, l := range inline(m[1], r.changes) {
		if l.Text != "" {
			l.Num, l.Furniture = num, "markup"
			r.out = append(r.out, l)
		}
	}
	if terms.Holds(terms.NoteHeading, m[1]) {
		r.kind = "note"
	}
	return true
}

// nearEnd is how many lines of a text at either end may be ways to other pages.
const nearEnd = 6

// leastContents is how many links to places in the text make a table of contents.
const leastContents = 3

// shortLink is how long the words of a link in a menu may be, in bytes.
const shortLink = 40

// leaveLinks marks lines near the ends of a text that are links to other pages of its site only, and tables of contents
// that are made of links.
func leaveLinks(lines []flow.Line) {
	first := 0 // of the links to places in the text that follow one another
	for i := range lines {
		l := &lines[i]
		kind := l.Kind
		if kind == linksOnly || kind == linkWithin {
			l.Kind = ""
			if (kind == linksOnly || len(l.Text) <= shortLink) && (i < nearEnd || i >= len(lines)-nearEnd) {
				l.Furniture = "menu"
			}
		}
		if kind != linkWithin {
			first = i + 1
			continue
		}
		if i-first+1 < leastContents {
			continue
		}
		for k := first; k <= i; k++ {
			lines[k].Furniture = "contents"
		}
		if first > 0 && terms.Is(terms.Contents, lines[first-1].Text) {
			lines[first-1].Furniture = "contents"
		}
	}
	keepLists(lines)
}

// keepLists keeps the links among the items of lists that have other items: minutes list what was said, and where.
func keepLists(lines []flow.Line) {
	for from := 0; from < len(lines); {
		to, kept := from, false
		for to < len(lines) && (lines[to].Bullet || lines[to].Label != "") {
			kept = kept || lines[to].Furniture == ""
			to++
		}
		for i := from; kept && i < to; i++ {
			if lines[i].Furniture == "menu" {
				lines[i].Furniture = ""
			}
		}
		from = max(to, from+1)
	}
}

// linksOnly is the kind of a line of links until it is known where it stands.
const linksOnly = "\x00links"

// linkWithin is the kind of a line that is a link to a place in the text.
const linkWithin = "\x00within"

// nest follows how list items nest by their indents.
type nest struct{ indents []int }

var listItem = lazyregexp.New(`^(\s*)(?:[-*+•‣▪–]|\\?\(?(?:[0-9]{1,9}|[A-Za-z]{1,4})\\?[.)])[ \t]+`)

// level is how deep a line stands that opens a list item, 0 for another.
func (n *nest) level(raw string, open bool) int {
	m := listItem.FindStringSubmatch(raw)
	if m == nil {
		if !open && len(raw) > 0 && raw[0] != ' ' && raw[0] != '\t' {
			n.indents = nil
		}
		return 0
	}
	indent := width(m[1])
	for len(n.indents) > 0 && n.indents[len(n.indents)-1] > indent {
		n.indents = n.indents[:len(n.indents)-1]
	}
	if len(n.indents) == 0 || indent >= n.indents[len(n.indents)-1]+2 {
		n.indents = append(n.indents, indent)
	}
	return len(n.indents)
}

// unindentHeading takes the indent off a heading that stands inside an item of an open list, and closes the list.
func (n *nest) unindentHeading(raw string) string {
	text := strings.TrimLeft(raw, " ")
	indent := len(raw) - len(text)
	if len(n.indents) == 0 || indent <= plainIndent || indent >= n.indents[len(n.indents)-1]+2*plainIndent+2 ||
		!signedHeading.MatchString(text) {
		return raw
	}
	n.indents = nil
	return text
}

// plainIndent is how far a heading may be indented outside of lists.
const plainIndent = 3

var signedHeading = lazyregexp.New(`^#{1,6} +\S`)

// changes tells marked changes: <del> and ~~ delete, <ins> inserts.
type changes struct {
	reject bool
	count  int
	links  map[string]bool // names that lines of the text give addresses to
}

var refLink = lazyregexp.New(`!?\[([^\[\]\n]{1,300})\](?:\[([^\[\]\n]{0,100})\])?`)

// defineLinks gathers the names that a text gives addresses to: [elections]: https://...
func (c *changes) defineLinks(all []string) {
	for _, raw := range all {
		if m := linkName.FindStringSubmatch(raw); m != nil && linkDefinition.MatchString(raw) {
			if c.links == nil {
				c.links = map[string]bool{}
			}
			c.links[strings.ToLower(m[1])] = true
		}
	}
}

var linkName = lazyregexp.New(`^ {0,3}\[([^\[\]]{1,100})\]:`)

// plainLinks leaves the words of links whose addresses stand elsewhere: [the directory][elections].
func (c *changes) plainLinks(s string) string {
	if len(c.links) == 0 || !strings.Contains(s, "]") {
		return s
	}
	var b strings.Builder
	last := 0
	for _, m := range refLink.FindAllStringSubmatchIndex(s, -1) {
		words := s[m[2]:m[3]]
		name := words
		if m[4] >= 0 && m[5] > m[4] {
			name = s[m[4]:m[5]]
		}
		if !c.links[strings.ToLower(name)] || strings.HasPrefix(s[m[1]:], "(") {
			continue
		}
		b.WriteString(s[last:m[0]] + words)
		last = m[1]
	}
	return b.String() + s[last:]
}

// picture leaves out a line that holds nothing but pictures: what they are called is no wording.
func (r *reader) picture(raw string, num int) {
	for _, l := range inlineText(raw) {
		l.Num, l.Furniture = num, "picture"
		r.out = append(r.out, l)
	}
}
