package terms

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/language"
)

// Whatever the text, nothing panics, and what is found stands in the text, in order.
func FuzzTerms(f *testing.F) {
	for _, s := range []string{"held in Strelsau from 7 to 18 November 2016", "Seventy-third session", "第七十三届会议", "الدورة الثالثة والسبعون",
		"Annexe II – Tarif", "The Council, Recalling", "2018年12月2日至15日", "30 كانون الثاني/يناير 2018", "L’Assemblée générale,", "Distr.: General", "第", "\xff1/1/2001"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		at := 0
		for _, d := range AllDates(s) {
			if d.From < at || d.To <= d.From || d.To > len(s) || before(d.End, d.Start) || !d.Start.valid() || !d.End.valid() {
				t.Fatalf("%q: %+v", s, d)
			}
			at = d.To
		}
		if n, ok := FindSession(s); ok && (n.N < 1 || n.From < 0 || n.To <= n.From || n.To > len(s)) {
			t.Fatalf("%q: %+v", s, n)
		}
		if _, number, rest, ok := Part(s); ok && (!strings.Contains(s, rest) || utf8.ValidString(s) && !utf8.ValidString(number+rest)) {
			t.Fatalf("%q: %q, %q", s, number, rest)
		}
		if n := Cut(UnitedNations, s); n < 0 || n > len(s) {
			t.Fatalf("%q: %d", s, n)
		}
		Ordinal(s)
		OpensRecital(s, language.Und)
		OpensOperative(s, language.Chinese)
		EnactingBody(s, language.Und)
		CutEnactingBody(s, language.Und)
		for _, k := range []Kind{Contents, Agenda, Original, Adopted, Closing, Continued, Paper} {
			Is(k, s)
		}
		LanguageName(s)
		MeetingWord(s)
	})
}
