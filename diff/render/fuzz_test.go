package render_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"html"
	"io"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus/lang"
	"github.com/reprise-wording/reprise/diff"
	"github.com/reprise-wording/reprise/diff/render"
)

// seeds are texts that are hard on some format or other.
func seeds(f *testing.F) {
	for _, c := range pairs {
		f.Add(c[0], c[1])
	}
	for _, c := range [][2]string{
		{"", ""},
		{"<script>alert('x')</script> & \"y\"", "]]> <!-- --> &amp; <b>"},
		{"a\x00b \x1b[31m c \x7f \u0085", "a\x01b \x1b]0;t\x07 c"},
		{"no \xff UTF-8 \xc3", "no \xfe UTF-8"},
		{"line\r\nend\rs", "line\nend\ns\n"},
		{"\u202e right to left \u200b\ufeff", "e\u0301 \u00ad \U0001f600 \ufffe \uffff"},
		{"# head\n> quote\n1. list\n- item\n| a | b |", "*stars* _marks_ ~~gone~~ `code` [link](x) \\"},
		{"tabs\t\tand  spaces\u00a0here", "tabs\tand spaces here"},
	} {
		f.Add(c[0], c[1])
	}
}

// scripts are two texts compared in several ways.
func scripts(a, b string) []*diff.Script {
	return []*diff.Script{
		diff.Texts(a, b, diff.In(language.English)),
		diff.Texts(a, b, diff.In(language.French), diff.By(diff.Sentence)),
	}
}

func output(t *testing.T, write func(io.Writer) error) string {
	t.Helper()
	var buf bytes.Buffer
	if err := write(&buf); err != nil {
		t.Fatal(err)
	}
	return buf.String()
}

// names are what a user may call a text.
func names(a, b string) render.Options {
	return render.Options{Names: []string{a, b, "<&\">"}, Width: 40}
}

var elements = regexp.MustCompile(
	`</?(?:ins|del|a|b|article|p|h1|html|meta|title|style|table|thead|tbody|tr|th|td)(?: [a-z-]+="[^"<>]*")*>`,
)

// No text gets into a page as markup, and none of it gets lost.
func FuzzHTML(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, a, b string) {
		for _, s := range scripts(a, b) {
			page := output(t, func(w io.Writer) error { return render.HTML(w, s, names(a, b)) })
			_, body, _ := strings.Cut(page, "</style>")
			if rest := elements.ReplaceAllString(body, ""); strings.ContainsAny(rest, "<>") {
				t.Fatalf("markup in %q", rest)
			}
			_, fragment, _ := strings.Cut(page, `<article class="wording">`)
			fragment, _, _ = strings.Cut(fragment, "</article>")
			if !strings.Contains(a+b, "\r") && !strings.ContainsRune(a+b, '↷') {
				fragment = regexp.MustCompile(`<a [^>]*>[^<]*</a>`).ReplaceAllString(fragment, "")
				kept := regexp.MustCompile(`(?s)<del[^>]*>.*?</del>`).ReplaceAllString(fragment, "")
				if got := html.UnescapeString(elements.ReplaceAllString(kept, "")); got != b {
					t.Fatalf("without what was taken out the page reads %q, not %q", got, b)
				}
			}
		}
		page := output(t, func(w io.Writer) error {
			return render.HTMLTable(w, diff.Variants([]string{a, b, a}), names(a, b))
		})
		_, body, _ := strings.Cut(page, "</style>")
		rest := regexp.MustCompile(` colspan="\d+"`).ReplaceAllString(elements.ReplaceAllString(body, ""), "")
		if strings.ContainsAny(rest, "<>") {
			t.Fatalf("markup in %q", rest)
		}
	})
}

// parse reads XML to its end and gives its text.
func parse(t *testing.T, data string) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(data))
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			t.Fatalf("%v in %q", err, data)
		}
	}
}

// An apparatus is well-formed.
func FuzzTEI(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, a, b string) {
		parse(
			t,
			output(t, func(w io.Writer) error { return render.TEI(w, diff.Variants([]string{a, b, b + a}), names(a, b)) }),
		)
	})
}

var plainInMarkdown = regexp.MustCompile("\\\\[!-/:-@[-`{-~]|</?(?:ins|del)>|~~|\\*\\*")

// No text gets into Markdown as markup: every mark of its own is escaped.
func FuzzMarkdown(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, a, b string) {
		for _, s := range scripts(a, b) {
			text := output(t, func(w io.Writer) error { return render.Markdown(w, s, render.Options{}) })
			if at := strings.LastIndex(text, "\n*"); at >= 0 {
				text = text[:at] // the summary
			}
			if rest := plainInMarkdown.ReplaceAllString(text, ""); strings.ContainsAny(rest, "<*_`[]~|&\\") {
				t.Fatalf("markup in %q: %q", text, rest)
			}
		}
		output(t, func(w io.Writer) error { return render.MarkdownTable(w, diff.Variants([]string{a, b, a}), names(a, b)) })
	})
}

// A terminal gets no control characters from the texts, and no line wider than asked but for single words.
func FuzzTerminal(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, a, b string) {
		for _, s := range scripts(a, b) {
			for _, layout := range []render.Layout{render.Running, render.Columns} {
				text := output(t, func(w io.Writer) error {
					return render.Terminal(w, s, render.Options{Width: 40, All: true, Layout: layout})
				})
				i := strings.IndexFunc(text, func(r rune) bool { return r < ' ' && r != '\n' || r >= 0x7f && r < 0xa0 })
				if i >= 0 {
					t.Fatalf("a control character at %d of %q", i, text)
				}
				for line := range strings.Lines(text) {
					if n := lang.Columns(strings.TrimRight(line, "\n")); n > 40 && longest(line) < 18 { // a column has 18
						t.Fatalf("%d columns in %q", n, line)
					}
				}
			}
			output(t, func(w io.Writer) error { return render.Terminal(w, s, render.Options{Width: 40, Colour: true}) })
		}
		output(t, func(w io.Writer) error {
			return render.TerminalTable(w, diff.Variants([]string{a, b, a}), names("A", "B"))
		})
	})
}

// moveMark is the mark of a moved passage, which is kept with its first word.
var moveMark = regexp.MustCompile(`(>\d+|\d+>) `)

// longest is the length of the longest word of a line, with its marks.
func longest(line string) int {
	n := 0
	for _, w := range strings.Split(moveMark.ReplaceAllString(line, "$1_"), " ") {
		n = max(n, utf8.RuneCountInString(w))
	}
	return n
}

// pairs are texts whose changes are of every kind: words, typography, moved and edited phrases, paragraphs
// that come, go, split and join.
var pairs = [][2]string{
	{"States parties should adopt laws.", "States parties should consider adopting laws & policies <now>."},
	{"L'aide aux victimes ;\nsuite.", "L’aide aux victimes\u00a0;\nsuite et fin."},
	{"One.\nTwo goes away.\nThree.", "One.\nThree."},
	{"One.\nThree.", "One.\nTwo comes in.\nThree."},
	{"First sentence here. Second sentence there.", "First sentence here.\nSecond sentence there."},
	{"First sentence here.\nSecond sentence there.", "First sentence here. Second sentence there."},
	{"a\tb\n\nc", "a\tb\n\n\nc d"},
	{"", "All of it is new.\nIn two paragraphs."},
	{"All of it goes.\nIn two paragraphs.", ""},
	{
		"In accordance with national legislation, States parties should provide training to judges. They should protect victims of trafficking during criminal proceedings, where appropriate. The Secretariat should report to the Conference on its work.",
		"They should protect all victims of trafficking during criminal proceedings, where appropriate. " +
			"States parties should provide training to judges and prosecutors. The Secretariat should, in accordance with " +
			"national legislation, report to the Conference.",
	},
	{
		"Lines from elsewhere.\r\nThey end\r\nin two characters.\r\n",
		"Lines from elsewhere.\r\nThey all end\r\nin two characters.\r\n",
	},
	{
		"See the report of the group.\u00b9 Its annex\u00a02 lists  experts & <guests>.\n" +
			"\u00b9\u00a0CTOC/COP/WG.4/2009/2, para. 12 (\u201cannex\u201d).\n",
		"See the reports of the groups.\u00b9 Annex\u00a03 lists\texperts & <guests> \u2014 \u00abtous\u00bb.\n" +
			"\u00b9\u00a0CTOC/COP/WG.4/2010/6, para. 14 (\u201cannex II\u201d).\n\u00b2\u00a0Ibid.\n",
	},
	{
		"The first provision of the annex concerns judges and prosecutors alone.\nThe second provision of it concerns inspectors of labour and of health.\nVictims should have remedies.\nStates should report every second year.\nThe Secretariat publishes the reports.\n",
		"Victims should have remedies.\nStates should report every second year.\nThe Secretariat publishes the reports.\n" +
			"The first provision of the annex concerns judges and prosecutors alone.\n" +
			"The second provision of it concerns all inspectors of labour and of health.\n",
	},
	{
		"Alpha beta gamma delta epsilon zeta.\nSome unrelated words follow in this paragraph.\nOthers come later.",
		"Some unrelated words follow in this paragraph.\nAlpha beta gamma delta eta zeta.\nOthers come later.",
	},
}
