package read

import (
	_ "embed"
	"fmt"
	"reflect"
	"strconv"
	"strings"
)

//go:embed data/costs.tsv
var costData string

// costTable is what each oddity of a reading costs. The numbers and their reasons stand in data/costs.tsv, where
// GapMore is gap-more.
type costTable struct {
	Gap, GapMore, GapMoreLetters, GapAdded, Restart, RestartListed, Repeat, Twice, Style, NoColon float64
	RestartAnnounced, Beside, BesideAnnounced                                                     float64
	Unannounced, LateStart, LateAfterHeading, OddKind, SameKind, OpenColon, Unfinished, CutText   float64
	SoftLabel, SoftText, DueText, FreshText, WeakText, WeakLabel, FormatText, Close, Deep, Alike  float64
	Keep, KeepInner, Clear, Passed, NamedKeep, NamedClear, HeadingSentence, HeadingPlain          float64
	HeadingNumber, HeadingFormat, HeadingStart, UnitHeading, Nesting, HeadText, Listed            float64
	HeadingSmall, HeadingWraps, HeadingOn, UnitOn                                                 float64
}

var cost = loadCosts(costData)

func loadCosts(data string) costTable {
	var t costTable
	fields := reflect.ValueOf(&t).Elem()
	found := map[string]bool{}
	for line := range strings.Lines(data) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(strings.TrimSpace(line), "\t")
		at := fields.FieldByName(fieldName(f[0]))
		v, err := strconv.ParseFloat(f[min(1, len(f)-1)], 64)
		if !at.IsValid() || err != nil || len(f) != 3 || found[f[0]] {
			panic(fmt.Sprintf("read: data/costs.tsv: %q is not a name, a cost and a reason", line))
		}
		at.SetFloat(v)
		found[f[0]] = true
	}
	if len(found) < fields.NumField() {
		panic(fmt.Sprintf("read: data/costs.tsv has %d costs, want %d", len(found), fields.NumField()))
	}
	return t
}

// fieldName is the field of a cost: GapMore for gap-more.
func fieldName(name string) string {
	var b strings.Builder
	for word := range strings.SplitSeq(name, "-") {
		b.WriteString(strings.ToUpper(word[:min(1, len(word))]) + word[min(1, len(word)):])
	}
	return b.String()
}
