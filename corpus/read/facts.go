package read

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/lang"
	"github.com/reprise-wording/reprise/corpus/read/internal/facts"
	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

// mastheadRoles are the roles of lines in the head of a paper whose words are facts and no wording. A title is both.
var mastheadRoles = map[string]bool{
	facts.Letterhead:   true,
	facts.Organ:        true,
	facts.SessionLine:  true,
	facts.AgendaLine:   true,
	facts.AdoptionLine: true,
	facts.FrontMatter:  true,
	facts.Note:         true,
	facts.AuthorLine:   true,
	facts.JournalHead:  true,
}

// masthead is the furniture that lines with such a role are.
const masthead = "masthead"

// readFacts fills in what the paper says of itself, and marks the lines of its masthead. The error is an *Error.
func readFacts(d *corpus.Document, p paper, lines []flow.Line, o Options) error {
	named, stem := lang.OfFile(d.Source)
	said, why := o.Language, "as asked"
	if said == language.Und {
		said, why = named, "as the name of the file says"
	}
	markFurniture(lines)
	f := facts.Find(lines, statedFacts(p, o.Language))
	heads := meetingLevels(lines)
	if len(heads) > 1 { // their dates and places are those of the meetings
		for _, list := range []*[]facts.Candidate{&f.Session, &f.Date, &f.Place} {
			*list = slices.DeleteFunc(*list, func(c facts.Candidate) bool { return heads[c.Line] != nil })
		}
	}
	if y := best(f.Symbol); y.Score >= sureSymbol && strings.Trim(y.Text, "0123456789") != "" {
		d.Symbol = y.Text
	}
	d.Title, d.Body, d.Session, d.Place = best(f.Title).Text, best(f.Body).Text, best(f.Session).Text, best(f.Place).Text
	d.Adopted, d.Issued = corpus.Period(best(f.Date).Dates), best(f.Issued).Dates.Start
	d.Original = best(f.Original).Language
	whole := d.Paper()
	whole.Place = d.Place
	if best(f.Date).Meeting { // that of an act names none
		whole.Held = d.Adopted
	}
	if n := best(f.Session).Number; n > 0 {
		whole.Number = corpus.Roman(n)
	}
	for _, r := range f.Roles {
		if mastheadRoles[r.Kind] && lines[r.Line].Furniture == "" && (len(heads) < 2 || heads[r.Line] == nil) {
			lines[r.Line].Furniture = masthead
			if r.Kind == facts.JournalHead {
				lines[r.Line].Cell = flow.Cell{} // the table is none of the paper's
			}
		}
	}
	for i := range lines {
		if lines[i].Furniture == "" {
			lines[i].Soft = false // what stands behind a masthead does not go on it
			break
		}
	}
	d.Language = best(f.Language).Language
	switch {
	case said == language.Und:
	case d.Language != language.Und && !lang.Same(said, d.Language) && best(f.Language).Score >= sureLanguage:
		d.Warnings = append(
			d.Warnings,
			corpus.Warning{
				Text: fmt.Sprintf(
					"its words look %s; it is read as %s, %s; --lang says otherwise",
					d.Language,
					said,
					why,
				),
			},
		)
		fallthrough
	default:
		d.Language = said
	}
	if sure := best(f.Language); said == language.Und && d.Language != language.Und && sure.Score < likelyLanguage {
		d.Warnings = append(d.Warnings, corpus.Warning{Text: fmt.Sprintf(
			"it is in several languages, most of it %s, as which it is read; --lang says otherwise", d.Language)})
	}
	if d.Language == language.Und {
		d.Language = o.Fallback
	}
	if d.Language != language.Und {
		return nil
	}
	ext := filepath.Ext(d.Source)
	if o.Unknown {
		d.Warnings = append(d.Warnings, corpus.Warning{Text: fmt.Sprintf(
			"its language is not detected; put it in the name, as in %s.fr%s, or give --lang fr", stem, ext)})
		return nil
	}
	hint := fmt.Sprintf("put it in the name, as in %s.fr%s", stem, ext)
	return &Error{File: d.Source, Why: "its language is not detected", Hint: hint, Err: ErrLanguage}
}

// sureSymbol is the score from which a symbol is taken for the paper's own: the number of one decision may be that of
// a part.
const sureSymbol = 0.6

// sureLanguage is the score from which the words of a paper are said to contradict what is said of its language.
const sureLanguage = 0.6

// likelyLanguage is the score from which a language is more likely than the others together.
const likelyLanguage = 0.4

// best is the first candidate, which is the best; the zero value where there is none.
func best(c []facts.Candidate) facts.Candidate {
	if len(c) == 0 {
		return facts.Candidate{}
	}
	return c[0]
}

// lastYear is the last year that a paper can be of.
const lastYear = 2200

// statedFacts is what the format and the caller say of a paper.
func statedFacts(p paper, asked language.Tag) facts.Stated {
	s := p.stated
	out := facts.Stated{
		Symbol:   s.Symbol,
		Title:    s.Title,
		Body:     s.Body,
		Session:  s.Session,
		Place:    s.Place,
		Language: asked,
		Marked:   p.language,
	}
	if s.Adopted.Year > lastYear { // 9999-12-31 stands where the date is to come
		s.Adopted = corpus.Date{}
	}
	if s.Issued.Year > lastYear {
		s.Issued = corpus.Date{}
	}
	out.Date = facts.Dates{Start: s.Adopted, End: s.Adopted}
	out.Issued = facts.Dates{Start: s.Issued, End: s.Issued}
	if tag, err := language.Parse(s.Language); err == nil && s.Language != "" {
		base, _ := tag.Base()
		out.Marked = language.Make(base.String())
	}
	return out
}

// detectSample is how many words are looked at to tell the language of a column.
const detectSample = 4000

// detect tells some languages from each other by the share of function words; und where none has the least share or
// stands out.
func detect(lines []flow.Line, tags []language.Tag, least float64) language.Tag {
	count := facts.CountWords(tags, detectSample, func(yield func(string) bool) {
		for _, l := range lines {
			if !yield(l.Text) {
				return
			}
		}
	})
	best, second, tag := 0, 0, language.Und
	for k, n := range count.Hits {
		if n > best {
			best, second, tag = n, best, tags[k]
		} else {
			second = max(second, n)
		}
	}
	if float64(best) < least*float64(count.Words) || best < second+second/4+1 {
		return language.Und
	}
	return tag
}
