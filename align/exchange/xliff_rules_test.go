package exchange_test

import (
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align/exchange"
)

// A file of XLIFF 2 that breaks a rule which does not touch the pairing of its texts is read, with a warning that says
// which; one that keeps the rules has no warning of that kind.
func TestXLIFFRules(t *testing.T) {
	t.Parallel()
	const head = `<xliff xmlns="urn:oasis:names:tc:xliff:document:2.1" xmlns:my="urn:mine" version="2.1" srcLang="en" ` +
		`trgLang="fr">`
	unit := func(before, source, target string) string {
		return head + `<file id="f"><unit id="u">` + before + `<segment><source>` + source + `</source><target>` + target +
			`</target></segment></unit></file></xliff>`
	}
	plain := func(before string) string { return unit(before, "Ports stay open.", "Les ports restent ouverts.") }
	data := `<originalData><data id="d">x</data></originalData>`
	for _, c := range []struct{ name, file, want string }{
		{"nothing wrong", unit(`<notes><note id="n">why</note></notes>`+data,
			`<sc id="1" dataRef="d" canCopy="no"/>Ports <mrk id="m" type="comment" ref="#n=n">stay</mrk>`+
				`<ec startRef="1" canCopy="no"/>`,
			`<pc id="1" type="fmt" subType="xlf:b">Les ports</pc>`), ""},
		{"extensions", strings.Replace(plain(`<my:thing/>`), `<unit `, `<unit my:tag="1" `, 1), ""},
		{
			"two notes",
			plain(`<notes><note id="n">a</note><note id="n">b</note></notes>`),
			`two <note> elements with the id "n"`,
		},
		{"empty data", plain(`<originalData/>`), `<originalData> without anything in it`},
		{"data", unit(data, `Ports <ph id="1" dataRef="e"/>`, "Ports"), `the data e, which is not in the unit`},
		{"end first", unit("", `<ec startRef="1"/>Ports<sc id="1"/>`, "Ports"), "<ec> without a <sc> before it"},
		{"never closed", unit("", `<sc id="1"/>Ports`, "Ports"), "<sc> that nothing closes"},
		{"annotation never closed", unit("", `<sm id="1"/>Ports`, "Ports"), "<sm> that nothing closes"},
		{"ends that differ", unit("", `<sc id="1" canDelete="no"/>Ports<ec startRef="1"/>`, "Ports"), "differ in canCopy"},
		{"lost code", unit("", `Ports<ph id="1" canDelete="no"/>`, "Ports"), "must not be deleted"},
		{"order", unit("", `Ports<ph id="1" canReorder="no"/>`, "Ports"), "canReorder"},
		{"comment", unit("", `<mrk id="1" type="comment">Ports</mrk>`, "Ports"), "either value or ref"},
		{"type", unit("", `<ph id="1" type="bold"/>Ports`, "Ports"), `type="bold" in <ph>`},
		{
			"attribute",
			strings.Replace(plain(""), "<segment>", `<segment translate="no">`, 1),
			"the attribute translate in <segment>",
		},
		{
			"extension in a segment",
			strings.Replace(plain(""), "<segment>", `<segment><my:thing/>`, 1),
			"an element of an extension in <segment>",
		},
		{"skeleton", strings.Replace(plain(""), `<unit `, `<skeleton/><unit `, 1), "either contents or href"},
		{"language of the file", strings.Replace(plain(""), `<file `, `<file xml:lang="ja" `, 1), `is in "ja" by xml:lang`},
		{"reference", unit("", `<mrk id="1" type="term" ref="#n=a/f=b">Ports</mrk>`, "Ports"), "the reference"},
		{"copy", unit("", `<ph id="1" copyOf="7"/>Ports`, "Ports"), `copyOf="7"`},
	} {
		m, err := exchange.ReadXLIFF(strings.NewReader(c.file), "x.xlf", language.Und, language.Und)
		if err != nil || len(m.Rows) != 1 {
			t.Errorf("%s: %v, %v", c.name, m, err)
			continue
		}
		var broken []string
		for _, w := range m.Warnings {
			if strings.Contains(w, "breaks a rule") {
				broken = append(broken, w)
			}
		}
		if all := strings.Join(broken, "\n"); (c.want == "") != (all == "") || !strings.Contains(all, c.want) {
			t.Errorf("%s: warnings %q, want %q", c.name, all, c.want)
		}
	}
}

// Words between segments are left out with a warning, white space without one.
func TestXLIFFIgnorable(t *testing.T) {
	t.Parallel()
	for between, want := range map[string]bool{" ": false, "(page 7)": true} {
		file := `<xliff version="2.1" srcLang="en" trgLang="fr"><file id="f"><unit id="u"><segment>` +
			`<source>A.</source></segment>` +
			`<ignorable><source>` + between + `</source></ignorable><segment><source>B.</source></segment></unit></file></xliff>`
		m, err := exchange.ReadXLIFF(strings.NewReader(file), "x.xlf", language.Und, language.Und)
		if err != nil || len(m.Rows) != 2 || strings.Contains(strings.Join(m.Warnings, ""), "ignorable") != want {
			t.Errorf("%q: %v, %v", between, m, err)
		}
	}
}
