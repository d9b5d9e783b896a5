package concord

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// defaultGap is how many other words may stand between two parts joined by .. or ~ that give no number.
const defaultGap = 10

// A Query is a wording to look for. Its syntax:
//
//	victims of trafficking      a phrase: these words, next to each other
//	"should consider"           in these forms: no inflection, no misread letters
//	punish*                     words that begin so
//	victims .. prosecuted       the one after the other, at most ten words between; ..3 for at most three
//	victims ~ prosecuted        the same in either order; ~3 for at most three
//	victims & prosecuted        both in the same unit
//	punish | sanctionner        either
//
// The signs | & .. ~ are signs where white space or a quotation mark stands on both sides. | binds least.
type Query struct {
	alts []alternative
}

// An alternative is phrases and how each hangs together with the one before it.
type alternative struct {
	phrases []phrase
	joins   []join // one less than phrases
}

type phrase struct {
	text  string
	exact bool // quoted
}

type joinKind uint8

const (
	joinThen joinKind = iota // in this order
	joinNear                 // in either order
	joinUnit                 // in the same unit
)

type join struct {
	kind joinKind
	gap  int // words between, at most; not for joinUnit
}

// A QueryError says what in a query can't be read.
type QueryError struct {
	Query  string
	Offset int // in bytes
	Why    string
}

func (e *QueryError) Error() string { return "concord: " + asTyped(e.Query) + ": " + e.Why }

// asTyped quotes a text as it was typed, where all of it can be shown; of a long one it shows the beginning.
func asTyped(s string) string {
	const most = 60
	if r := []rune(s); len(r) > most {
		s = string(r[:most]) + "..."
	}
	switch {
	case !utf8.ValidString(s) || strings.ContainsFunc(s, func(r rune) bool { return !unicode.IsPrint(r) }):
		return strconv.Quote(s)
	case strings.Contains(s, `"`):
		return "'" + s + "'"
	}
	return `"` + s + `"`
}

// maxQuery bounds the length of a query in bytes: what is longer is a paste of whole pages.
const maxQuery = 10000

// Parse reads a query. The error is a *QueryError.
func Parse(text string) (*Query, error) {
	p := &parser{text: text}
	if len(text) > maxQuery {
		return nil, p.fail(maxQuery, fmt.Sprintf("longer than %d bytes; give the words that matter", maxQuery))
	}
	if err := p.run(); err != nil {
		return nil, err
	}
	return &Query{alts: p.alts}, nil
}

type parser struct {
	text    string
	alts    []alternative
	cur     alternative
	bare    []string // words of the phrase being read
	pending *join    // a sign that waits for its right side
	sign    string   // as written
}

func (p *parser) run() error {
	for i := 0; i < len(p.text); {
		r, size := utf8.DecodeRuneInString(p.text[i:])
		switch {
		case unicode.IsSpace(r):
			i += size
		case closing(r) != 0:
			end := strings.IndexRune(p.text[i+size:], closing(r))
			if end < 0 {
				return p.fail(i, "a quotation mark is not closed; close it, or leave it out")
			}
			inner := p.text[i+size : i+size+end]
			if err := p.flush(i); err != nil {
				return err
			}
			if err := p.add(phrase{inner, true}, i); err != nil {
				return err
			}
			i += size + end + utf8.RuneLen(closing(r))
		default:
			end := i + strings.IndexFunc(
				p.text[i:]+" ",
				func(r rune) bool { return unicode.IsSpace(r) || closing(r) != 0 },
			)
			if err := p.field(p.text[i:end], i); err != nil {
				return err
			}
			i = end
		}
	}
	return p.endAlternative(len(p.text))
}

// closing gives the quotation mark that closes what r opens, 0 where r opens nothing.
func closing(r rune) rune {
	switch r {
	case '"':
		return '"'
	case '“':
		return '”'
	case '«':
		return '»'
	}
	return 0
}

// field takes a stretch without white space: a sign, or a word of a phrase.
func (p *parser) field(s string, at int) error {
	if s == "|" {
		return p.endAlternative(at)
	}
	j, ok, err := parseJoin(s)
	if err != nil {
		return p.fail(at, err.Error())
	}
	if !ok {
		p.bare = append(p.bare, s)
		return nil
	}
	if err := p.flush(at); err != nil {
		return err
	}
	if len(p.cur.phrases) == 0 || p.pending != nil {
		return p.fail(at, fmt.Sprintf("nothing stands before %s; write WORDS %s WORDS", s, s))
	}
	p.pending, p.sign = &j, s
	return nil
}

func parseJoin(s string) (join, bool, error) {
	if s == "&" {
		return join{kind: joinUnit}, true, nil
	}
	for sign, kind := range map[string]joinKind{"..": joinThen, "~": joinNear} {
		n, ok := strings.CutPrefix(s, sign)
		if !ok || strings.Trim(n, "0123456789") != "" {
			continue
		}
		if n == "" {
			return join{kind, defaultGap}, true, nil
		}
		gap, err := strconv.Atoi(n)
		if err != nil || gap > 1000 {
			return join{}, false, fmt.Errorf("%s is more words than a unit has; give at most 1000", s)
		}
		return join{kind, gap}, true, nil
	}
	return join{}, false, nil
}

// flush ends the phrase of bare words.
func (p *parser) flush(at int) error {
	if len(p.bare) == 0 {
		return nil
	}
	text := strings.Join(p.bare, " ")
	p.bare = nil
	return p.add(phrase{text: text}, at)
}

func (p *parser) add(ph phrase, at int) error {
	if !strings.ContainsFunc(ph.text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
		return p.fail(at, asTyped(ph.text)+" has no word in it; give letters or digits")
	}
	if len(p.cur.phrases) > 0 {
		j := join{kind: joinUnit}
		if p.pending != nil {
			j = *p.pending
		}
		p.cur.joins = append(p.cur.joins, j)
	}
	p.pending = nil
	p.cur.phrases = append(p.cur.phrases, ph)
	return nil
}

func (p *parser) endAlternative(at int) error {
	if err := p.flush(at); err != nil {
		return err
	}
	if p.pending != nil {
		return p.fail(at, fmt.Sprintf("nothing stands after %s; write WORDS %s WORDS", p.sign, p.sign))
	}
	if len(p.cur.phrases) == 0 {
		if len(p.alts) == 0 && strings.TrimSpace(p.text) == "" {
			return p.fail(at, "it is empty; give the words to look for")
		}
		return p.fail(at, "nothing stands on one side of |; write WORDS | WORDS")
	}
	p.alts = append(p.alts, p.cur)
	p.cur = alternative{}
	return nil
}

func (p *parser) fail(at int, why string) error { return &QueryError{p.text, at, why} }
