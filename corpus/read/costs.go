package read

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
)

//go:embed data/costs.tsv
var costData string

// costTable is what each oddity of a reading costs. The numbers and their reasons stand in data/costs.tsv.
type costTable struct {
	gap, gapMore, restart, repeat, style, noColon, lateStart, lateAfterHeading, oddKind, sameKind, openColon                                                                float64
	unfinished, cutText, softLabel, softText, dueText, freshText, weakText, weakLabel, formatText, close, deep                                                              float64
	alike, keep, keepInner, clear, namedKeep, namedClear                                                                                                                    float64
	headingSentence, headingPlain, headingNumber, headingStart, headingFormat, unitHeading, nesting, headText, listed, gapMoreLetters, gapAdded, unannounced, restartListed float64
}

var cost = loadCosts(costData)

func loadCosts(data string) costTable {
	var t costTable
	names := map[string]*float64{
		"gap": &t.gap, "gap-more": &t.gapMore, "restart": &t.restart, "repeat": &t.repeat, "style": &t.style, "no-colon": &t.noColon,
		"late-start": &t.lateStart, "late-start-after-heading": &t.lateAfterHeading, "odd-kind": &t.oddKind, "same-kind": &t.sameKind,
		"open-colon": &t.openColon, "unfinished": &t.unfinished, "cut-text": &t.cutText, "soft-label": &t.softLabel, "soft-text": &t.softText,
		"due-text": &t.dueText, "fresh-text": &t.freshText, "weak-text": &t.weakText, "weak-label": &t.weakLabel, "format-text": &t.formatText,
		"close": &t.close, "deep": &t.deep, "alike": &t.alike, "keep": &t.keep, "keep-inner": &t.keepInner, "clear": &t.clear,
		"named-keep": &t.namedKeep, "named-clear": &t.namedClear, "heading-sentence": &t.headingSentence, "heading-plain": &t.headingPlain,
		"heading-number": &t.headingNumber, "heading-start": &t.headingStart, "nesting": &t.nesting, "gap-more-letters": &t.gapMoreLetters, "gap-added": &t.gapAdded, "unannounced": &t.unannounced, "restart-listed": &t.restartListed, "listed": &t.listed, "head-text": &t.headText, "heading-format": &t.headingFormat, "unit-heading": &t.unitHeading,
	}
	for line := range strings.Lines(data) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(strings.TrimSpace(line), "\t")
		at := names[f[0]]
		v, err := strconv.ParseFloat(f[min(1, len(f)-1)], 64)
		if at == nil || err != nil || len(f) != 3 {
			panic(fmt.Sprintf("read: data/costs.tsv: %q is not a name, a cost and a reason", line))
		}
		*at = v
		delete(names, f[0])
	}
	for name := range names {
		panic("read: data/costs.tsv has no " + name)
	}
	return t
}
