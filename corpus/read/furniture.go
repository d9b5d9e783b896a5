package read

import (
	"strings"

	"github.com/reprise-wording/reprise/corpus/lang/lazyregexp"
	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
	"github.com/reprise-wording/reprise/corpus/read/internal/page"
)

var (
	// pageOf is a page number with the count of the pages: "2/20", "- 3 -".
	pageOf = lazyregexp.New(`^(?:[0-9]{1,4}\s?/\s?[0-9]{1,4}|[–—-]\s?[0-9]{1,4}\s?[–—-])$`)
	// amendmentMark is what consolidated acts of the European Union put before and behind what an act changed: ▼B,
	// ►M1, "▼M1 ———".
	amendmentMark = lazyregexp.New(`^[▼►◄](?:[\s\x{a0}]?[A-Z]{1,2}[0-9]{0,3})?[\s\x{a0}—–-]*$`)
	// symbolAlone is the symbol of a paper on a line of its own.
	symbolAlone = lazyregexp.New(`^\p{Lu}[\p{Lu}0-9.]*(?:/[\p{L}0-9.()-]+)+$`)
)

// markFurniture marks what pages print at their heads and feet where a format has no pages: job numbers, page
// numbers, and the symbol of the paper beside them.
func markFurniture(lines []flow.Line) {
	var found []int
	for i := range lines {
		l := &lines[i]
		if l.Furniture == "" && len(l.Text) < 60 && amendmentMark.MatchString(l.Text) {
			l.Furniture = "amendment mark"
			continue
		}
		if l.Furniture != "" || l.Cell.Table > 0 || l.Label != "" || l.Heading > 0 || len(l.Text) > 60 {
			continue
		}
		switch text := strings.TrimSpace(l.Text); {
		case page.IsJobNumber(text):
			l.Furniture = "job number"
		case pageOf.MatchString(text):
			l.Furniture = "page number"
		default:
			continue
		}
		found = append(found, i)
	}
	for _, i := range found {
		for _, j := range []int{i - 1, i + 1, i - 2, i + 2} {
			if j > 0 && j < len(lines) && lines[j].Furniture == "" && symbolAlone.MatchString(lines[j].Text) &&
				strings.ContainsAny(lines[j].Text, "0123456789") {
				lines[j].Furniture = "running head"
			}
		}
	}
}
