package flow

import (
	"strings"

	"github.com/reprise-wording/reprise/corpus/lang/lazyregexp"
)

// Writers end lines inside of a paragraph where they mean paragraphs: with two line ends in a row, with one before each
// item of a list, or with one behind a title in bold.

// OpensItem is how words open that are an item, where a line end stands before them.
var OpensItem = lazyregexp.New(
	`^[\s\x{a0}]*(?:[0-9]{1,3}[.)]|\(?[a-z]{1,4}\)|\([0-9]{1,3}\)|[•‣▪–-])[\s\x{a0}]*`,
)

// Break ends a line inside of the paragraph.
func (b *Builder) Break() {
	b.Space()
	if b.Len() > 0 {
		b.breaks = append(b.breaks, b.Len())
	}
}

// Breaks are the places where lines end inside of what was gathered.
func (b *Builder) Breaks() []int { return b.breaks }

// SplitAtBreaks parts a paragraph in which lines end at these places: two ends in a row part paragraphs, and so does one
// behind the words in bold that open it; one before an item parts lines. Headings stay whole.
func SplitAtBreaks(l Line, breaks []int) []Line {
	var out []Line
	done := 0 // bytes of the paragraph that are in out
	for i, at := range breaks {
		twice := i+1 < len(breaks) && breaks[i+1] == at
		cut := at - done
		if l.Heading > 0 || cut <= 0 || cut >= len(l.Text) {
			continue
		}
		title := l.Lead > 0 && l.Lead == len(strings.TrimRight(l.Text[:cut], " "))
		if !twice && !title && !OpensItem.MatchString(l.Text[cut:]) {
			continue
		}
		head, rest := l.Split(cut)
		if rest.Text == "" {
			continue
		}
		done += len(l.Text) - len(rest.Text)
		rest.Label, rest.Bullet, rest.Break, rest.Level = "", false, false, 0
		rest.Soft, rest.Blank = !twice && !title, twice
		if title {
			head.Bold, head.Lead = true, 0
		}
		if strings.TrimSpace(head.Text) != "" || head.Label != "" {
			out = append(out, head)
		}
		l = rest
	}
	return append(out, l)
}
