package corpus

import (
	"cmp"
	"strconv"
	"strings"
)

// A PartKind tells what a part is. The strings are those of the machine formats; papers may have others.
type PartKind string

// The kinds of parts that the model treats on their own.
const (
	PaperPart      PartKind = "paper"      // the paper itself
	MeetingPart    PartKind = "meeting"    // what one meeting or session adopted
	DecisionPart   PartKind = "decision"   //
	ResolutionPart PartKind = "resolution" //
	AnnexPart      PartKind = "annex"      //
	ArticlePart    PartKind = "article"    //
	SectionPart    PartKind = "section"    // a division with a number and no name of its own
)

// A Part is a division of a paper with a heading. Parts nest.
type Part struct {
	Kind     PartKind `json:"kind"`
	Number   string   `json:"number,omitempty"`   // as printed: 15/CP.22, II
	Name     string   `json:"name,omitempty"`     // as printed without the title: "Decision 15/CP.22", "Annex II", "II"
	Title    string   `json:"title,omitempty"`    // the words of the heading behind the name
	Parent   int      `json:"parent"`             // index in Document.Parts; -1 for the paper itself
	Restarts bool     `json:"restarts,omitempty"` // labels start anew in it
	Held     Period   `json:"held,omitzero"`      // of a meeting
	Place    string   `json:"place,omitempty"`    // of a meeting
	Line     int      `json:"line,omitempty"`     // of the heading in the source, 1-based
	Ref      string   `json:"ref,omitempty"`      // what refs call it (Ref.Part): worked out by Document.Address
}

// Heading is the part's heading in one line: its name and its title.
func (p *Part) Heading() string {
	return strings.TrimSpace(p.Name + " " + p.Title)
}

// Year is the year in which the meeting ended, 0 where the paper does not say.
func (p *Part) Year() int { return cmp.Or(p.Held.End.Year, p.Held.Start.Year) }

// Ordinal is the number of the part as a number: 7 for VII or 7; 0 where it has none.
func (p *Part) Ordinal() int {
	if n, err := ParseRoman(p.Number); err == nil {
		return n
	}
	n, _ := strconv.Atoi(p.Number)
	return n
}

// shortNames are what parts are called in refs, in any language.
var shortNames = map[PartKind]string{
	AnnexPart: "Annex", ArticlePart: "Art.", "appendix": "App.", "clause": "Cl.", "chapter": "Ch.",
	"schedule": "Sch.", "part": "Part", "title": "Title",
	"protocol": "Prot.",
}

// stands reports whether the part's own number is an address without those of the parts around it.
func (p *Part) stands() bool {
	switch p.Kind {
	case MeetingPart, DecisionPart, ResolutionPart:
		return true
	}
	return false
}

// refName is what a ref calls the part: VII, 15/CP.22, Annex I, Art. 5.
func (p *Part) refName(d *Document) string {
	switch p.Kind {
	case PaperPart:
		return d.paperName()
	case MeetingPart:
		return meetingName(p, d)
	case DecisionPart, ResolutionPart:
		if p.Number != "" {
			return cleanName(p.Number)
		}
	}
	if short, ok := shortNames[p.Kind]; ok {
		return strings.TrimSpace(short + " " + cleanName(p.Number))
	}
	if number := cleanName(p.Number); p.Kind == SectionPart && number != "" &&
		strings.Trim(number, "0123456789.") == "" {
		return "Sect. " + number // a number alone may be a paragraph's or a year
	}
	return cleanName(cmp.Or(p.Name, p.Number, p.Title))
}

// paperName names a paper in refs: by its symbol, else by the number or the year of its meeting.
func (d *Document) paperName() string {
	if d.Symbol != "" {
		return cleanName(d.Symbol)
	}
	return meetingName(d.Paper(), d)
}

// meetingName names a meeting by its number, else by its year, else, where several are of one year, by its date.
func meetingName(p *Part, d *Document) string {
	if n := p.Ordinal(); n > 0 {
		return Roman(n)
	}
	switch {
	case p.Number != "":
		return cleanName(p.Number)
	case p.Held.Start.Year == 0:
		return ""
	case p.Kind == MeetingPart && !d.only(p):
		return p.Held.Start.String()
	}
	return strconv.Itoa(p.Year())
}

// maxName is how long the name of a part may be in a ref, in bytes.
const maxName = 60

// cleanName makes a name fit for a ref: not too long, and clean as [cleanNames] has it.
func cleanName(s string) string {
	if s = cleanNames(s); len(s) > maxName {
		s = trimName(strings.ToValidUTF8(s[:maxName], ""))
	}
	return s
}

// cleanNames makes the names of a part and those around it fit for a ref: one line, without the signs that refs are
// made of.
func cleanNames(s string) string {
	s = strings.Map(func(r rune) rune {
		switch r {
		case ':', '#', '~', '\t', '\n', '\r', '\u00a0', '\u202f':
			return ' '
		}
		return r
	}, s)
	return trimName(strings.Join(strings.Fields(s), " "))
}

// trimName takes off the marks around a name, and brackets that are not closed in it or stand around all of it.
func trimName(s string) string {
	for {
		t := strings.Trim(s, " .,;–—-")
		open, closed := strings.Count(t, "("), strings.Count(t, ")")
		switch {
		case strings.HasPrefix(t, "(") && strings.IndexByte(t, ')') == len(t)-1:
			t = t[1 : len(t)-1]
		case strings.HasPrefix(t, "(") && open > closed:
			t = t[1:]
		case strings.HasSuffix(t, ")") && closed > open, strings.HasSuffix(t, "("):
			t = t[:len(t)-1]
		}
		if t == s {
			return s
		}
		s = t
	}
}
