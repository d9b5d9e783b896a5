package bracket

import (
	"cmp"
	_ "embed"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/internal/terms"
	"github.com/reprise-wording/reprise/corpus/lang"
)

//go:embed data/words.tsv
var wordData string

// A lexicon is the words of each kind and patterns made of them.
type lexicon struct {
	words  map[string]map[string]bool
	joint  *regexp.Regexp // between names: a sign, and
	option *regexp.Regexp // Option 1 at the head of a text
	by     *regexp.Regexp // (Proposed by X)
	status *regexp.Regexp // (agreed ad ref)
}

var words = sync.OnceValue(func() *lexicon {
	l := &lexicon{words: map[string]map[string]bool{}}
	lang.Words(wordData, func(kind, word string) {
		if l.words[kind] == nil {
			l.words[kind] = map[string]bool{}
		}
		l.words[kind][word] = true
	})
	l.joint = regexp.MustCompile(`\s*[,、/&+;]\s*(?:(?:` + l.any("and") + `)\s+)?|\s+(?:` + l.any("and") + `)\s+`)
	l.option = regexp.MustCompile(`(?i)^\s*((?:` + l.any("option") +
		`)\.?[\s\x{a0}]*(?:[0-9]{1,2}[a-z]?|[A-Z]|[IVX]{1,4})\b)[\s\x{a0}]*[:.)–—-]?[\s\x{a0}]*`)
	l.by = regexp.MustCompile(`(?i)\(\s*(?:` + l.any("by") + `)[\s:]+([^()\[\]]{2,120}?)\s*\)`)
	l.status = regexp.MustCompile(`(?i)\(\s*(` + l.any("status") + `)(?:[\s,–—-]+[0-9][^()\[\]]{0,30})?\s*\)`)
	return l
})

// any is a pattern of all words of a kind, the longest first.
func (l *lexicon) any(kind string) string {
	var all []string
	for w := range l.words[kind] {
		all = append(all, regexp.QuoteMeta(w))
	}
	slices.SortFunc(all, func(a, b string) int { return cmp.Or(len(b)-len(a), strings.Compare(a, b)) })
	return strings.Join(all, "|")
}

func (l *lexicon) is(kind, word string) bool { return l.words[kind][strings.ToLower(word)] }

// names reads who is named in a stretch such as "EU, AOSIS and the Group of 77"; nil where it does not read as names.
func (t *Text) names(s string) []string {
	var out []string
	for _, piece := range words().joint.Split(strings.TrimSpace(s), -1) {
		piece = withoutArticle(strings.TrimSpace(piece))
		if piece == "" || !t.isName(piece) {
			return nil
		}
		out = append(out, piece)
	}
	return out
}

// withoutArticle takes the article off a name; one with a capital letter may be of the name itself: El Salvador.
func withoutArticle(name string) string {
	if article, rest, ok := strings.Cut(name, " "); ok && words().words["article"][article] {
		return rest
	}
	if i := strings.IndexAny(name, "'’"); i > 0 && words().words["article"][name[:i]] {
		return strings.TrimLeft(name[i:], "'’")
	}
	return name
}

// longest is how many words a name has at most.
const longest = 7

func (t *Text) isName(s string) bool {
	fields := strings.Fields(s)
	first, _ := utf8.DecodeRuneInString(s)
	if len(fields) > longest || !unicode.IsLetter(first) || unicode.IsLower(first) || words().is("noname", fields[0]) ||
		words().is("noname", s) ||
		words().is("option", fields[0]) ||
		words().is("status", s) {
		return false
	}
	for _, f := range fields {
		r, _ := utf8.DecodeRuneInString(f)
		if unicode.IsLower(r) && !words().is("small", f) {
			return false
		}
	}
	return terms.OpensRecital(s, t.Document.Language) == terms.No &&
		terms.OpensOperative(s, t.Document.Language) == terms.No
}

// describe tells who proposed a bracket, whether it is a status or an option, and takes that off its text.
func (t *Text) describe(b *Bracket) {
	block := t.Document.Blocks[b.Open.Block].Text
	start := b.Open.Offset + t.width(b.Open)
	end := len(block)
	if b.Close.Block == b.Open.Block {
		end = b.Close.Offset
	}
	head := block[start:end]
	if m := words().option.FindStringSubmatchIndex(head); m != nil {
		b.Option, b.skip = head[m[2]:m[3]], m[1]
		head = head[m[1]:]
	}
	if i := strings.IndexAny(head, ":：[]［］"); i > 0 && (head[i] == ':' || strings.HasPrefix(head[i:], "：")) {
		if who := t.names(head[:i]); who != nil {
			_, n := utf8.DecodeRuneInString(head[i:])
			b.Who, b.skip = who, b.skip+i+n
		}
	}
	b.Text = t.inner(b, b.skip)
	if words().is("status", b.Text) {
		b.Status = b.Text
	}
	first, _ := slices.BinarySearchFunc(t.Remarks, b.Open, func(r Remark, at Place) int {
		return comparePlaces(r.From, at)
	})
	for _, r := range t.Remarks[first:] { // right behind it, or in it and in no bracket deeper
		if r.From.Block > b.Close.Block {
			break
		}
		inside := before(b.Open, r.From) && before(r.From, b.Close) && t.innermost(r.From) == b.Number
		beside := r.From.Block == b.Close.Block && b.Close.Offset < r.From.Offset &&
			strings.TrimSpace(t.Document.Blocks[r.From.Block].Text[b.Close.Offset+t.width(b.Close):r.From.Offset]) == ""
		if inside || beside {
			b.Who, b.Status = append(b.Who, r.Who...), cmp.Or(b.Status, r.Status)
		}
	}
}

// innermost is the number of the innermost bracket around a place, 0 for none.
func (t *Text) innermost(at Place) int {
	i, _ := slices.BinarySearchFunc(t.Brackets, at, func(b Bracket, at Place) int { return comparePlaces(b.Open, at) })
	// i counts from 1: the last that opens before it, then those around that one
	for i > 0 && !before(at, t.Brackets[i-1].Close) {
		i = t.Brackets[i-1].Parent
	}
	return i
}

// remarks finds what stands in round brackets beside text.
func (t *Text) remarks() {
	for i, b := range t.Document.Blocks {
		for _, m := range words().by.FindAllStringSubmatchIndex(b.Text, -1) {
			if who := t.names(b.Text[m[2]:m[3]]); who != nil {
				t.Remarks = append(t.Remarks, Remark{Ref: b.Ref, Who: who, From: Place{i, m[0]}, To: Place{i, m[1]}})
			}
		}
		for _, m := range words().status.FindAllStringSubmatchIndex(b.Text, -1) {
			t.Remarks = append(
				t.Remarks,
				Remark{Ref: b.Ref, Status: b.Text[m[2]:m[3]], From: Place{i, m[0]}, To: Place{i, m[1]}},
			)
		}
	}
	slices.SortStableFunc(t.Remarks, func(a, b Remark) int { return comparePlaces(a.From, b.From) })
}

// options finds the headings and paragraphs that open an option. One with a heading runs to the next option or
// heading, one in a paragraph has that paragraph and its items.
func (t *Text) options() {
	blocks := t.Document.Blocks
	group, last := 0, -1
	for i, b := range blocks {
		if b.Kind == corpus.Note || b.Kind == corpus.Cell {
			continue
		}
		m := words().option.FindStringSubmatch(b.Text)
		if m == nil {
			continue
		}
		title := strings.TrimSpace(b.Text[len(m[0]):])
		if b.Kind != corpus.Heading && title != "" &&
			!strings.ContainsAny(m[0][len(strings.TrimRight(m[0], " \u00a0"))-1:], ":.)–—-") {
			continue // "Option 1 is preferred": words of a sentence
		}
		o := Option{Ref: b.Ref, Name: m[1], Title: title, From: i, To: len(blocks)}
		if strings.HasPrefix(title, "(") || strings.HasPrefix(title, "[") {
			o.Who = t.names(strings.Trim(title, "()[] "))
		}
		for k := i + 1; k < len(blocks); k++ {
			if words().option.MatchString(blocks[k].Text) || blocks[k].Kind == corpus.Heading ||
				b.Kind != corpus.Heading && title != "" && !t.below(k, i) {
				o.To = k
				break
			}
		}
		if number := strings.TrimLeftFunc(m[1], func(r rune) bool { return !unicode.IsDigit(r) }); group == 0 ||
			number == "1" ||
			last >= 0 && t.Options[last].To != i {
			group++
		}
		o.Group = group
		t.Options = append(t.Options, o)
		last = len(t.Options) - 1
	}
}

// below reports whether a block is an item of another, or a note.
func (t *Text) below(k, of int) bool {
	blocks := t.Document.Blocks
	for at, n := blocks[k].Under, 0; at > 0 && at <= len(blocks) && n < len(blocks); at, n = blocks[at-1].Under, n+1 {
		if at-1 == of {
			return true
		}
	}
	return blocks[k].Kind == corpus.Note
}

// group joins brackets of one parent that stand side by side.
func (t *Text) group() {
	n, last := 0, map[int]int{} // by parent, the bracket before
	for i := range t.Brackets {
		b := &t.Brackets[i]
		k, ok := last[b.Parent]
		last[b.Parent] = i
		if !ok {
			continue
		}
		a := &t.Brackets[k]
		if a.Close.Block != b.Open.Block || a.Status != "" || b.Status != "" {
			continue
		}
		gap := t.Document.Blocks[b.Open.Block].Text[a.Close.Offset+t.width(a.Close) : b.Open.Offset]
		if strings.Trim(gap, " \u00a0/") != "" {
			continue
		}
		if a.Group == 0 {
			n++
			a.Group = n
		}
		b.Group = a.Group
	}
}

func comparePlaces(a, b Place) int {
	return cmp.Or(cmp.Compare(a.Block, b.Block), cmp.Compare(a.Offset, b.Offset))
}

func sortBrackets(all []*Bracket) {
	slices.SortFunc(all, func(a, b *Bracket) int { return comparePlaces(a.Open, b.Open) })
}

func sortFaults(all []Fault) {
	slices.SortStableFunc(all, func(a, b Fault) int { return comparePlaces(a.Place, b.Place) })
}
