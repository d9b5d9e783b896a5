package html

import (
	"strings"

	"github.com/reprise-wording/reprise/corpus/lang/lazyregexp"
	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

// The Website Meta Language (thewml.github.io) makes pages from files that are HTML but for lines that begin with #
// (directives, includes, comments) and tags that other files define.
var (
	usesWML   = lazyregexp.New(`(?m)^#(?:use wml::|include\s)`)
	directive = lazyregexp.New(`(?m)^#use wml::`)
	defineTag = lazyregexp.New(`(?s)<define-tag\s+([\w:-]+)[^>]*>(.*?)</define-tag>`)
)

// IsWML reports whether the head of a file is that of a source in the Website Meta Language.
func IsWML(head []byte) bool { return directive.Match(head) }

// wml takes the lines of the language out of a source, which keeps its count of lines; they are markup. What it
// defines as the title of the page, it states.
func wml(source string, said *flow.Stated) (string, []flow.Line) {
	if !usesWML.MatchString(source) {
		return source, nil
	}
	var markup []flow.Line
	add := func(text string, num int) {
		if text = strings.Join(strings.Fields(text), " "); text != "" {
			markup = append(markup, flow.Line{Text: text, Num: num, Furniture: "markup"})
		}
	}
	var b strings.Builder
	goesOn := false
	for num, line := range strings.SplitAfter(source, "\n") {
		if !strings.HasPrefix(line, "#") && !goesOn {
			b.WriteString(line)
			continue
		}
		add(strings.TrimRight(line, "\r\n"), num+1)
		goesOn = strings.HasSuffix(strings.TrimRight(line, "\r\n"), `\`)
		if strings.HasSuffix(line, "\n") {
			b.WriteByte('\n')
		}
	}
	source = b.String()
	var tags []flow.Line
	source = replaceWith(defineTag, source, func(m []string, num int) {
		if name := strings.ToLower(m[1]); name == "pagetitle" || name == "title" {
			said.Title = strings.Join(strings.Fields(m[2]), " ")
		}
		if text := strings.Join(strings.Fields(stripTags.ReplaceAllString(m[2], " ")), " "); text != "" {
			tags = append(tags, flow.Line{Text: text, Num: num, Furniture: "markup"})
		}
	})
	return source, merge(markup, tags)
}

var stripTags = lazyregexp.New(`<[^>]*>`)

// replaceWith blanks what a pattern matches, line ends kept, and tells each match with its line.
func replaceWith(re *lazyregexp.Regexp, s string, tell func(m []string, num int)) string {
	var b strings.Builder
	at, line := 0, 1
	for _, m := range re.FindAllStringSubmatchIndex(s, -1) {
		line += strings.Count(s[at:m[0]], "\n")
		var groups []string
		for i := 0; i < len(m); i += 2 {
			groups = append(groups, s[m[i]:m[i+1]])
		}
		tell(groups, line)
		b.WriteString(s[at:m[0]])
		b.WriteString(strings.Repeat("\n", strings.Count(s[m[0]:m[1]], "\n")))
		line += strings.Count(s[m[0]:m[1]], "\n")
		at = m[1]
	}
	b.WriteString(s[at:])
	return b.String()
}
