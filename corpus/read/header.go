package read

import (
	"fmt"
	"path/filepath"
	"regexp"
	"strings"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/lang"
	"github.com/reprise-wording/reprise/corpus/lang/terms"
	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

var (
	symbolPat  = regexp.MustCompile(`\b[A-Z]{1,9}(?:/[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*(?:\([A-Za-z0-9. ]+\))?)+`)
	yearAfter  = regexp.MustCompile(`^\s*\((?:19|20)[0-9]{2}\)$`)
	distrLine  = regexp.MustCompile(`(?i)^distr(?:\.|ibution)?\b`)
	origLine   = regexp.MustCompile(`(?i)^original\s*:?\s*(\p{L}+)(?:\s*(?:,|and|et|/)\s*(\p{L}+))?`)
	agendaLine = regexp.MustCompile(`(?i)^(?:points?|items?)\s+[0-9]+.*(?:ordre du jour|agenda)`)
	sessLine   = regexp.MustCompile(`(?i)^\S+\s+(?:session|réunion|meeting)$`)
	authorLine = regexp.MustCompile(`(?i)^(?:note|rapport|report|document|background paper|working paper|conference room paper)\b.*\b(?:secr[ée]tariat|secretary-general|secrétaire général|directeur exécutif|executive director|prepared by|établie?s? par)\b|^addendum$|^additif$|^corrigendum$|^rectificatif$`)
	bodyWord   = regexp.MustCompile(`(?i)\b(?:group|groupe|committee|comité|sub-?committee|sous-comité|commission|conference|conférence|assembly|assemblée|council|conseil|board|body|organe|forum|réunion|meeting|panel|task force|mechanism|mécanisme|grupo|conferencia|asamblea|consejo|comisión|junta|órgano|foro)\b`)
	paperWord  = regexp.MustCompile(`(?i)^(?:the\s+|les?\s+|la\s+)?(?:recommend|recommand|report|rapport|index|compilation|conclusions|decisions?|décisions?|resolutions?|résolutions?|resoluci|draft|projet|note|questions|other|informe|recomend)`)
	adopted    = regexp.MustCompile(`(?i)^(?:adopted|adoptée?s?|aprobad[ao]s?)\b`)
	languages  = map[string]language.Tag{
		"francais": language.French, "french": language.French, "anglais": language.English, "english": language.English,
		"espagnol": language.Spanish, "spanish": language.Spanish, "espanol": language.Spanish, "russe": language.Russian,
		"russian": language.Russian, "arabe": language.Arabic, "arabic": language.Arabic, "chinois": language.Chinese,
		"chinese": language.Chinese, "portugais": language.Portuguese, "portuguese": language.Portuguese,
		"allemand": language.German, "german": language.German, "italien": language.Italian, "italian": language.Italian,
	}
)

// headerLines is how many lines a header has at most.
const headerLines = 150

// headerFacts reads symbol, date, languages, body and title from the lines before the first meeting. UN papers have them
// in this order: organ, distribution, date, language, original language; then body, place and dates, agenda item, title.
func headerFacts(d *corpus.Document, lines []flow.Line) {
	lines = lines[:min(len(lines), headerLines)]
	dist, orig := -1, -1
	for i, l := range lines {
		text := strings.TrimSpace(l.Text)
		if distrLine.MatchString(text) && dist < 0 {
			dist = i
		}
		if m := origLine.FindStringSubmatch(text); m != nil && orig < 0 {
			if t, ok := languages[lang.FoldAll.Key(m[1])]; ok {
				orig, d.Original = i, t
			}
		}
		if t, ok := languages[lang.FoldAll.Key(text)]; ok && d.Language == language.Und && (orig < 0 || i <= orig+1) {
			d.Language = t
		}
		if d.Issued.IsZero() && orig < 0 {
			if s, ok := terms.FindDates(text); ok && s.From == 0 && s.To == len(text) && s.Start == s.End {
				d.Issued = corpus.Date(s.Start)
			}
		}
	}
	d.Symbol = symbolOf(d, lines)
	titles(d, paragraphs(lines[max(dist, orig)+1:]))
	if d.Body == "" || d.Title == "" { // no mast-head, or in another order
		titles(d, paragraphs(lines))
	}
}

// symbolOf finds the paper's own symbol: alone on a line of the header, else the first one its words name that bears the
// year of its date; symbols in footnotes are those of other papers.
func symbolOf(d *corpus.Document, lines []flow.Line) string {
	named := ""
	for _, l := range lines {
		text := strings.TrimSpace(l.Text)
		m := symbolPat.FindString(text)
		if m == "" {
			continue
		}
		if m == text || strings.HasPrefix(text, "Symbol") {
			return m
		}
		if yearAfter.MatchString(text[len(m):]) && strings.HasPrefix(text, m) { // S/RES/231 (2016)
			return text
		}
		if named == "" && d.Issued.Year > 0 && strings.Contains(m, "/"+d.Issued.String()[:4]) {
			named = m
		}
	}
	return named
}

// paragraphs joins the lines of each paragraph.
func paragraphs(lines []flow.Line) []flow.Line {
	var out []flow.Line
	for _, l := range lines {
		if l.Soft && len(out) > 0 {
			p := &out[len(out)-1]
			p.Text += " " + l.Text
			p.Bold = p.Bold && l.Bold
			continue
		}
		out = append(out, l)
	}
	return out
}

// titles reads body and title from the paragraphs under the mast-head.
func titles(d *corpus.Document, paras []flow.Line) {
	var named []string // bold or heading paragraphs, the body left out
	plain := ""        // the first that names a paper, where nothing is marked
	agenda := false
	for _, p := range paras {
		text := strings.TrimSpace(p.Text)
		if m := symbolPat.FindString(text); text == "" || p.Cell.Table > 0 || m == text || languages[lang.FoldAll.Key(text)] != language.Und {
			continue
		}
		dates, dated := terms.FindDates(text)
		if end := endingOf(text); plain == "" && len(text) < maxHeading && !end.done && !end.colon && paperWord.MatchString(text) {
			plain = text
		}
		switch {
		case agendaLine.MatchString(text):
			agenda = true
		case authorLine.MatchString(text), sessLine.MatchString(text), origLine.MatchString(text), distrLine.MatchString(text), text == d.Body:
		case dated && len(text)-(dates.To-dates.From) < 40:
		case d.Body == "" && len(text) < maxHeading && !endingOf(text).done && bodyWord.MatchString(text) && !paperWord.MatchString(text) && !adopted.MatchString(text):
			d.Body = bodyOf(text)
		case (p.Bold || p.Heading > 0) && len(text) < maxHeading:
			named = append(named, text)
		}
	}
	switch {
	case len(named) == 0 && d.Title == "":
		d.Title = plain
	case len(named) == 0 || d.Title != "":
	case agenda && len(named) > 1:
		d.Title = named[1] // the first is the agenda item
	default:
		d.Title = named[0]
	}
}

// bodyOf is the name of a body without its article and the meeting that is named after it.
func bodyOf(text string) string {
	text = strings.TrimPrefix(text, "The ")
	name, rest, _ := strings.Cut(text, ",")
	if bodyWord.MatchString(name) && (rest == "" || strings.ContainsAny(rest, "0123456789") || terms.MeetingWord(rest)) {
		return strings.TrimSpace(name)
	}
	return text
}

// saidLanguage is the language that a paper is said to be in: as asked, as the name of the file says, as the header does, or else
// as the words outside of its tables show.
func saidLanguage(d *corpus.Document, lines []flow.Line, o Options) language.Tag {
	named, _ := lang.OfFile(d.Source)
	switch {
	case o.Language != language.Und:
		return o.Language
	case named != language.Und:
		return named
	case d.Language != language.Und:
		return d.Language
	}
	var around []flow.Line
	for _, l := range lines {
		if l.Cell.Table == 0 && len(around) < headerLines {
			around = append(around, l)
		}
	}
	return detect(around, paperLanguages, leastShare)
}

// setLanguage settles the language: as asked, as the name of the file or the header says, else as the function words show.
func setLanguage(d *corpus.Document, lines []flow.Line, o Options) error {
	named, stem := lang.OfFile(d.Source)
	said, why := o.Language, "as asked"
	if said == language.Und {
		said, why = named, "as the name of the file says"
	}
	switch {
	case said == language.Und:
	case d.Language == language.Und && o.Language == language.Und: // the name alone says it, and may be a word (x.no.md)
		if seems := detect(lines, paperLanguages, clearShare); seems != language.Und && !lang.Same(said, seems) {
			d.Warnings = append(d.Warnings, corpus.Warning{Text: fmt.Sprintf("its words look %s; it is read as %s, %s; --lang says otherwise", seems, said, why)})
		}
		d.Language = said
	case d.Language != language.Und && !lang.Same(said, d.Language):
		d.Warnings = append(d.Warnings, corpus.Warning{Text: fmt.Sprintf("its header says that it is in %s; it is read as %s, %s", d.Language, said, why)})
		fallthrough
	default:
		d.Language = said
	}
	if d.Language == language.Und {
		d.Language = detect(lines, paperLanguages, leastShare)
	}
	if d.Language == language.Und {
		d.Language = o.Otherwise
	}
	if d.Language == language.Und {
		hint := fmt.Sprintf("put it in the name, as in %s.fr%s", stem, filepath.Ext(d.Source))
		return &Error{File: d.Source, Why: "its language is not to be told from its words", Hint: hint, Err: ErrLanguage}
	}
	return nil
}

const (
	detectSample = 4000 // how many words are looked at to tell the language
	leastShare   = 0.2  // of words that are function words, from which they tell it
	clearShare   = 0.35 // and from which no other language is likely: some share a good many with French
)

// paperLanguages are those that a paper may be told to be in by its words.
var paperLanguages = []language.Tag{language.French, language.English}

// detect tells some languages from each other by the share of function words; und where none has the least share or stands out.
func detect(lines []flow.Line, tags []language.Tag, least float64) language.Tag {
	best, second, tag, words := 0, 0, language.Und, 0
	counts := map[language.Tag]int{}
	for _, l := range lines {
		for _, t := range tags {
			ln := lang.For(t)
			for _, tok := range ln.Tokens(l.Text) {
				if tok.Kind != lang.Word {
					continue
				}
				if t == tags[0] {
					words++
				}
				if ln.IsFunctionWord(lang.FoldAll.Key(tok.Text(l.Text))) {
					counts[t]++
				}
			}
		}
		if words > detectSample {
			break
		}
	}
	for _, t := range tags {
		if n := counts[t]; n > best {
			best, second, tag = n, best, t
		} else {
			second = max(second, n)
		}
	}
	if float64(best) < least*float64(words) || best < second+second/4+1 {
		return language.Und
	}
	return tag
}
