package read

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/lang"
	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

// Evidence wanted before letters and spaces inside a unit are changed. A word is never changed on its own looks.
const (
	minBigram = 2 // times that two words stand side by side elsewhere for their run-on to be parted
	minSecond = 4 // letters of the second of them: "lorsque" is no slip of "lors que"
	minWhole  = 2 // times that a word stands elsewhere for its halves to be joined
)

var ligatures = strings.NewReplacer("ﬀ", "ff", "ﬁ", "fi", "ﬂ", "fl", "ﬃ", "ffi", "ﬄ", "ffl", "ﬅ", "st", "ﬆ", "st")

// repairLetters takes ligatures apart, parts words that run together and joins words that fell apart, where the paper
// itself shows what is meant.
func repairLetters(d *corpus.Document) {
	ln := lang.For(d.Language)
	e := evidence{single: map[string]int{}, pair: map[[2]string]int{}, ln: ln}
	for _, u := range d.Blocks {
		e.gather(u.Text)
	}
	for _, u := range d.Blocks {
		apply(d, u, ligatureEdits(u.Text))
		apply(d, u, e.edits(u.Text))
	}
}

func ligatureEdits(text string) []edit {
	var out []edit
	for i, r := range text {
		if r >= 'ﬀ' && r <= 'ﬆ' {
			s := string(r)
			out = append(out, edit{i, i + len(s), ligatures.Replace(s), "ligature", "one sign for several letters"})
		}
	}
	return out
}

// evidence is which words and which neighbours the paper has.
type evidence struct {
	single map[string]int
	pair   map[[2]string]int
	ln     *lang.Language
	tokens []lang.Token // of one text; the next one uses their memory again
}

func (e *evidence) gather(text string) {
	before := ""
	e.tokens = e.ln.AppendTokens(e.tokens[:0], text)
	for _, t := range e.tokens {
		switch t.Kind {
		case lang.Word:
			w := foldWord.Key(t.Text(text))
			e.single[w]++
			if before != "" {
				e.pair[[2]string{before, w}]++
			}
			before = w
		case lang.Space:
		default:
			before = ""
		}
	}
}

func (e *evidence) edits(text string) []edit {
	var out []edit
	e.tokens = e.ln.AppendTokens(e.tokens[:0], text)
	toks := e.tokens
	for i, t := range toks {
		if t.Kind != lang.Word {
			continue
		}
		word := t.Text(text)
		if a, ok := e.runOn(word); ok && !inName(text, t.Start, t.End) {
			out = append(
				out,
				edit{
					t.Start,
					t.End,
					word[:a] + " " + word[a:],
					"space",
					fmt.Sprintf(
						"%s stands %s, %s %s %s",
						word,
						times(e.single[foldWord.Key(word)]),
						word[:a],
						word[a:],
						times(e.pair[[2]string{foldWord.Key(word[:a]), foldWord.Key(word[a:])}]),
					),
				},
			)
			continue
		}
		if i+2 >= len(toks) || toks[i+1].Text(text) != " " || toks[i+2].Kind != lang.Word {
			if s, ok := lostSpace(text, toks, i, e); ok {
				out = append(out, s)
			}
			continue
		}
		next := toks[i+2].Text(text)
		a, b := foldWord.Key(word), foldWord.Key(next)
		apart := e.pair[[2]string{a, b}]
		if whole := e.single[a+b]; whole >= minWhole && whole > apart && e.single[a] == apart && e.single[b] == apart &&
			lettersOnly(word) &&
			lettersOnly(next) &&
			startsLower(next) &&
			len(a+b) >= 5 {
			out = append(
				out,
				edit{
					t.Start,
					toks[i+2].End,
					word + next,
					"space",
					fmt.Sprintf("%s%s stands %s elsewhere, its halves never", word, next, times(whole)),
				},
			)
		}
	}
	return out
}

// longestRunOn is how many bytes two words without a space between them have at most: each place of a word is tried.
const longestRunOn = 200

// runOn finds where a rare word is two words that often stand side by side elsewhere.
func (e *evidence) runOn(word string) (int, bool) {
	if len(word) > longestRunOn {
		return 0, false
	}
	key := foldWord.Key(word)
	if utf8.RuneCountInString(word) < minSecond+3 || !lettersOnly(word) || e.ln.IsFunctionWord(lang.FoldAll.Key(word)) {
		return 0, false
	}
	for i := range word {
		if i < 2 || utf8.RuneCountInString(word[i:]) < minSecond {
			continue
		}
		if apart := e.pair[[2]string{foldWord.Key(word[:i]), foldWord.Key(word[i:])}]; apart >= max(minBigram, rarer*e.single[key]-1) {
			return i, true
		}
	}
	return 0, false
}

// lostSpace finds a comma, semicolon or full stop with words on both sides that stand elsewhere, and no space after it.
func lostSpace(text string, toks []lang.Token, i int, e *evidence) (edit, bool) {
	if i+2 >= len(toks) || toks[i+2].Kind != lang.Word || toks[i+1].Kind != lang.Punct {
		return edit{}, false
	}
	sign, a, b := toks[i+1].Text(text), toks[i].Text(text), toks[i+2].Text(text)
	first, _ := utf8.DecodeRuneInString(b)
	switch {
	case sign != "," && sign != ";" && sign != ".",
		!lettersOnly(a),
		!lettersOnly(b),
		utf8.RuneCountInString(a) < 3,
		utf8.RuneCountInString(b) < 2:
		return edit{}, false
	case sign == "." && (!unicode.IsUpper(first) || hasInnerCapital(a) || flow.InCapitals(a)):
		// "HarbourLamps.Oil" and "MAJOR.MINOR" are names of programs
		return edit{}, false
	case e.single[foldWord.Key(a)] < 2 || e.single[foldWord.Key(b)] < 2:
		return edit{}, false
	}
	at := toks[i+1]
	return edit{at.Start, at.End, sign + " ", "space", fmt.Sprintf("no space between %s%s and %s", a, sign, b)}, true
}

// inName reports whether a word is a piece of an address or of a name in a program: "annabell@example.org".
func inName(text string, from, to int) bool {
	joins := func(at int) bool { return at >= 0 && at < len(text) && strings.IndexByte("@/_\\", text[at]) >= 0 }
	dotted := func(at int) bool { // lamps.org, www.lamps
		return at > 0 && at+1 < len(text) && text[at] == '.' && isSmall(text[at-1]) && isSmall(text[at+1])
	}
	return joins(from-1) || joins(to) || dotted(from-1) || dotted(to)
}

func isSmall(c byte) bool { return 'a' <= c && c <= 'z' }

// hasInnerCapital reports whether a word has small letters before a capital, as names of programs do.
func hasInnerCapital(word string) bool {
	small := false
	for _, r := range word {
		if small && unicode.IsUpper(r) {
			return true
		}
		small = small || unicode.IsLower(r)
	}
	return false
}

func lettersOnly(s string) bool {
	for _, r := range s {
		if !unicode.IsLetter(r) {
			return false
		}
	}
	return true
}
