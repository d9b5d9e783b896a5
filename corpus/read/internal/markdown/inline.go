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

func inlineText(s string) []flow.Line {
	var out []flow.Line
	var b flow.Builder
	bold := 0    // length of the delimiter that opened bold, 0 outside
	italic := "" // delimiter that opened emphasis
	links := 0   // links opened and not closed
	for i := 0; i < len(s); {
		rest := s[i:]
		switch c := s[i]; {
		case c == '\n':
			out = append(out, b.Line())
			i++
		case c == '\\' && (len(rest) == 1 || rest[1] == '\n'): // a line ends here
			b.Space()
			i++
		case strings.HasPrefix(rest, "\\\\") && (len(rest) == 2 || rest[2] == '\n'): // and so, for some writers
			b.Space()
			i += 2
		case c == '`' && codeSpan.MatchString(head(rest)):
			m := codeSpan.FindStringSubmatch(head(rest))
			b.Text(m[1], bold > 0)
			i += len(m[0])
		case c == '\\' && len(rest) > 1 && isPunct(rest[1]):
			i += escape(&b, s, i, bold > 0)
		case c == '<':
			i += tag(&b, rest, s, bold > 0)
		case c == '[' && noteRef.MatchString(rest):
			m := noteRef.FindStringSubmatch(rest)
			b.Mark(m[1])
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
			b.Text(html.UnescapeString(m), bold > 0)
			i += len(m)
		case c == '*' || c == '_':
			run := rest[:len(rest)-len(strings.TrimLeft(rest, string(c)))]
			closes := len(run) > 1 && bold > 0 || len(run) == 1 && italic == run
			if n := setsNothing(rest, run); n > 0 && b.Len() > 0 {
				b.Space()
				i += n
				continue
			}
			if !delimiter(s, i, len(run), bold > 0 || italic != "", closes) {
				b.Text(run, bold > 0)
			} else if len(run) >= 2 {
				bold ^= 2
			} else if italic == "" {
				italic = run
			} else {
				italic = ""
			}
			i += len(run)
		default:
			_, size := utf8.DecodeRuneInString(rest)
			b.Run(rest[:size], flow.Style{Bold: bold > 0, Italic: italic != ""})
			i += size
		}
	}
	return append(out, b.Line())
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
		marker := strings.ReplaceAll(m[1], `\`, "")
		if numMark.MatchString(marker) && !ordinal(b, marker) {
			b.Mark(marker)
		} else {
			b.Text(marker, bold)
		}
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

// delimiter reports whether the run of asterisks or underscores at i opens or closes emphasis; closes says that such a
// run has opened it.
func delimiter(s string, i, n int, open, closes bool) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	after, _ := utf8.DecodeRuneInString(s[i+n:])
	if s[i] == '_' && i > 0 && i+n < len(s) && isWord(before) && isWord(after) {
		return false // snake_case
	}
	if open {
		return i > 0 && (!unicode.IsSpace(before) || i+n == len(s) || // "**Article 1 **", as careless writers have it
			closes && unicode.IsSpace(after)) // "**Title. ** Words"
	}
	if i+n >= len(s) || unicode.IsSpace(after) {
		return false
	}
	return strings.Contains(head(s[i+n:]), s[i:i+n])
}

func isWord(r rune) bool      { return unicode.IsLetter(r) || unicode.IsDigit(r) }
func isSpaceByte(c byte) bool { return c == ' ' || c == '\t' || c == '\n' }
func isPunct(c byte) bool     { return c > ' ' && c <= '~' && !isWord(rune(c)) }
