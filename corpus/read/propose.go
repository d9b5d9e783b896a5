package read

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/internal/terms"
	"github.com/reprise-wording/reprise/corpus/lang"
	"github.com/reprise-wording/reprise/corpus/lang/lazyregexp"
	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

// look is how much a line looks like a heading.
type look uint8

const (
	noHeading    look = iota
	standsAlone       // short, without an end, between paragraphs
	setApart          // bold, centred or in capitals
	formatted         // marked as a heading by the format
	namedHeading      // it names a part: "Annex II", "Decision 4/CP.1"
)

// A proposal is what the proposers say of one line: what it may be by itself. Which of that it is, the search decides.
type proposal struct {
	line     flow.Line
	label    label
	text     string       // the words, with the label that the format numbered
	look     look         //
	part     partName     // of a line that names a part
	meeting  *corpus.Part // of a line that heads a meeting
	kind     corpus.Kind  // what the format says that it is; else ""
	joins    bool         // without a label it goes on the block before
	unbroken bool         // it is a whole paragraph, as the others are
	end      ending       // of the words
	before   ending       // of the words before it
	fresh    bool         // what looks like its label can hardly go on the sentence before
	inUnit   bool         // it is of a labelled paragraph: its first line, or one that goes on it
	sentence bool         // it is a sentence or longer than headings are
	ended    bool         // its paragraph ends as no heading does, or is longer than headings are
	stops    bool         // its paragraph ends with a full stop
	prose    bool         // and holds other sentences
	wraps    bool         // its paragraph goes on in the next line
	listed   bool         // it is of a list that only its letters tell
	headed   bool         // it goes on a heading: "(Agenda item 1)"
	titles   bool         // it is of the title that stands in the middle under the name of a part
	heads    bool         // it is of a heading: its first line, or one that goes on it
	numbered bool         // that heading bears a label
}

// A partName is the name of a part at the head of a line.
type partName struct {
	kind   corpus.PartKind
	number string
	name   string // as printed
	title  string // the words behind it
}

// fewHeadings is from how many marked headings on a format is taken to mark all of them.
const fewHeadings = 3

// maxHeading is how long a heading may be, in bytes.
const maxHeading = 300

// pageEnds are the kinds of furniture that stand at the ends of pages.
var pageEnds = map[string]bool{"page number": true, "running head": true, "job number": true}

// goesOnSentence reports whether what the format marks as a heading is words of the sentence that the paragraph before
// it breaks off.
func goesOnSentence(before *proposal, l flow.Line, words *lang.Language) bool {
	return before != nil && before.look == noHeading && before.meeting == nil && l.Label == "" && l.Part == "" && startsLower(l.Text) &&
		!before.end.some() && breaksOff(before.line.Text, words)
}

// The surroundings of lines tell which are no headings, whatever they look like by themselves.
type surroundings struct {
	paragraphs []paragraphEnd
	piled      map[int]bool // items of a list that have no words but their titles
	listed     map[int]bool // in capitals or with one opening, as persons are listed
	capitals   bool         // the whole paper is in capitals, so that those set nothing apart
}

// setInCapitals reports whether words are set in capitals in a paper that is not.
func (s surroundings) setInCapitals(text string) bool { return !s.capitals && flow.InCapitals(text) }

// lookOf tells how much a line looks like a heading.
func lookOf(lines []flow.Line, around surroundings, i int, p *proposal, tag language.Tag) look {
	l := p.line
	rest := l.Text[min(p.label.length, len(l.Text)):]
	switch {
	case l.Soft, p.label.style == articleStyle, p.kind != "" && p.kind != corpus.Heading, l.Cell.Table > 0 && l.Heading == 0, p.text == "":
		return noHeading
	case p.part.kind != "", l.Part != "":
		return namedHeading
	case l.Heading > 0, p.kind == corpus.Heading:
		return formatted
	case p.titles && !p.sentence && !p.end.colon:
		return setApart
	case rest == "" && p.label.some() && !lower(p.label) && titleUnder(lines, around.paragraphs, i) >= 0:
		return setApart // a label in a line of its own, above a title
	case len(p.text) > maxHeading,
		p.label.some() && p.label.readings[0].kind == bullet,
		p.sentence,
		p.ended,
		p.end.comma,
		rest == "",
		!strings.ContainsFunc(p.text, unicode.IsLetter) && len(strings.Fields(p.text)) > 1, // a row of figures
		l.Heading == 0 && !l.Bold && inBrackets(p.text) && strings.ContainsAny(p.text, "0123456789"),
		l.Heading == 0 && !goesOnBold(lines, i) && (runsOver(lines, i) || breaksOff(rest, lang.For(tag)) && !boldEnds(lines, i)):
		return noHeading
	case p.end.colon && flow.InCapitals(rest) && l.Heading == 0 && terms.OpensRecital(rest, language.Und) == terms.Strong:
		return noHeading // CONSIDERANDO:
	case l.Bold && l.Heading == 0 && !l.Center && !p.label.some() && lang.Columns(p.text) > fullLine && !around.setInCapitals(rest) &&
		terms.HoldsVerb(l.Text, tag):
		return noHeading // a decision that is printed in bold
	case around.listed[i], p.label.some() && goesOnBold(lines, i) && goesOnLabel(lines, i, p.label):
		return noHeading
	case (l.Bold && !startsLower(rest) || l.Center || around.setInCapitals(rest) && !holdsCodes(rest)) &&
		(!p.end.colon || around.setInCapitals(rest)):
		return setApart
	case p.end.colon,
		startsLower(rest),
		utf8.RuneCountInString(p.text) > 160,
		p.wraps:
		return noHeading
	case i > 0 && !l.Blank && !p.before.opensNext() && !p.before.comma:
		return noHeading
	case !p.label.some() && (p.before.colon && !opensList(lines[i+1:]) || terms.HoldsVerb(l.Text, tag) || isField(l.Text)):
		return noHeading // what is announced, a remark without a full stop, or what a form says
	case p.label.some() && (around.piled[i] || goesOnLabel(lines, i, p.label)):
		return noHeading // an item without an end, with the next one right behind it
	}
	return standsAlone
}

// midTitle reports whether a line is of the title under the name of a part, which is set in the middle as the name is:
// its first line, or one that follows it without room between and is set the same.
func midTitle(before, p *proposal) bool {
	if before == nil || !before.line.Center || !p.line.Center || p.label.some() || p.part.kind != "" || p.meeting != nil || p.kind != "" {
		return false
	}
	if before.part.kind != "" {
		return before.part.number != "" && before.part.title == ""
	}
	a, b := before.line, p.line
	return before.titles && !b.Blank && !b.Break && a.Bold == b.Bold && a.Italic == b.Italic && a.Heading == b.Heading &&
		flow.InCapitals(a.Text) == flow.InCapitals(b.Text) && !before.sentence
}

// hasLabel reports whether a text begins with what may be a label.
func hasLabel(text string) bool {
	_, ok := labelOf(text, false)
	return ok
}

func firstRune(s string) rune { r, _ := utf8.DecodeRuneInString(s); return r }

func lastRune(s string) rune { r, _ := utf8.DecodeLastRuneInString(s); return r }

var inCapitalsOnly = lazyregexp.New(`^[\p{Lu}]{2,}\.$`)

// abbreviated reports whether the full stop at the end of a text may be that of an abbreviation: "etc.", "No.", "1."
func abbreviated(text string) bool {
	last := text[strings.LastIndexByte(text, ' ')+1:]
	if last == "." || strings.Count(text, " ") > 2 && startsLower(last) {
		return false // a sentence that ends with a short word
	}
	if lang.Columns(text) > fullLine && (strings.Trim(last, "0123456789.") == "" || inCapitalsOnly.MatchString(last) || endsPart(text)) {
		return false // one that ends with a number or a word in capitals: annex II.
	}
	return utf8.RuneCountInString(last) < 4 && strings.HasSuffix(last, ".")
}

// endsAndSoOn reports whether the full stop at the end of a text is that of "etc.".
func endsAndSoOn(text string) bool {
	return strings.HasSuffix(text, ".") && terms.Is(terms.AndSoOn, text[strings.LastIndexByte(text, ' ')+1:])
}

// endsPart reports whether a sentence ends with the name of a part and its number: "the procedure of Annex V."
func endsPart(text string) bool {
	words := strings.Fields(strings.TrimSuffix(text, "."))
	if len(words) < 3 {
		return false
	}
	name := words[len(words)-2]
	if _, noun, elided := strings.Cut(strings.ReplaceAll(name, "’", "'"), "'"); elided { // l'annexe
		name = noun
	}
	kind, number, rest, ok := terms.Part(name + " " + words[len(words)-1])
	return ok && kind != "" && number != "" && rest == ""
}

// joins reports whether a line without a label goes on the block before it.
func joins(before, p *proposal) bool {
	l := p.line
	switch {
	case before == nil, p.part.kind != "", p.meeting != nil, p.kind != "", p.listed:
		return false
	case before.line.Cell != l.Cell:
		return false
	case l.Soft:
		return true
	case before.label.some() && before.label.length >= len(before.line.Text) && before.label.readings[0].kind != bullet && !p.label.some() && before.line.Label == "":
		return before.line.Heading == 0 || l.Heading > 0 || before.label.style != "§" // a label on a line of its own
	case l.Heading > 0 || before.line.Heading > 0 || l.Bullet || l.Cell.Table > 0:
		return false
	case before.line.Bullet && l.Blank && !l.Break && !startsLower(l.Text):
		return false // items often end without a sign
	case leavesList(before.line, l):
		return false
	case p.unbroken && before.label.some() && !l.Break && !startsLower(l.Text) && !p.label.some() && !l.Bold &&
		!holdsSentenceEnd(before.line.Text):
		return false // a paragraph of its own: items often end without a sign, the last of several sentences does not
	case before.label.some() && !before.label.weak() && !before.end.opensNext() && (l.Bold || before.line.Bold) && lang.Columns(before.text) > fullLine &&
		!l.Blank && !isVote(l):
		return true // the words are bold and their label is not
	case before.numbered && lang.Columns(before.line.Text) > fullLine && before.line.Bold && (l.Bold || l.Lead > 0) && !l.Blank &&
		!before.end.some() && !p.label.some():
		return true // a title of several lines
	case before.look >= setApart && before.look != namedHeading && !startsLower(l.Text),
		p.look >= setApart && !(p.look == setApart && before.inUnit && startsLower(l.Text)):
		return false
	case before.heads && before.kind == "" && bracketed(l.Text):
		return true // "(Agenda item 1)" under a heading
	case before.inUnit && startsLower(l.Text) && before.end.done && endsNumber(before.text):
		return true // "paragraph 1." was cut before the rest
	case before.end.opensNext(),
		closes(before.line.Text) && !(startsLower(l.Text) && (l.Break || endsCited(before.text))):
		return false
	case before.end.comma:
		return startsLower(l.Text) && (l.Break || before.inUnit)
	case before.inUnit && p.look < setApart && lang.Columns(before.text) > fullLine:
		return true
	case startsLower(l.Text):
		return !l.Blank || l.Break || before.inUnit || lang.Columns(before.text) > fullLine/2 // a short line is hardly cut
	}
	return l.Break && before.look < standsAlone && len(before.text) > 40
}

// leavesList reports whether a line stands outside of the list that the format made the line before an item of: it is
// set apart from the list, as closing words of the paragraph over it are, or begins with a capital.
func leavesList(before, l flow.Line) bool {
	if l.Break || l.Level >= before.Level {
		return false
	}
	return l.Blank && l.Level == 0 || (before.Bullet || before.Label != "") && !startsLower(l.Text)
}

// lower reports whether a label is a small letter or numeral, or stands in brackets: headings seldom bear such.
func lower(l label) bool {
	return l.readings[0].kind == letter || l.readings[0].kind == roman || l.style == "()"
}

// bracketed reports whether a line is all in brackets.
func bracketed(text string) bool {
	for _, pair := range []string{"()", "[]"} {
		open, close := pair[:1], pair[1:]
		if strings.HasPrefix(text, open) && strings.HasSuffix(text, close) {
			return strings.Count(text, open) == strings.Count(text, close) && len(text) < 80
		}
	}
	return false
}

// inBrackets reports whether all words of a line stand in brackets, as the sources of a section do: "[1911 Lamps Act §
// 252]".
func inBrackets(text string) bool {
	depth := 0
	if !strings.HasPrefix(text, "[") && !strings.HasPrefix(text, "(") {
		return false
	}
	for _, r := range text {
		switch {
		case r == '(' || r == '[':
			depth++
		case r == ')' || r == ']':
			depth--
		case depth == 0 && unicode.IsLetter(r):
			return false
		}
	}
	return depth == 0
}

// closes reports whether a text ends with a closing bracket.
func closes(text string) bool {
	return text != "" && strings.ContainsRune(")]", rune(text[len(text)-1]))
}

// endsNumber reports whether a text ends with a number and a full stop, which may be a label that it cites.
func endsNumber(text string) bool {
	last := text[strings.LastIndexByte(text, ' ')+1:]
	return len(last) < 5 && strings.Trim(last, "0123456789.") == ""
}

// endsCited reports whether a text ends with a label in brackets that it cites: "paragraph a)", "subparagraph (ii)".
func endsCited(text string) bool {
	last := strings.TrimPrefix(text[strings.LastIndexByte(text, ' ')+1:], "(")
	return len(last) < 7 && strings.IndexByte(last, ')') == len(last)-1
}

// fullLine is how wide a line is at least that goes on in the next one, in columns.
const fullLine = 55

// freshLabel reports whether what looks like a label at the head of a line can hardly go on the sentence before: that
// is at an end, or a capital follows the bracket ("paragraphs b) and c)" goes on in small letters). Numbers with a
// full stop need the end, since "paragraph 12. The" may be cut anywhere.
func freshLabel(before, p *proposal, words *lang.Language) bool {
	l, lab, end := p.line, p.label, p.before
	first, _ := utf8.DecodeRuneInString(l.Text[min(lab.length, len(l.Text)):])
	switch {
	case l.Label != "" || lab.readings[0].kind == bullet || lab.weak():
		return false
	case end.colon || end.done && (before == nil || !strings.HasSuffix(before.text, ".")):
		return true
	case end.done: // by a full stop; those of "para." and "No." end nothing, nor does that of "1." before small letters
		last := before.text[strings.LastIndexByte(before.text, ' ')+1:]
		number := strings.Trim(last, "0123456789.") == ""
		return (!number || unicode.IsUpper(first)) && len(words.Sentences("So "+last+" The")) > 1
	}
	return unicode.IsUpper(first) && strings.HasSuffix(lab.style, ")")
}
