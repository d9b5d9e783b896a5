package read

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

var partHead = regexp.MustCompile(`(?i)^(draft decision|decision|décision|decisión|draft resolution|resolution|résolution|resolución|annexe?|anexo|appendix|appendice|apéndice|article|artículo|section|sección|chapter|chapitre|capítulo|part|partie|parte|title|titre|título|schedule|protocol|choice|choix|option)` +
	`(?:[\s\x{a0}]+(?:n[°oº]\.?\s*)?([0-9][\p{L}0-9./-]*(?:\s(?:bis|ter|quater))?|[IVXLC]{1,7}|[A-Z]|-/[\p{L}0-9.]+|[\p{L}]{0,3}\.{2,}|premier|first))?[\s\x{a0}]*(?:([.:)–—-])[\s\x{a0}]*|[\s\x{a0}]+|$)(.*)$`)

var partKinds = map[string]corpus.PartKind{
	"decision": corpus.DecisionPart, "décision": corpus.DecisionPart, "decisión": corpus.DecisionPart, "draft decision": corpus.DecisionPart,
	"resolution": corpus.ResolutionPart, "résolution": corpus.ResolutionPart, "resolución": corpus.ResolutionPart, "draft resolution": corpus.ResolutionPart,
	"annex": corpus.AnnexPart, "annexe": corpus.AnnexPart, "anexo": corpus.AnnexPart, "appendix": "appendix", "appendice": "appendix", "apéndice": "appendix",
	"article": corpus.ArticlePart, "artículo": corpus.ArticlePart, "section": "section", "sección": "section", "chapter": "chapter", "chapitre": "chapter",
	"capítulo": "chapter", "part": "part", "partie": "part", "parte": "part", "title": "title", "titre": "title", "título": "title", "schedule": "schedule",
	"protocol": "protocol", "choice": "option", "choix": "option", "option": "option",
}

// partNameOf reads the name of a part at the head of a line: "Decision 15/CP.22", "Annex II", "Article 5: Aim".
func partNameOf(l flow.Line) partName {
	text := l.Printed()
	if l.Soft || text == "" || len(text) > maxHeading || l.Kind != "" && l.Kind != string(corpus.Heading) || l.Cell.Table > 0 && l.Heading == 0 {
		return partName{}
	}
	first, _ := utf8.DecodeRuneInString(text)
	if !unicode.IsUpper(first) {
		return partName{}
	}
	m := partHead.FindStringSubmatch(text)
	if m == nil {
		return partName{}
	}
	word, number, sign, title := strings.ToLower(m[1]), m[2], m[3], strings.TrimSpace(m[4])
	kind := partKinds[word]
	bare := kind == corpus.AnnexPart || kind == "appendix" || kind == "schedule" || kind == "protocol"
	switch {
	case number == "" && (!bare || title != "" && sign == ""):
		return partName{}
	case title != "" && (startsLower(title) || endingOf(title).comma), endingOf(text).comma:
		return partName{}
	case title != "" && sign == "" && endingOf(title).done && !abbreviated(title):
		return partName{}
	}
	name := strings.TrimSpace(text[:len(text)-len(m[4])])
	return partName{kind: kind, number: strings.TrimRight(number, "."), name: strings.TrimRight(name, " .:–—-"), title: title}
}
