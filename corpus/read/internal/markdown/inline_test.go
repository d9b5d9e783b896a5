package markdown

import (
	"fmt"
	"strings"
	"testing"

	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

// setIn prints lines as a reader sees them: {marker} where a footnote marker stands, then how the line is set.
func setIn(lines []flow.Line) string {
	var out []string
	for _, l := range lines {
		s := l.Text
		for i := len(l.Marks) - 1; i >= 0; i-- {
			at := l.Marks[i].Offset
			s = s[:at] + "{" + l.Marks[i].Marker + "}" + s[at:]
		}
		switch {
		case l.Bold:
			s += " [bold]"
		case l.Lead > 0:
			s += fmt.Sprintf(" [bold %q]", l.Text[:l.Lead])
		}
		if l.Italic {
			s += " [italic]"
		}
		out = append(out, s)
	}
	return strings.Join(out, "|")
}

// What the markup within a paragraph comes to.
func TestInline(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		// emphasis
		"**Aim** of the port": `Aim of the port [bold "Aim"]`,
		"__Aim__ of the port": `Aim of the port [bold "Aim"]`,
		"**Aim of the port**": "Aim of the port [bold]",
		"*Recalling* the sea": "Recalling the sea [italic]",
		"_Recalling_ the sea": "Recalling the sea [italic]",
		"*one* and two*":      "one and two* [italic]",
		"snake_case_word":     "snake_case_word",
		"5 * 6 * 7":           "5 * 6 * 7",
		"* alone":             "* alone",
		"a **not closed":      "a **not closed",
		"**Article 1 **":      "Article 1 [bold]",
		"**Title. ** Words":   `Title. Words [bold "Title."]`,
		"a* *b":               "a b",
		"a ** ** b":           "a b",
		"**b** * *c":          `b c [bold "b"]`,
		"****bold**** b":      `bold b [bold "bold"]`,
		"***both*** b":        `both b [bold "both"] [italic]`,
		"a **b** * c":         "a b * c",
		"**b*":                "*b [italic]",
		// what is bold: signs, code and references in it too
		"**a \\[b\\]**":         "a [b] [bold]",
		"**`code`** b":          `code b [bold "code"]`,
		"`code` **b**":          "code b",
		"**&amp; co** b":        `& co b [bold "& co"]`,
		"&amp;**b**":            "&b [bold]",
		"x&amp;y **b**":         "x&y b",
		"**<https://a.org>** b": `https://a.org b [bold "https://a.org"]`,
		"<https://a.org> **b**": "https://a.org b",
		"**a<sup>th</sup>** b":  `ath b [bold "ath"]`,
		"a<sup>th</sup> **b**":  "ath b",
		// emphasis in emphasis
		"***Lamps Act* to apply**":     `Lamps Act to apply [bold] [italic]`,
		"**Use of the *Lamps Act***":   "Use of the Lamps Act [bold]",
		"**a **b** c** d":              `a b c d [bold "a b c"]`,
		"*a**b*":                       "a**b [italic]",
		"Name: ______ Date: ______ on": "Name: ______ Date: ______ on",
		// escapes
		`a\_b`:           "a_b",
		`\*a\* b`:        "*a{*} b",
		`word\* on`:      "word{*} on",
		`word\*\* on`:    "word{**} on",
		`word\*\*\*`:     "word{***}",
		`word\*, on`:     "word{*}, on",
		`word\*s`:        "word*s",
		`word \*`:        "word *",
		`\*`:             "*",
		`a\b`:            `a\b`,
		`a\`:             "a",
		"one\\\ntwo":     "one|two",
		`1\. Act`:        "1. Act",
		"one\ntwo\n\nst": "one|two||st",
		// tags
		"a<br>b<br/>c<BR />d":       "a b c d",
		"a <span class=\"x\">b</b>": "a b",
		"a < b":                     "a < b",
		"a<5":                       "a<5",
		"word<sup>12</sup> on":      "word{12} on",
		"word<sup>12a</sup> on":     "word{12a} on",
		"word<SUP> † </SUP>":        "word{†}",
		"word<sup>\\*</sup> on":     "word{*} on",
		"10<sup>1234</sup>":         "101234",
		"<sup>a</sup> Note":         "{a}Note",
		"2<sup>e</sup> session":     "2e session",
		"2<sup>3</sup>":             "2{3}",
		"le 1^er^ mai":              "le 1er mai",
		"word^3^ on":                "word{3} on",
		"a^b":                       "a^b",
		"[^]5 Lamps":                "5 Lamps",
		"mail <mailto:a@b.org> it":  "mail mailto:a@b.org it",
		// references and links
		"word[^n1] on":                      "word{n1} on",
		"a [link](https://x.org) b":         "a link b",
		"a [link](x(y)z \"title\") b":       "a link b",
		"a [u]{.underline} b":               "a u b",
		"a [u]{.underline} [l](x) b":        "a u l b",
		"a [l](x) [u]{.underline} b":        "a l u b",
		"an ![image](x.png) here":           "an image here",
		"wow ! [link](x)":                   "wow ! link",
		"a [not] link (x) b":                "a [not] link (x) b",
		"a [] (x)":                          "a [] (x)",
		"a ](x) b":                          "a ](x) b",
		"[a [b](x) c](y)":                   "a b c",
		"&eacute;t&#233; &#xe9; &; & &amp;": "été é &; & &",
	} {
		if got := setIn(inlineText(in)); got != want {
			t.Errorf("%q: %s, want %s", in, got, want)
		}
	}
}

// Marked changes are taken on the side that is asked for, and counted; the lines stay.
func TestResolve(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		in, accepted, rejected string
		count                  int
	}{
		{"a ~~b~~ c", "a  c", "a b c", 1},
		{"a <del>b</del><ins class=\"x\">c</ins> d", "a c d", "a b d", 2},
		{"a <DEL>b\nc</DEL> d", "a \n d", "a b\nc d", 1},
		{"a ~~ b ~~ c", "a ~~ b ~~ c", "a ~~ b ~~ c", 0},
		{"a <b>c</b>", "a <b>c</b>", "a <b>c</b>", 0},
		{"plain", "plain", "plain", 0},
	} {
		for _, reject := range []bool{false, true} {
			ch := &changes{reject: reject}
			want := c.accepted
			if reject {
				want = c.rejected
			}
			if got := ch.resolve(c.in); got != want || ch.count != c.count {
				t.Errorf("%q, reject %v: %q, want %q; %d changes, want %d", c.in, reject, got, want, ch.count, c.count)
			}
		}
	}
}
