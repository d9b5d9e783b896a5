package read

import (
	"strings"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/internal/terms"
	"github.com/reprise-wording/reprise/corpus/lang/lazyregexp"
	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

// negotiatedHead is the label of a paragraph of a text under negotiation: PP1, [PP2 bis, OP3., OP7 ter alt. The signs
// before it are words of the text.
var negotiatedHead = lazyregexp.New(
	`^([\[({]*)(PP|OP)[\s\x{a0}.]?([0-9]{1,3}(?:[\s\x{a0}]?(?:` + terms.SuffixPattern() + `|[a-z])\b)?(?:[\s\x{a0}]alt\b)?(?:[\s\x{a0}]?[0-9]{1,2}\b)?)[.:)]*[\s\x{a0}]+`,
)

// bracketedHead is a label behind the sign that opens a bracket around the whole paragraph or more: [5. or [1A. or [(a).
var bracketedHead = lazyregexp.New(`^(\[+)(?:(\(?[0-9]{1,3}[A-Z]{0,2}[.)]|\([a-z]{1,3}\))[\s\x{a0}]+|(\([0-9]{1,3}[A-Z]?\)|\([a-z]{1,3}\))\p{L})`)

// fewNegotiated is from how many such labels on a paper is one under negotiation; a single one may be the name of
// something.
const fewNegotiated = 2

// labelNegotiated takes the labels of preambular and operative paragraphs off the heads of lines. What is said of
// them is certain: no other reading of the line is weighed. The letters that name it are listed as left out: the
// label of OP7 is 7, and its ref says which it is.
func labelNegotiated(lines []flow.Line) []flow.Line {
	var found []int
	for i, l := range lines {
		if l.Furniture == "" && l.Label == "" && l.Note == "" && l.Cell.Table == 0 &&
			negotiatedHead.MatchString(l.Text) {
			found = append(found, i)
		}
	}
	labelBracketed(lines)
	if len(found) < fewNegotiated {
		return lines
	}
	out, last := make([]flow.Line, 0, len(lines)+len(found)), 0
	for _, i := range found {
		l := lines[i]
		m := negotiatedHead.FindStringSubmatch(l.Text)
		label := strings.Join(strings.Fields(strings.ReplaceAll(m[3], "\u00a0", " ")), " ")
		l = l.Trim(len(m[0]))
		if m[1] != "" {
			l = l.Prefix(m[1])
		}
		l.Heading, l.Soft, l.Bullet = 0, false, false
		if m[2] == "PP" {
			l.Kind, l.Label, l.Plain = string(corpus.Recital), label, true
		} else {
			l.Kind, l.Label, l.Level = string(corpus.Unit), label+".", 1
		}
		name := flow.Line{
			Text:      strings.TrimLeft(strings.TrimSpace(m[0]), "[({"),
			Num:       l.Num,
			Furniture: "name of a label",
		}
		out = append(append(out, lines[last:i]...), name, l)
		last = i + 1
	}
	return append(out, lines[last:]...)
}

// labelBracketed takes labels off behind an opening bracket, which stays with the words; where they stand in their
// lists is for the search to find out.
func labelBracketed(lines []flow.Line) {
	var found []int
	for i, l := range lines {
		if l.Furniture == "" && l.Label == "" && l.Note == "" && l.Cell.Table == 0 &&
			bracketedHead.MatchString(l.Text) {
			found = append(found, i)
		}
	}
	if len(found) < fewNegotiated {
		return
	}
	for _, i := range found {
		m := bracketedHead.FindStringSubmatch(lines[i].Text)
		l := lines[i].Trim(len(m[1]) + len(m[2]+m[3])).Prefix(m[1])
		l.Label, l.Soft = m[2]+m[3], false
		lines[i] = l
	}
}
