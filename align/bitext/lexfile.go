package bitext

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/reprise-wording/reprise/corpus/lang/lazyregexp"
)

// A LexiconError says why a lexicon can't be used.
type LexiconError struct {
	Name string // of the file
	Line int    // 1-based; 0 where the whole is meant
	Why  string
}

func (e *LexiconError) Error() string {
	if e.Line == 0 {
		return fmt.Sprintf("bitext: lexicon %s: %s", e.Name, e.Why)
	}
	return fmt.Sprintf("bitext: lexicon %s:%d: %s", e.Name, e.Line, e.Why)
}

// ReadLexicon reads a lexicon of one of three kinds, told apart by their lines:
//
//   - pairs: a word, a tab, its rendering, and if need be a tab and a weight between 0 and 1;
//   - hunalign dictionaries: "rendering @ word", the target language first;
//   - freedict text: a headword with its pronunciation between slashes, then lines of renderings.
//
// Errors are *LexiconError; name stands in them. A file without a pair is an error.
func ReadLexicon(r io.Reader, name string) (*Lexicon, error) {
	var lines []string
	sc := bufio.NewScanner(r)
	sc.Buffer(nil, 1<<20)
	for sc.Scan() {
		line := strings.TrimSuffix(strings.TrimPrefix(sc.Text(), "\ufeff"), "\r")
		if !utf8.ValidString(line) {
			return nil, &LexiconError{name, len(lines) + 1, "not UTF-8; save the file as UTF-8"}
		}
		lines = append(lines, line)
	}
	if err := sc.Err(); err != nil {
		return nil, &LexiconError{name, len(lines) + 1, "the line is too long for a lexicon"}
	}
	var tabs, ats, slashes int
	for _, l := range lines {
		switch {
		case strings.HasPrefix(l, "#"):
		case strings.Contains(l, "\t") && !strings.HasPrefix(l, "\t"):
			tabs++
		case strings.Contains(l, " @ "):
			ats++
		case headword.MatchString(l):
			slashes++
		}
	}
	lex := &Lexicon{}
	var err error
	switch most := max(tabs, ats, slashes); {
	case most == 0:
		return nil, &LexiconError{
			name,
			0,
			`has no pairs: write "word<TAB>rendering" lines, or give a hunalign dictionary or freedict text`,
		}
	case most == tabs:
		err = lex.readPairs(lines, name)
	case most == ats:
		err = lex.readHunalign(lines, name)
	default:
		lex.readFreedict(lines)
	}
	if err == nil && len(lex.Pairs) == 0 {
		err = &LexiconError{name, 0, "has no pairs"}
	}
	return lex, err
}

func (l *Lexicon) readPairs(lines []string, name string) error {
	for n, line := range lines {
		if strings.TrimSpace(line) == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) < 2 || strings.TrimSpace(f[0]) == "" || strings.TrimSpace(f[1]) == "" {
			return &LexiconError{name, n + 1, "is not a pair of words with a tab between them"}
		}
		p := Pair{Source: strings.TrimSpace(f[0]), Target: strings.TrimSpace(f[1])}
		if len(f) > 2 && strings.TrimSpace(f[2]) != "" {
			w, err := strconv.ParseFloat(strings.TrimSpace(f[2]), 64)
			if err != nil || !(w >= 0 && w <= 1) {
				return &LexiconError{name, n + 1, fmt.Sprintf("the weight %q is not a number between 0 and 1", f[2])}
			}
			p.Weight = w
		}
		l.Pairs = append(l.Pairs, p)
	}
	return nil
}

func (l *Lexicon) readHunalign(lines []string, name string) error {
	for n, line := range lines {
		if strings.TrimSpace(line) == "" {
			continue
		}
		t, s, ok := strings.Cut(line, " @ ")
		if !ok || strings.TrimSpace(s) == "" || strings.TrimSpace(t) == "" {
			return &LexiconError{name, n + 1, `is no "rendering @ word"`}
		}
		l.Pairs = append(l.Pairs, Pair{Source: strings.TrimSpace(s), Target: strings.TrimSpace(t)})
	}
	return nil
}

var (
	headword = lazyregexp.New(`^(\S[^/]*?)\s*/[^/]+/`)
	aside    = lazyregexp.New(`<[^>]*>|\([^)]*\)|\[[^\]]*\]|^\s*[0-9]+\.`)
)

func (l *Lexicon) readFreedict(lines []string) {
	word := ""
	for _, line := range lines {
		if m := headword.FindStringSubmatch(line); m != nil {
			word = strings.TrimSpace(m[1])
			line = line[len(m[0]):]
		} else if strings.TrimSpace(line) == "" {
			continue
		}
		l.addRenderings(word, line)
	}
}

// addRenderings pairs a word with the renderings of a line, set apart by commas. What has more than four words is no
// rendering but says what the word means.
func (l *Lexicon) addRenderings(word, line string) {
	for _, r := range strings.FieldsFunc(aside.ReplaceAllString(line, " "), func(r rune) bool {
		return r == ',' || r == ';'
	}) {
		r = strings.TrimFunc(
			r,
			func(r rune) bool { return unicode.IsSpace(r) || unicode.IsPunct(r) && r != '\'' && r != '’' },
		)
		if word != "" && r != "" && len(strings.Fields(r)) <= 4 && !strings.Contains(r, ":") {
			l.Pairs = append(l.Pairs, Pair{Source: word, Target: r})
		}
	}
}

// ErrForeignLexicon is the error of a lexicon none of whose pairs is in the texts, in either direction.
var ErrForeignLexicon = errors.New(
	"bitext: no pair of the lexicon has its words in the two texts; is it for these languages?",
)

// own gives the entries of the caller's lexicons.
func (m *model) own(lexicons []*Lexicon) (all []entry, err error) {
	for _, l := range lexicons {
		entries, err := m.ownOf(l)
		if err != nil {
			return nil, err
		}
		all = append(all, entries...)
	}
	return all, nil
}

// ownOf gives the entries of a lexicon. One that fits the texts better the other way round is turned.
func (m *model) ownOf(l *Lexicon) ([]entry, error) {
	straight := l.ready(m.source.lang, m.target.lang).entries(m.source, m.target)
	turned := (&Lexicon{Pairs: swapped(l.Pairs)}).ready(m.source.lang, m.target.lang).entries(m.source, m.target)
	if len(turned) > 2*len(straight) {
		straight = turned
	}
	if len(straight) == 0 && len(m.source.vocab.types) > 0 && len(m.target.vocab.types) > 0 {
		return nil, ErrForeignLexicon
	}
	return straight, nil
}

func swapped(pairs []Pair) []Pair {
	out := make([]Pair, len(pairs))
	for i, p := range pairs {
		out[i] = Pair{p.Target, p.Source, p.Weight}
	}
	return out
}

// learnt gives the pairs of words learnt from the texts that were aligned.
func (m *model) learnt() *Lexicon { return m.lexicon(2, 0.15) }

// mutual is the weight of a pair that the two directions give the probabilities a and b, to three digits.
func mutual(a, b float32) float64 {
	return math.Round(min(math.Sqrt(float64(a*b)), 1)*1000) / 1000
}

// weight is p(to | from), 0 for a pair that is not in the table.
func (t *table) weight(from, to int32) float32 {
	ids, p := t.row(from)
	if k, ok := slices.BinarySearch(ids, to); ok {
		return p[k]
	}
	return 0
}

// Write writes the pairs, "word<TAB>rendering<TAB>weight" a line, as ReadLexicon reads them.
func (l *Lexicon) Write(w io.Writer) error {
	buf := bufio.NewWriter(w)
	for _, p := range l.Pairs {
		fmt.Fprintf(buf, "%s\t%s\t%.3f\n", p.Source, p.Target, p.Weight)
	}
	return buf.Flush()
}
