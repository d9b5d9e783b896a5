package ooxml

import (
	"fmt"
	"strings"
	"testing"
)

// Each run of words bears the change that it stands in, and the words come to what stands with all accepted or
// rejected.
func TestRevisions(t *testing.T) {
	t.Parallel()
	run := func(s string) string { return `<w:r><w:t>` + s + `</w:t></w:r>` }
	by := func(name, author, inner string) string {
		return `<w:` + name + ` w:author="` + author + `" w:date="2044">` + inner + `</w:` + name + `>`
	}
	p := func(s string) string { return `<w:p>` + s + `</w:p>` }
	row := func(change, s string) string {
		return `<w:tbl><w:tr><w:trPr>` + change + `</w:trPr><w:tc>` + p(s) + `</w:tc></w:tr></w:tbl>`
	}
	const words = "kept ins del with"
	for _, c := range []struct {
		name, in, want, accepted, rejected string
		formatting                         int
	}{
		{"no change", p(run("a") + run("b")), "kept:ab", "ab", "ab", 0},
		{"brought in", p(run("a") + by("ins", "X", run("b"))), "kept:a ins:b/X", "ab", "a", 0},
		{"taken out", p(run("a") + by("del", "X", `<w:r><w:delText>b</w:delText></w:r>`)), "kept:a del:b/X", "a", "ab", 0},
		{
			"moved",
			p(by("moveFrom", "X", run("a")) + run("b") + by("moveTo", "X", run("a"))),
			"del:a/X kept:b ins:a/X", "ba", "ab", 0,
		},
		{"brought in and taken out", p(by("ins", "X", run("a")+by("del", "Y", run("b")))), "ins:a/X with:b/Y", "a", "", 0},
		{"so, and once more", p(by("ins", "X", by("del", "Y", by("del", "Z", run("b"))))), "with:b/Z", "", "", 0},
		{"taken out twice", p(by("del", "X", by("moveFrom", "Y", run("b")))), "del:b/Y", "", "b", 0},
		{"one author in two changes", p(by("ins", "X", run("a")) + by("ins", "X", run("b"))), "ins:ab/X", "ab", "", 0},
		{"two authors", p(by("ins", "X", run("a")) + by("ins", "Y", run("b"))), "ins:a/X ins:b/Y", "ab", "", 0},
		{"two paragraphs", p(run("a")) + p(by("ins", "X", run("b"))), "kept:a | ins:b/X", "a|b", "a|", 0},
		{"an empty one", p("") + p(run("")), " | ", "|", "|", 0},
		{"a row that came", row(`<w:ins w:author="X"/>`, run("a")), "ins:a/X", "a", "", 0},
		{"a row that went", row(`<w:del w:author="X"/>`, run("a")), "del:a/X", "", "a", 0},
		{"a row that stayed", row(``, run("a")), "kept:a", "a", "a", 0},
		{
			"signs between words",
			p(`<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:cr/><w:t>c</w:t></w:r>`),
			"kept:a_b__c", "a b  c", "a b  c", 0,
		},
		{
			"what is no text",
			p(`<mc:Fallback>` + run("x") + `</mc:Fallback><w:r><w:instrText>y</w:instrText></w:r>` + run("a")),
			"kept:a", "a", "a", 0,
		},
		{"what is outside of paragraphs", run("x") + p(run("a")), "kept:a", "a", "a", 0},
		{"formatting", p(`<w:pPr><w:rPr><w:ins w:author="X"/></w:rPr><w:pPrChange/></w:pPr><w:r><w:rPr><w:b/>` +
			`<w:rPrChange/></w:rPr><w:t>a</w:t></w:r>`), "kept:a", "a", "a", 2},
		{
			"the formatting of tables",
			`<w:tbl><w:tblPr><w:tblPrChange/></w:tblPr><w:tr><w:tc><w:tcPr><w:tcPrChange/></w:tcPr>` + p(run("a")) +
				`</w:tc></w:tr></w:tbl><w:sectPr><w:sectPrChange/></w:sectPr>`,
			"kept:a", "a", "a", 3,
		},
	} {
		paragraphs, formatting := Revisions(parse(
			t, `<w:body `+w+` xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">`+c.in+`</w:body>`,
		).Root)
		var got, accepted, rejected []string
		for _, runs := range paragraphs {
			var shown []string
			for _, r := range runs {
				s := strings.Fields(words)[r.Revision] + ":" + strings.ReplaceAll(r.Text, " ", "_")
				if r.Revision != Kept {
					s += "/" + r.Author
				}
				shown = append(shown, s)
			}
			got = append(got, strings.Join(shown, " "))
			accepted, rejected = append(accepted, Resolved(runs, true)), append(rejected, Resolved(runs, false))
		}
		for _, x := range [][2]string{
			{strings.Join(got, " | "), c.want},
			{strings.Join(accepted, "|"), c.accepted},
			{strings.Join(rejected, "|"), c.rejected},
			{fmt.Sprint(formatting), fmt.Sprint(c.formatting)},
		} {
			if x[0] != x[1] {
				t.Errorf("%s: %q, want %q", c.name, x[0], x[1])
			}
		}
	}
}
