package words

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
)

// verbs matches the verbs of a format, with the number of the argument, if it is told, and the letter.
var verbs = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`%(?:%|[-+# 0]*\d*(?:\.\d+)?(?:\[(\d+)\])?([a-zA-Z]))`)
})

// A template is an English format, to know the texts that were made of it.
type template struct {
	format  string // by which the message is found
	longest string // of its literal texts: a text without it was not made of the format
	states  int    // how much the format states
	args    []int  // of each verb, in their order in the format
	free    []bool // of each verb, whether any text may stand there
	whole   func() *regexp.Regexp
}

// newTemplate takes an English text of a message apart.
func newTemplate(format, english string) *template {
	t := &template{format: format}
	pattern, at, next := strings.Builder{}, 0, 1
	pattern.WriteString(`(?s)^`)
	literal := func(s string) {
		s = strings.ReplaceAll(s, "%%", "%")
		pattern.WriteString(regexp.QuoteMeta(s))
		t.states += weight(s)
		if len(s) > len(t.longest) {
			t.longest = s
		}
	}
	for _, m := range verbs().FindAllStringSubmatchIndex(english, -1) {
		if m[4] < 0 { // %%
			continue
		}
		literal(english[at:m[0]])
		at = m[1]
		if m[2] >= 0 {
			next, _ = strconv.Atoi(english[m[2]:m[3]])
		}
		stands := `(.*?)`
		switch english[m[4]:m[5]] {
		case "d":
			stands = `(-?\d+)`
			t.states += narrow
		case "q":
			stands = `("(?:[^"\\]|\\.)*")`
			t.states += narrow
		}
		pattern.WriteString(stands)
		t.args, t.free = append(t.args, next), append(t.free, stands == `(.*?)`)
		next++
	}
	literal(english[at:])
	pattern.WriteString(`$`)
	t.whole = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(pattern.String()) })
	return t
}

// weight is how much a stretch of a format states: its letters, and the arrow, which stands in few texts.
func weight(s string) int {
	n := 0
	for _, r := range s {
		switch {
		case unicode.IsLetter(r):
			n++
		case r == '→':
			n += 2
		}
	}
	return n
}

const (
	// narrow is what a place for a number or for a quoted text states, in letters.
	narrow = 4
	// least is how much a format states that texts are known by, where any text may stand in it: of "%s in %s" they are
	// not.
	least = 6
)

// templates are those of all messages, the one that states most first.
var templates = sync.OnceValue(func() []*template {
	var all []*template
	add := func(format, english string) {
		if t := newTemplate(format, english); t.states >= least || !slices.Contains(t.free, true) {
			all = append(all, t)
		}
	}
	entries, _ := Language(Languages[1]).Entries() // all languages have the same
	for format := range entries {
		add(format, format)
	}
	plurals, _ := Language(Languages[0]).Entries()
	for format, e := range plurals {
		add(format, e.Forms["one"])
	}
	slices.SortFunc(all, func(a, b *template) int {
		return cmp.Or(
			cmp.Compare(b.states, a.states), strings.Compare(a.format, b.format), strings.Compare(a.longest, b.longest),
		)
	})
	return all
})

// Translate says in the language what an English text says that was made elsewhere, of formats: an error, or what
// a reader tells of a paper. The format is found by what the text states, and what stood at its verbs is translated
// likewise, since an error may hold another. A text that no format fits is taken for a list of some (a; b, and a: b
// with a name before the colon), or it stays as it is.
func (l Language) Translate(text string) string {
	if l.english() || text == "" || len(text) > longestText {
		return text
	}
	return l.ofList(text, []string{"; ", ": ", ", "})
}

// longestText is how many bytes a text has at most that is taken for a message.
const longestText = 2000

// ofList translates a text that was made of a format, or is a list of such texts between the first of the signs, or
// between the next.
func (l Language) ofList(text string, signs []string) string {
	if out, ok := l.ofFormat(text); ok {
		return out
	}
	const colon = ": "
	for at := 0; ; {
		next := strings.Index(text[at:], colon)
		if next < 0 {
			break
		}
		at += next + len(colon)
		if rest, ok := l.ofFormat(text[at:]); ok { // behind the name of a command, a package or a file
			return text[:at-len(colon)] + l.sign(colon) + rest
		}
	}
	if m := listed().FindStringSubmatch(text); m != nil {
		return m[1] + l.sign(" or ") + m[2]
	}
	if len(signs) == 0 {
		return text
	}
	parts, sign := strings.Split(text, signs[0]), signs[0]
	for k, part := range parts {
		if parts[k] = l.ofList(part, signs[1:]); parts[k] != part {
			sign = l.sign(signs[0])
		}
	}
	return strings.Join(parts, sign)
}

// listed matches a list of values of a flag: table, json or tsv.
var listed = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^((?:[\w.-]+, )*[\w.-]+) or ([\w.-]+)$`)
})

// Join joins texts by a sign of punctuation as the language writes it.
func (l Language) Join(texts []string, sign string) string { return strings.Join(texts, l.sign(sign)) }

// sign is a sign of punctuation as the language writes it.
func (l Language) sign(sign string) string {
	var out formatted
	if l.find(sign, &out) {
		return out.String()
	}
	return sign
}

// ofFormat translates a text that was made of a format.
func (l Language) ofFormat(text string) (string, bool) {
	for _, t := range templates() {
		if !strings.Contains(text, t.longest) {
			continue
		}
		m := t.whole().FindStringSubmatch(text)
		if m == nil {
			continue
		}
		parts := made{of: map[int]string{}}
		for i, part := range m[1:] {
			if t.free[i] {
				part = l.Translate(part)
			}
			parts.of[t.args[i]] = part
		}
		if l.find(t.format, &parts) {
			return parts.text, true
		}
	}
	return "", false
}

// made renders a translation with what stood at the verbs of the English text.
type made struct {
	of   map[int]string
	text string
}

func (m *made) Render(format string) {
	next := 1
	m.text = verbs().ReplaceAllStringFunc(format, func(verb string) string {
		if verb == "%%" {
			return "%"
		}
		if n := verbs().FindStringSubmatch(verb)[1]; n != "" {
			next, _ = strconv.Atoi(n)
		}
		next++
		return m.of[next-1]
	})
}

// Arg is a number for the rules of plurals, which want one.
func (m *made) Arg(i int) any {
	if n, err := strconv.Atoi(m.of[i]); err == nil {
		return n
	}
	return nil
}
