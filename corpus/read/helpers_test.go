package read

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/corpustest/perturb"
	"github.com/reprise-wording/reprise/corpus/lang"
	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

// Heads of lines at the borders of what is read as a label, a date, the name of a part, an end.
const borderLines = `1. a|(1) a|1) a|1 A|12 bis. a|3 ter) a|1234. a|12345. a|(a) b|a) b|(aa) b|(iv) b|IV. B|iv. b|A. B|1.1 A|1.1.1. a|115.3 A|A.1 b|d.1) b|3(1.1) a|[1. a|(1 a|1° a|№ 5 a|Art. 5 A
5. 2019, words|5 May 2019 a|2019. A|May 2019|12.5 per cent|1/2 a|I met|a man|A man|i. e. this|l) a|O. a|S. a|l. a|(l) a|(O) a
б) а|(ب) a|二、甲|（三）乙|一百二十三、丙|十、丁|三十. 戊|٣. أ|۴) ب|١٢٫٥|• a|– a|- a|+ a|* a|§ 5 a|Rec. 4 a|R4. a|Recommendation 4: A|Para. 5 A|No. 7 a
words;|words; and|words; et|words; or so|words:1|words;12|words:123|9:1|words (Paragraph 23)|done. (Paragraph 23)|done. (Para. 23)|In this Act—|as follows:-|a - |a -|end…|end。|end：|end，|end» |end.” |a*|
[Draft]|(Agenda item 5)|Ayes: 5|Ayes: Smith, Brown|Moved by: Smith|Carried.|ANNEX|ANNEX II|Annex I Terms|DECISION 4/CP.1|Chapter V. Oil|Part two|Section 3|Article 5|Article 5.|Article 5: Aim
I. First meeting (Vienna, 14 and 15 April 2009)|IX. Report on the meeting held in Vienna from 28 to 30 November 2016|Seventy-third session, 2019|14 April 2009|2009|first paragraph|Fifth: a|Second, oil
ALL CAPITALS HERE|ALL capitals|A|AB|Ab|U.N.|U.N|Mr. A|etc.|No.|see para.|in paragraph|of resolution|resolution 75/1 of|the 5|page|ﬁnal ofﬁce|word,word|word.Word|12,000|a.b|coope-|co-operation|non‑sanction
Tel.: +43 1 26060|Fax: 123|E-mail: a@b.org|a@b.org|https://x.org|Mr. John Smith, Director|Ms. Ann, Room 5
PP1 Recalling|OP1. Decides|OP2 alt Decides|PP1 bis. Noting|[EU: and]|OP1 bis alt 2: a|Pre 5 a|Option 1: a`

// told is what the readers of single lines tell of a text.
func told(text, last string) string {
	var s strings.Builder
	say := func(v ...any) { fmt.Fprintf(&s, "%+v\n", v) }
	ln := lang.For(language.English)
	for _, l := range []flow.Line{{Text: text, Num: 1}, {Text: text, Bold: true, Heading: 1}, {Text: text, Label: "(b)", Level: 1, Lead: len(text) / 2}} {
		say(labelOfLine(l, true), partOf(meetingOf(l)), partOf(datedHeading(l)), partNameOf(l, paragraphEnd{}), isVote(l), isContact(l), dottedSign(l))
		n, ok := numberOf(l)
		bracket, is := setOffLabel(l)
		say(n, ok, bracket, is)
	}
	for _, ocr := range []bool{false, true} {
		l, ok := labelOf(text, ocr)
		say(l, ok, l.weak(), l.onlyAlike())
		if l.outer != nil {
			say(*l.outer)
		}
		mark, ok := markOf(text, ocr)
		say(mark, ok)
	}
	named, ok := namedLabel(text)
	r, isArticle := articleNumber(text)
	say(named, ok, r, isArticle, nativeValue(text), hanValue(text), digitsValue(text), ownNumber(text, "X/75/1"), endingOf(text), withoutGluedMark(text), opensDate(text))
	say(closes(text), bracketed(text), abbreviated(text), endsNumber(text), endsCited(text), flow.InCapitals(text), hasLabel(text), breaksOff(text, ln), opensOrdinal(text))
	say(lead(text), tail(text), headOf(text), wordCount(text), headingKey(text), wordsKey(text), withoutName(text), groupName(text), lettersOnly(text), endsBlank(text))
	say(ligatureEdits(text), capitals(text), isAcronym(text), conjunction(text), announces(text), endsWithSource(text), lastWord(text), firstWord(text), endsLetter(text))
	v := vocabularyOf([]flow.Line{{Text: text}, {Text: last}})
	say(v.count, v.seam(last, text, true), v.seam(text+"-", last, false), v.seam(text[:len(text)/2], text[len(text)/2:], true))
	if len(text) < 40 && len(last) < 40 {
		say(distance(text, last), common(text+"a", last), doubled(text, last), expands(text, last), doubled(text+"n", text+"nn"))
	}
	return address.ReplaceAllString(s.String(), "outer:set")
}

// address is where a label stands in memory, which is another place in each run.
var address = regexp.MustCompile(`outer:0x[0-9a-f]+`)

func partOf(p *corpus.Part) corpus.Part {
	if p == nil {
		return corpus.Part{}
	}
	return *p
}

// What is told of single lines with small changes is as it was.
func TestPerturbedLines(t *testing.T) {
	t.Parallel()
	var inputs []perturb.Input
	for i, row := range strings.Split(borderLines, "\n") {
		for text := range strings.SplitSeq(row, "|") {
			inputs = append(inputs, perturb.Input{Name: fmt.Sprint("row ", i), Text: text})
		}
	}
	seen := map[string]bool{}
	for i, in := range perturb.Files(t, "testdata/*/*.txt", "testdata/*/*.md") {
		for k, text := range strings.Split(in.Text, "\n") {
			if text = strings.TrimSpace(text); len(text) > 1 && len(text) < 90 && (i+k)%2 == 0 && !seen[text] {
				seen[text] = true
				inputs = append(inputs, perturb.Input{Name: in.Name, Text: text})
			}
		}
	}
	last := ""
	perturb.Golden(t, "testdata/perturbed-lines.want", updating(), inputs, 3, func(in perturb.Input) string {
		out := told(in.Text, last)
		last = in.Text
		return out
	})
}

// What files of all encodings with small changes are taken for is as it was.
func TestPerturbedEncodings(t *testing.T) {
	t.Parallel()
	wide := func(s string, order int) string {
		var b strings.Builder
		for _, r := range s {
			b.Write([]byte{byte(r >> (8 * order)), byte(r >> (8 * (1 - order)))})
		}
		return b.String()
	}
	const text = "1. L'état et la lumière du port.\r\n2. Ende.\r3. “Yes”\n"
	inputs := []perturb.Input{
		{Name: "utf-8", Text: "\ufeff" + text}, {Name: "utf-16le", Text: "\xff\xfe" + wide(text, 0)}, {Name: "utf-16be", Text: wide(text, 1)}, {Name: "utf-16le bare", Text: wide(text, 0)},
		{Name: "latin-1", Text: "1. L'\xe9tat et la lumi\xe8re du port; d\xe9j\xe0 \x93vu\x94.\n2. \xc9t\xe9"}, {Name: "broken", Text: "é è à ü ö " + "\xe9 broken\nline é"},
		{Name: "declared", Text: "<html><meta charset=\"windows-1251\"><p>\xd0\xe5\xe7\xee\xeb\xfe\xf6\xe8\xff</p>"}, {Name: "xml", Text: "<?xml version='1.0' encoding='iso-8859-2'?><p>\xb1\xe6</p>"},
		{Name: "nul", Text: "a\x00b\nc"}, {Name: "cyrillic", Text: "\xd0\xe5\xe7\xee\xeb\xfe\xf6\xe8\xff \xce\xce\xcd"},
	}
	perturb.Golden(t, "testdata/perturbed-encodings.want", updating(), inputs, 40, func(in perturb.Input) string {
		data := []byte(in.Text)
		var s strings.Builder
		for _, marked := range []bool{false, true} {
			d, err := decode(in.Name, data, marked)
			fmt.Fprintf(&s, "%q %v\n", d, err)
		}
		whole, warning, err := Text(in.Name+".txt", data)
		fmt.Fprintf(&s, "%q %q %v %d\n", whole, warning, err, firstBad(data))
		for _, ext := range []string{".txt", ".html", ".xml", ".md", ".akn", ""} {
			fmt.Fprint(&s, formatOf(ext, data), IsPlain("x"+ext, data), isXML(data, ext), " ")
		}
		return s.String()
	})
}
