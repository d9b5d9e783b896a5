package formula

import (
	"fmt"
	"slices"
	"strings"

	"github.com/reprise-wording/reprise/corpus/lang"
)

// A pattern is a phrase with alternatives, read from a table:
//
//	word        that word, folded (case, accents and typography do not count)
//	one|other   either word
//	invit*      a word that begins so; *ing one that ends so
//	[also]      an optional word; [also|further] one of them or none
//	+to|,       a word that must follow and is not part of the match; it stands last
//	..          up to gapMax words, without a comma, semicolon, colon or full stop
//
// Words are split as the language's text is, so "s'efforc*" is s' followed by efforc*.
type pattern struct {
	elems []elem
	words int // elements that are words: the weight of a match, the longest wins
	kind  string
	value string
	order int // place in the table, the earlier wins among equals
}

type elem struct {
	exact    map[string]bool
	prefixes []string
	suffixes []string
	gap      bool
	ahead    bool // has to follow, but is no part of the match
}

const gapMax = 8

func (e elem) matches(key string) bool {
	if e.exact[key] {
		return true
	}
	for _, p := range e.prefixes {
		if strings.HasPrefix(key, p) {
			return true
		}
	}
	for _, s := range e.suffixes {
		if strings.HasSuffix(key, s) && len(key) > len(s)+1 {
			return true
		}
	}
	return false
}

// compile reads one cell of a table; optional words make several patterns.
func compile(l *lang.Language, text string) ([][]elem, error) {
	all := [][]elem{nil}
	for _, field := range strings.Fields(text) {
		optional := strings.HasPrefix(field, "[") && strings.HasSuffix(field, "]")
		if optional {
			field = field[1 : len(field)-1]
		}
		next, err := parseField(l, field)
		if err != nil {
			return nil, fmt.Errorf("pattern %q: %w", text, err)
		}
		var grown [][]elem
		for _, p := range all {
			if optional {
				grown = append(grown, p)
			}
			for _, n := range next {
				grown = append(grown, append(p[:len(p):len(p)], n...))
			}
		}
		all = grown
	}
	for _, p := range all {
		if len(p) == 0 || p[0].gap || p[0].ahead || p[len(p)-1].gap {
			return nil, fmt.Errorf("pattern %q: it should begin and end with a word", text)
		}
	}
	return all, nil
}

// parseField reads one word with its alternatives. Those that the language splits (s'efforcer) are sequences of their
// own.
func parseField(l *lang.Language, field string) ([][]elem, error) {
	if field == ".." {
		return [][]elem{{{gap: true}}}, nil
	}
	var all [][]elem
	field, ahead := strings.CutPrefix(field, "+")
	single := elem{exact: map[string]bool{}, ahead: ahead}
	for _, alt := range strings.Split(field, "|") {
		keys := splitWords(l, strings.Trim(alt, "*"))
		if len(keys) == 0 {
			return nil, fmt.Errorf("an empty alternative in %q", field)
		}
		last := &single
		var seq []elem
		if len(keys) > 1 {
			for _, k := range keys[:len(keys)-1] {
				seq = append(seq, elem{exact: map[string]bool{k: true}})
			}
			last = &elem{exact: map[string]bool{}, ahead: ahead}
		}
		switch k := keys[len(keys)-1]; {
		case strings.HasSuffix(alt, "*"):
			last.prefixes = append(last.prefixes, k)
		case strings.HasPrefix(alt, "*"):
			last.suffixes = append(last.suffixes, k)
		default:
			last.exact[k] = true
		}
		if len(keys) > 1 {
			all = append(all, append(seq, *last))
		}
	}
	if len(single.exact)+len(single.prefixes)+len(single.suffixes) > 0 {
		all = append(all, []elem{single})
	}
	return all, nil
}

// splitWords gives the keys of the tokens of a word of a pattern; an elided word (qu') is whole.
func splitWords(l *lang.Language, word string) []string {
	if key := lang.FoldAll.Key(word); strings.HasSuffix(key, "'") {
		return []string{key}
	}
	var keys []string
	for _, t := range l.Tokens(word) {
		keys = append(keys, lang.FoldAll.Key(t.Text(word)))
	}
	return keys
}

// A matcher finds the patterns of one table. Patterns are looked up by their first word.
type matcher struct {
	first map[string][]*pattern
	wild  []*pattern // those that begin with a prefix or suffix
}

func (m *matcher) add(p *pattern) {
	if m.first == nil {
		m.first = map[string][]*pattern{}
	}
	if len(p.elems[0].prefixes)+len(p.elems[0].suffixes) > 0 {
		m.wild = append(m.wild, p)
		return
	}
	for w := range p.elems[0].exact {
		m.first[w] = append(m.first[w], p)
	}
}

// at returns the best pattern that matches at token i, and where it ends.
func (m *matcher) at(toks []token, i int) (best *pattern, end int) {
	if i < 0 || i >= len(toks) {
		return nil, i
	}
	try := func(ps []*pattern) {
		for _, p := range ps {
			e, ok := matchElems(p.elems, toks, i)
			if ok && (best == nil || p.words > best.words || p.words == best.words && p.order < best.order) {
				best, end = p, e
			}
		}
	}
	try(m.first[toks[i].key])
	try(m.wild)
	return best, end
}

func matchElems(elems []elem, toks []token, i int) (int, bool) {
	for n, e := range elems {
		if e.gap {
			for j := i; j < len(toks) && j <= i+gapMax && !toks[j].stops(); j++ {
				if end, ok := matchElems(elems[n+1:], toks, j); ok {
					return end, true
				}
			}
			return 0, false
		}
		if i >= len(toks) || !e.matches(toks[i].key) {
			return 0, false
		}
		if !e.ahead {
			i++
		}
	}
	return i, true
}

// A token is a word or a mark of a clause, with its place in the text.
type token struct {
	key  string
	span lang.Span
	word bool
}

func (t token) stops() bool { return t.key == ";" || t.key == ":" || t.key == "." || t.key == "," }
func (t token) comma() bool { return t.key == "," }

// clauses splits a text into clauses of tokens: at sentence ends, and at semicolons and colons outside brackets.
func clauses(l *lang.Language, text string) [][]token {
	var out [][]token
	var buf [128]lang.Token
	for _, s := range l.Sentences(text) {
		tokens := l.AppendTokens(buf[:0], s.Text(text))
		tokens = slices.DeleteFunc(tokens, func(t lang.Token) bool { return t.Kind == lang.Space })
		cur := make([]token, 0, len(tokens))
		depth := 0
		for _, t := range tokens {
			span := lang.Span{Start: s.Start + t.Start, End: s.Start + t.End}
			key := lang.FoldAll.Key(span.Text(text))
			switch {
			case key == "(" || key == "[":
				depth++
			case key == ")" || key == "]":
				depth = max(0, depth-1)
			case (key == ";" || key == ":") && depth == 0:
				out, cur = appendClause(out, cur), cur[len(cur):]
				continue
			}
			cur = append(cur, token{key, span, t.Kind != lang.Punct})
		}
		out = appendClause(out, cur)
	}
	return out
}

func appendClause(out [][]token, cur []token) [][]token {
	for _, t := range cur {
		if t.word {
			return append(out, slices.Clip(cur))
		}
	}
	return out
}
