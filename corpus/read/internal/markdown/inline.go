package markdown

import (
	"html"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html/atom"

	"github.com/reprise-wording/reprise/corpus/lang/lazyregexp"
	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

var (
	supTag   = lazyregexp.New(`(?i)^<sup>\s*([^<]{1,12}?)\s*</sup>`)
	raised   = lazyregexp.New(`^\^([\p{L}0-9]{1,4})\^`) // as Pandoc writes it: 1^er^
	brTag    = lazyregexp.New(`(?i)^<br\s*/?>`)
	anyTag   = lazyregexp.New(`^</?[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>]*)?/?>`)
	autolink = lazyregexp.New(`^<((?:https?://|mailto:)[^<>\s]+)>`)
	noteRef  = lazyregexp.New(`^\[\^([^\]\s]+)\]`)
	linkTail = lazyregexp.New(`^\](?:\([^()\s]*(?:\([^()]*\)[^()\s]*)*(?:\s+"[^"]*")?\)|\{[.#][a-zA-Z][^{}\n]{0,80}\})`)
	entity   = lazyregexp.New(`^&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});`)
	codeSpan = lazyregexp.New("^`([^`\n]+)`")
	numMark  = lazyregexp.New(`^[0-9]{1,3}[a-z]?$|^\*{1,3}$|^[a-z]$|^[†‡§]$`)
)

// inline resolves the markup of a paragraph; it gives a line for each line of s.
func inline(s string, c *changes) []flow.Line {
	s = c.resolve(s)
	alone, within := onlyLinks.MatchString(s), ownLink.MatchString(s)
	s = c.plainLinks(s)
	out := inlineText(s)
	if len(out) == 1 {
		switch {
		case within:
			out[0].Kind = linkWithin
		case alone:
			out[0].Kind = linksOnly
		}
	}
	return out
}

var (
	delTag = lazyregexp.New(`(?is)<del(?:\s[^<>]*)?>(.*?)</del>`)
	insTag = lazyregexp.New(`(?is)<ins(?:\s[^<>]*)?>(.*?)</ins>`)
	struck = lazyregexp.New(`(?s)~~([^~\s](?:[^~]*[^~\s])?)~~`)
	lines  = lazyregexp.New(`[^\n]`)
)

// resolve takes marked changes on the side that is asked for; line ends stay.
func (c *changes) resolve(s string) string {
	for _, change := range []struct {
		re      *lazyregexp.Regexp
		deletes bool
	}{{delTag, true}, {struck, true}, {insTag, false}} {
		if !strings.Contains(s, "~~") && !strings.Contains(s, "<") {
			return s
		}
		s = change.re.ReplaceAllStringFunc(s, func(m string) string {
			c.count++
			if change.deletes != c.reject {
				return lines.ReplaceAllString(m, "")
			}
			return change.re.FindStringSubmatch(m)[1]
		})
	}
	return s
}

// inlineText resolves the markup of a text in which changes are resolved; it gives a line for each line of s.
func inlineText(s string) []flow.Line {
	w := inlineWriter{}
	if strings.ContainsAny(s, "*_") {
		w.write(s) // which finds the runs of asterisks and underscores
		w = inlineWriter{roles: pairRuns(w.runs)}
	}
	w.write(s)
	return append(w.out, w.b.Line())
}

// An inlineWriter writes a text without its markup.
type inlineWriter struct {
	out   []flow.Line
	b     flow.Builder
	runs  []emphasisRun // those that the text has outside of code, tags and links
	roles map[int]role  // by byte: what each delimiter of emphasis does; any other stands for itself
	bold  int           // how many are open, one inside another
	slant int           // the same of italics
}

func (w *inlineWriter) style() flow.Style { return flow.Style{Bold: w.bold > 0, Italic: w.slant > 0} }

func (w *inlineWriter) write(s string) {
	b := &w.b
	links := 0 // links opened and not closed
	for i := 0; i < len(s); {
		rest := s[i:]
		switch c := s[i]; {
		case c == '\n':
			w.out = append(w.out, b.Line())
			i++
		case c == '\\' && (len(rest) == 1 || rest[1] == '\n'): // a line ends here
			b.Space()
			i++
		case strings.HasPrefix(rest, "\\\\") && (len(rest) == 2 || rest[2] == '\n'): // and so, for some writers
			b.Space()
			i += 2
		case c == '`' && codeSpan.MatchString(head(rest)):
			m := codeSpan.FindStringSubmatch(head(rest))
			b.Text(m[1], w.bold > 0)
			i += len(m[0])
		case c == '\\' && len(rest) > 1 && isPunct(rest[1]):
			i += escape(b, s, i, w.bold > 0)
		case c == '<':
			i += tag(b, rest, s, w.bold > 0)
		case c == '[' && noteRef.MatchString(rest):
			m := noteRef.FindStringSubmatch(rest)
			b.Mark(m[1])
			i += len(m[0])
		case strings.HasPrefix(rest, "[^]"): // a reference to no note
			i += len("[^]")
		case c == '^' && raised.MatchString(rest):
			m := raised.FindStringSubmatch(rest)
			raise(b, m[1], w.bold > 0)
			i += len(m[0])
		case c == '!' && strings.HasPrefix(rest, "![") && opensLink(rest[1:]):
			i++
		case c == '[' && opensLink(rest):
			links++
			i++
		case c == ']' && links > 0 && linkTail.MatchString(head(rest)):
			links--
			i += len(linkTail.FindString(head(rest)))
		case c == '&' && entity.MatchString(rest):
			m := entity.FindString(rest)
			b.Text(html.UnescapeString(m), w.bold > 0)
			i += len(m)
		case c == '*' || c == '_':
			i += w.run(s, i)
		default:
			_, size := utf8.DecodeRuneInString(rest)
			b.Run(rest[:size], w.style())
			i += size
		}
	}
}

// run writes the run of asterisks or underscores at i, as far as its signs are no delimiters, and says how long it is.
func (w *inlineWriter) run(s string, i int) int {
	run := s[i : len(s)-len(strings.TrimLeft(s[i:], s[i:i+1]))]
	if n := setsNothing(s[i:], run); n > 0 && w.b.Len() > 0 {
		w.b.Space()
		return n
	}
	w.runs = append(w.runs, newRun(s, i, len(run)))
	for at := i; at < i+len(run); at++ {
		switch w.roles[at] {
		case literal:
			w.b.Text(s[at:at+1], w.bold > 0)
		case opensBold:
			w.bold++
		case closesBold:
			w.bold--
		case opensItalic:
			w.slant++
		case closesItalic:
			w.slant--
		}
	}
	return len(run)
}

// escape writes an escaped character; an asterisk that ends a word is a footnote marker.
func escape(b *flow.Builder, s string, i int, bold bool) int {
	stars := 0
	for strings.HasPrefix(s[i+2*stars:], `\*`) {
		stars++
	}
	end := i + 2*stars
	if stars > 0 && i > 0 && !isSpaceByte(s[i-1]) && (end == len(s) || isSpaceByte(s[end]) || isPunct(s[end])) {
		b.Mark(strings.Repeat("*", stars))
		return 2 * stars
	}
	b.Text(s[i+1:i+2], bold)
	return 2
}

// tag resolves what stands in angle brackets at the head of s, in a paragraph, and says how long it is.
func tag(b *flow.Builder, s, paragraph string, bold bool) int {
	if m := supTag.FindStringSubmatch(s); m != nil {
		raise(b, strings.ReplaceAll(m[1], `\`, ""), bold)
		return len(m[0])
	}
	if m := brTag.FindString(s); m != "" {
		b.Space()
		return len(m)
	}
	if m := autolink.FindStringSubmatch(s); m != nil {
		b.Text(m[1], bold)
		return len(m[0])
	}
	if m := anyTag.FindString(s); m != "" && isMarkup(m, paragraph) {
		return len(m)
	}
	b.Text("<", bold)
	return 1
}

// raise writes what is raised: the marker of a note, else words.
func raise(b *flow.Builder, text string, bold bool) {
	if numMark.MatchString(text) && !ordinal(b, text) {
		b.Mark(text)
	} else {
		b.Text(text, bold)
	}
}

// isMarkup reports whether what stands in angle brackets is markup, and no words: "<name of the applicant>". Markup has
// a name of HTML or the form of an element that a site defines; an attribute without a value stands alone.
func isMarkup(tag, paragraph string) bool {
	if strings.ContainsAny(tag, "=/") {
		return true
	}
	fields := strings.Fields(strings.Trim(tag, "<>"))
	if atom.Lookup([]byte(strings.ToLower(fields[0]))) != 0 {
		return len(fields) <= 2
	}
	return len(fields) == 1 && (paragraph == tag || strings.Contains(paragraph, "</"+fields[0]))
}

// ordinal reports whether a raised letter belongs to the word before it, as in 2<sup>e</sup>.
func ordinal(b *flow.Builder, marker string) bool {
	return len(marker) == 1 && unicode.IsLetter(rune(marker[0])) && b.Len() > 0
}

// lookAhead bounds how far the end of a link or of emphasis is looked for, so that a line of opening marks costs no
// more than its length. Recommendations are shorter.
const lookAhead = 2048

func head(s string) string { return s[:min(len(s), lookAhead)] }

// opensLink reports whether s begins with a link, [text](address), or with a span of Pandoc's: [text]{.underline}.
func opensLink(s string) bool {
	s = head(s)
	depth := 0
	for at := range len(s) {
		switch s[at] {
		case '[':
			depth++
		case ']':
			if at == 0 || s[at-1] == '\\' {
				continue
			}
			if depth--; depth == 0 {
				return linkTail.MatchString(s[at:])
			}
		}
	}
	return false
}

// setsNothing is the length of emphasis that holds white space only, "* *", as converters leave it; 0 for none.
func setsNothing(s, run string) int {
	rest := strings.TrimLeft(s[len(run):], " \u00a0")
	if n := len(s) - len(rest); n > len(run) && strings.HasPrefix(rest, run) && !strings.HasPrefix(rest[len(run):], run[:1]) {
		return n + len(run)
	}
	return 0
}

func isWord(r rune) bool      { return unicode.IsLetter(r) || unicode.IsDigit(r) }
func isSpaceByte(c byte) bool { return c == ' ' || c == '\t' || c == '\n' }
func isPunct(c byte) bool     { return c > ' ' && c <= '~' && !isWord(rune(c)) }
