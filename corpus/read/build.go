package read

import (
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/internal/terms"
	"github.com/reprise-wording/reprise/corpus/lang"
	"github.com/reprise-wording/reprise/corpus/lang/lazyregexp"
	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

// build makes a document of the lines of a paper.
func build(name string, p paper, o Options) (*corpus.Document, error) {
	if p.whole != nil {
		p.whole.Source, p.whole.Warnings = name, p.warnings
		if o.Language != language.Und {
			p.whole.Language = o.Language
		}
		return p.whole, nil
	}
	lines := p.lines
	if len(lines) == 0 {
		return nil, &Error{File: name, Why: "has no text", Hint: "give a file with text"}
	}
	d := &corpus.Document{Source: name, Warnings: p.warnings, LineUnit: p.counted}
	props, vocab, err := proposals(d, p, o)
	if err != nil {
		return nil, err
	}
	steps := search(props, nil)
	parts := partsOf(d, props, steps)
	assemble(d, props, steps, parts, vocab, !o.NoRepair)
	if len(d.Blocks) == 0 {
		return nil, &Error{File: name, Why: "has no text", Hint: "give a file with text"}
	}
	if !o.NoRepair {
		repairAcronyms(d)
		repairLetters(d)
	}
	slices.SortStableFunc(d.Repairs, func(a, b corpus.Repair) int { return a.Line - b.Line })
	return d, nil
}

// proposals makes the facts of a document, what may be said of each line by itself, and the words of the paper.
func proposals(d *corpus.Document, p paper, o Options) (props []proposal, vocab vocabulary, err error) {
	lines := slices.Clone(splitRunIns(p.lines))
	lines = labelNegotiated(lines)
	if err := readFacts(d, p, lines, o); err != nil {
		return nil, vocabulary{}, err
	}
	vocab = vocabularyOf(lines)
	leaveContents(lines)
	if hasTables(lines) {
		lines = readTables(d, lines, d.Language)
	}
	leaveNames(lines)
	leaveSectionList(lines)
	leaveEmptyLabels(lines)
	lines = partDoubledLabels(lines)
	partVotes(lines)
	props = propose(titleArticles(bullets(lines, d.Language)), d.Language, !o.NoRepair, p.counted == inParagraphs)
	return props, vocab, nil
}

const emptyLabel = "empty label"

// leaveEmptyLabels marks labels without words, which word processors leave behind at the end of a list: a heading with
// a name, or one of the format, comes next, or nothing at all.
func leaveEmptyLabels(lines []flow.Line) {
	atEnd := true // of a list
	for i, l := range slices.Backward(lines) {
		if l.Furniture != "" || l.Note != "" {
			continue
		}
		label := l.Text == "" && l.Label != "" || l.Label == "" && loneLabel.MatchString(l.Text)
		if label && atEnd && l.Kind == "" && l.Cell.Table == 0 && len(l.Marks) == 0 && l.Heading == 0 {
			lines[i].Furniture = emptyLabel
			continue
		}
		_, _, _, named := terms.Part(l.Text)
		atEnd = l.Heading > 0 || l.Part != "" || named && !l.Soft
	}
}

// bulletHead is a sign before an item that bears no label, or before its label; the last two are those of symbol fonts.
var bulletHead = lazyregexp.New(`^([` + flow.Bullets + `·*+–—-]|\x{f0b7}|\x{f0a7})[\s\x{a0}]+`)

// ringHead is the sign that is left of a ring before an item.
var ringHead = lazyregexp.New(`^(o)[\s\x{a0}]+\S`)

// leastCloseDashes is how many lines begin with such a sign where it is one.
const leastCloseDashes = 3

// bullets takes the signs off items where the format has left them in the words. A dash or a plus is one only if
// several lines begin with it, an asterisk, which may mark a note, only if more than two do.
// So is the letter o, which converters leave of a ring, where it is no word of the language.
func bullets(lines []flow.Line, tag language.Tag) []flow.Line {
	lines = loneBullets(slices.Clone(lines))
	ring := ringHead
	if lang.For(tag).IsFunctionWord("o") {
		ring = nil
	}
	dashes := map[string][]int{}
	for i, l := range lines {
		if l.Text == "" || l.Furniture != "" || l.Note != "" || l.Kind != "" ||
			l.Text[0] < 0x80 && !strings.Contains("-*+o", l.Text[:1]) ||
			l.Label != "" ||
			l.Soft && i > 0 && !endingOf(lines[i-1].Text).opensNext() {
			continue
		}
		m := bulletHead.FindStringSubmatch(l.Text)
		if m == nil && ring != nil {
			m = ring.FindStringSubmatch(l.Text)
		}
		if m == nil {
			if m = flow.CloseDash.FindStringSubmatch(l.Text); m != nil {
				dashes[m[1]+"close"] = append(dashes[m[1]+"close"], i)
			}
			continue
		}
		if len(m[0]) == len(l.Text) {
			continue
		}
		if strings.Contains("–—-*+o", m[1]) {
			dashes[m[1]] = append(dashes[m[1]], i)
			continue
		}
		lines[i] = itemOf(l, len(m[0]))
	}
	for dash, at := range dashes {
		dash, close := strings.CutSuffix(dash, "close")
		if dash == "o" { // a single one is a letter that counts
			at = slices.DeleteFunc(at, func(i int) bool { return !besideRing(lines, i) })
		}
		if len(at) < 2 || dash == "*" && len(at) < 3 || close && len(at) < leastCloseDashes {
			continue
		}
		for _, i := range at {
			lines[i] = itemOf(lines[i], len(dash))
		}
	}
	return lines
}

// loneBullet is a sign of an item that stands in a line of its own.
var loneBullet = lazyregexp.New(`^(?:[` + flow.Bullets + `·]|\x{f0b7}|\x{f0a7})$`)

// loneBullets makes items of the paragraphs before which the sign stands in a line of its own, as converters set it.
func loneBullets(lines []flow.Line) []flow.Line {
	for i, l := range lines {
		if len(l.Text) == 0 || len(l.Text) > 3 || l.Furniture != "" || l.Note != "" || l.Kind != "" || l.Label != "" ||
			l.Cell.Table > 0 || !loneBullet.MatchString(l.Text) {
			continue
		}
		for next := i + 1; next < len(lines); next++ {
			if n := &lines[next]; n.Furniture == "" && n.Note == "" {
				if n.Kind == "" && n.Label == "" && n.Heading == 0 && n.Cell.Table == 0 && n.Text != "" && !loneBullet.MatchString(n.Text) {
					lines[i].Furniture = "bullet"
					n.Bullet, n.Soft = true, false
				}
				break
			}
		}
	}
	return lines
}

// besideRing reports whether the paragraph before line i, or the one behind it, begins with such a letter too.
func besideRing(lines []flow.Line, i int) bool {
	for _, by := range [2]int{-1, 1} {
		for at := i + by; at >= 0 && at < len(lines); at += by {
			if ringHead.MatchString(lines[at].Text) {
				return true
			}
			if !lines[at].Soft && lines[at].Furniture == "" {
				break
			}
		}
	}
	return false
}

func itemOf(l flow.Line, sign int) flow.Line {
	l = l.Trim(sign)
	if m := bulletHead.FindString(l.Text); len(m) < len(l.Text) { // an item of a list inside of a list
		l = l.Trim(len(m))
	}
	l.Bullet, l.Soft = true, false
	return l
}
