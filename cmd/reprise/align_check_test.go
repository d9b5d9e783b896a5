package main

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align"
	"github.com/reprise-wording/reprise/align/exchange"
	"github.com/reprise-wording/reprise/corpus/workbook"
)

// A finding is one line of fields, whatever its words hold.
func TestCheckTSV(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	must(t, checkTSV(&b, []checkRow{{
		Row: 3, Ref: "I.1", Kind: "number", Confidence: .875, Words: "ten\tlamps", OtherWords: "neuf\r\nlampes",
		Why: align.Remarkf("%d, %d", 10, 9), Source: "s", Target: "t",
	}}))
	const want = "row\tref\tkind\tconfidence\twords\tother words\twhy\tsource\ttarget\n" +
		"3\tI.1\tnumber\t0.88\tten lamps\tneuf  lampes\t10, 9\ts\tt\n"
	if b.String() != want {
		t.Errorf("%q, want %q", &b, want)
	}
}

// The workbook has a row for each finding, in the language of the interface.
func TestCheckXLSX(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	m := &exchange.Memory{Source: language.English, Target: language.French}
	must(t, checkXLSX(&b, "fr", []checkRow{{
		Row: 3, Ref: "I.1", Kind: "term", Confidence: .875, Words: "lamps", OtherWords: "phares", Source: "s", Target: "t",
		Why: align.Remarkf(
			"Elsewhere “%s” is “%s” (%d of %d times); here it may be “%s”.", "lamps", "finding", 30, 31, "phares",
		),
	}}, m))
	rows, err := workbook.Read(b.Bytes())
	must(t, err)
	got := fmt.Sprintf("%q", rows)
	const want = `[["ligne" "Réf." "Nature" "Score" "Mots (en)" "Mots (fr)" "constat" "en" "fr"] ` +
		`["3" "I.1" "terme" "0.88" "lamps" "phares" "Ailleurs, «\u00a0lamps\u00a0» est «\u00a0finding\u00a0» (30 fois sur ` +
		`31)\u00a0; ici, c’est peut-être «\u00a0phares\u00a0»." "s" "t"]]`
	if got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
