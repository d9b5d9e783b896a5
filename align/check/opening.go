package check

import (
	_ "embed" // the table of openings
	"strconv"
	"strings"
	"sync"

	"github.com/reprise-wording/reprise/align"
	"github.com/reprise-wording/reprise/corpus/lang"
)

//go:embed data/openings.tsv
var openingsFile string

// An opening is how paragraphs begin that a verb of asking leads in, and how many of those that begin so have an
// English verb of each class there.
type opening struct {
	times int
	of    map[class]int
	most  class
}

// readOpenings reads the table: by language, the openings by their words.
var readOpenings = sync.OnceValue(func() map[string]map[string]*opening {
	out := map[string]map[string]*opening{}
	for line := range strings.Lines(openingsFile) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(f) < 4 || strings.HasPrefix(line, "#") {
			continue
		}
		o := &opening{of: map[class]int{}}
		o.times, _ = strconv.Atoi(f[2])
		for pair := range strings.FieldsSeq(f[3]) {
			name, times, _ := strings.Cut(pair, ":")
			c := class(name)
			o.of[c], _ = strconv.Atoi(times)
			if o.of[c] > o.of[o.most] {
				o.most = c
			}
		}
		if out[f[0]] == nil {
			out[f[0]] = map[string]*opening{}
		}
		out[f[0]][f[1]] = o
	}
	return out
})

const (
	openedWithin = 4    // words from the beginning of a paragraph within which its verb of asking stands
	notOpened    = 0.01 // share of the paragraphs that begin so up to which an English verb does not belong there
)

// openingVerb is the class of the English verb of asking that a paragraph begins with, and where it stands; empty for
// none.
func (s *vocabulary) openingVerb(r *reading) (class, lang.Span) {
	for k := range min(len(r.keys), openedWithin) {
		if c := class(s.class[r.keys[k]]); c != "" && groupOf(c) == "ask" {
			return c, r.spans[k]
		}
	}
	return "", lang.Span{}
}

// openings are the words that a paragraph may be known by that a verb of asking leads in: each of the first, and each
// two.
func openings(r *reading) (out []string) {
	g := grams(r.keys)
	for k := range min(len(g), openedWithin) {
		out = append(out, g[k])
		if k+1 < len(g) {
			out = append(out, g[k]+" "+g[k+1])
		}
	}
	return out
}

// otherOpening finds paragraphs that begin with verbs of asking of other strengths: the English one stands hardly ever
// where the other side begins so.
func (p *spoken) otherOpening() *Finding {
	is, at := p.englishSide.openingVerb(p.english)
	if is == "" {
		return nil
	}
	var found *opening
	words := ""
	for _, words = range openings(p.other) {
		if found = p.opened[words]; found != nil {
			break
		}
	}
	if found == nil || found.most == is || float64(found.of[is]) > notOpened*float64(found.times) {
		return nil
	}
	to, ok := p.other.place(words)
	if !ok {
		return nil
	}
	english, word := p.english.text[at.Start:at.End], p.other.text[to.Start:to.End]
	f := p.finding(Strength, english, word, found.surely())
	f.Why = align.Remarkf("Where the other side has “%s”, official texts have “%s”, not “%s”.", word, found.most, english)
	return f
}

// surely is how surely an opening tells its most frequent class.
func (o *opening) surely() float64 { return float64(o.of[o.most]) / float64(o.times+3) }
