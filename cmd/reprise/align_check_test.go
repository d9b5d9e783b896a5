package main

import (
	"strings"
	"testing"
)

// A finding is one line of fields, whatever its words hold.
func TestCheckTSV(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	must(t, checkTSV(&b, []checkRow{{Row: 3, Ref: "I.1", Kind: "number", Confidence: .875, Words: "ten\tlamps", OtherWords: "neuf\r\nlampes", Why: "10, 9", Source: "s", Target: "t"}}))
	const want = "row\tref\tkind\tconfidence\twords\tother words\twhy\tsource\ttarget\n3\tI.1\tnumber\t0.88\tten lamps\tneuf  lampes\t10, 9\ts\tt\n"
	if b.String() != want {
		t.Errorf("%q, want %q", &b, want)
	}
}
