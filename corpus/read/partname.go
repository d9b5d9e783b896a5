package read

import (
	"strings"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/internal/terms"
	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

// partKinds are the kinds of the model that go by another name in the tables of words.
var partKinds = map[string]corpus.PartKind{
	"choice": "option", "attachment": corpus.AnnexPart, "deliberation": corpus.DecisionPart,
}

// partNameOf reads the name of a part at the head of a line: "Decision 15/CP.22", "Annex II", "Article 5: Aim".
func partNameOf(l flow.Line, paragraph paragraphEnd) partName {
	text := l.Printed()
	if l.Soft || text == "" || len(text) > maxHeading || l.Kind != "" && l.Kind != string(corpus.Heading) ||
		l.Cell.Table > 0 && l.Heading == 0 {
		return partName{}
	}
	kind, number, title, ok := terms.Part(text)
	if !ok && l.Heading > 0 {
		kind, number, title, ok = nameBefore(l)
	}
	if !ok && l.Bold { // "Section 3.7 Lamps.", which would be a sentence where it is not set so
		text = strings.TrimRight(text, ". ")
		kind, number, title, ok = terms.Part(text)
	}
	if !ok || endingOf(text).comma || numberGoesOn(text, title) {
		return partName{}
	}
	p := partName{kind: corpus.PartKind(kind), number: strings.Trim(number, ". "), title: title}
	if known, ok := partKinds[kind]; ok {
		p.kind = known
	}
	end := endingOf(title)
	switch _, ranked := ranks[p.kind]; {
	case p.kind == "part" && len(p.number) == 4 && atoi(p.number) > 1000: // "Part 1911 Lamps Act": a year
		return partName{}
	case !ranked, title != "" && startsLower(title) && l.Heading == 0, end.comma,
		l.Bullet && title != "" && l.Heading == 0: // "• Article III: the keepers may vote", in a list of amendments
		return partName{}
	case title != "" && l.Heading == 0 && !l.Bold && (end.done && !abbreviated(title) && !flow.InCapitals(title) || end.colon):
		return partName{}
	case p.number == "" && title != "" && (paragraph.isDone() || paragraph.isSentence()): // "Motion: Ms Wick moved that"
		return partName{}
	}
	p.name = strings.Trim(strings.TrimSuffix(text, title), " .:/–—-\u00a0")
	return p
}

// nameBefore reads the name of a part that is set apart from its title, in the automatic number of a heading or by its
// capitals, however the title begins: "ARTICLE VIII indemnity of keepers".
func nameBefore(l flow.Line) (kind, number, title string, ok bool) {
	name, title := l.Label, l.Text
	if name == "" {
		words := strings.SplitN(l.Text, " ", 3)
		if len(words) < 3 {
			return "", "", "", false
		}
		name, title = words[0]+" "+words[1], words[2]
		if !flow.InCapitals(name) {
			return "", "", "", false
		}
	}
	kind, number, rest, ok := terms.Part(name)
	return kind, number, title, ok && number != "" && rest == ""
}

// headsArticles reports whether headings of a paper name its articles.
func headsArticles(lines []flow.Line) bool {
	n := 0
	for _, l := range lines {
		if l.Heading > 0 && l.Furniture == "" {
			if kind, number, _, ok := terms.Part(l.Text); ok && kind == string(corpus.ArticlePart) && number != "" {
				n++
			}
		}
	}
	return n >= leastArticles
}

// numberGoesOn reports whether the words behind the name of a part are the rest of its number: the chapter of a
// collection that an act is, "Chapter 10:17".
func numberGoesOn(text, title string) bool {
	at := strings.LastIndex(text, title)
	return title != "" && at > 0 && text[at-1] == ':' && title[0] >= '0' && title[0] <= '9'
}

// partNumber is the value of the number that a part bears, in digits or as a Roman numeral; 0 for others.
func partNumber(s string) int {
	if n := atoi(s); n > 0 {
		return n
	}
	n, err := corpus.ParseRoman(s)
	if err != nil {
		return 0
	}
	return n
}
