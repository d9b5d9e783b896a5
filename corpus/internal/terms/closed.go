package terms

import (
	"strings"
	"unicode"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus/lang"
)

// A Kind is what a short fixed line is.
type Kind string

// The kinds of lines that [Is] knows.
const (
	Contents       Kind = "contents"        // Contents, Table des matières, Índice
	Column         Kind = "contents-column" // Paragraphs  Page: over the columns of a table of contents
	Agenda         Kind = "agenda"          // Agenda, Ordre du jour :, Orden del día
	AgendaItem     Kind = "agenda-item"     // Agenda item 77, Point 77 de l'ordre du jour
	Distribution   Kind = "distribution"    // Distr.: General
	Original       Kind = "original"        // Original: English
	LanguageMark   Kind = "language-mark"   // [English only]
	Minutes        Kind = "minutes"         // what the title of the record of a meeting opens with: Minutes, Procès-verbal
	OpeningSection Kind = "opening-section" // the first section of a paper, which is no title: Introduction, Roll call
	Attendance     Kind = "attendance"      // Present: ..., Présents :
	Adopted        Kind = "adopted"         // adopted by ... on, adoptée le
	Held           Kind = "held"            // held in, tenue à
	Closing        Kind = "closing"         // 28th plenary meeting
	Page           Kind = "page"            // Page 3
	Continued      Kind = "continued"       // (continued)
	UnitedNations  Kind = "united-nations"  // the letterhead's name of the organisation
	Addendum       Kind = "addendum"        // Addendum, Corrigendum: that the paper adds to another
	Author         Kind = "author"          // Note by the Secretariat
	Voted          Kind = "voted"           // Voting period: before the dates of a ballot
	Issued         Kind = "issued"          // Date:, published on
	Subject        Kind = "subject"         // Subject: ..., Objet : ...
	Reference      Kind = "reference"       // Symbol: ..., Réf. : ...
	Paper          Kind = "paper"           // what titles of papers open with: Report, Note, Procès-verbal
	Future         Kind = "future"          // of a session still to come: Dates and venues of future sessions
	Several        Kind = "several"         // the name of more than one meeting: first eight meetings
	Term           Kind = "term"            // years over which a body meets in sessions: 19. Wahlperiode, 41st Parliament
	LabelName      Kind = "label-name"      // what a number labels: Recommendation, before 4
	Sole           Kind = "sole"            // a label in words: that of the only paragraph of an article, as "parágrafo único"
	ParagraphName  Kind = "paragraph"       // the name of a paragraph before its number: "Parágrafo 2º"
	OnlyOne        Kind = "only-one"        // what the only chapter or title of a part bears instead of a number: único, unique
	LabelShort     Kind = "label-short"     // the same abbreviated: Rec., R
	Vote           Kind = "vote"            // Ayes: ..., Moved by: ...: what a record says of a vote, a line each
	NoteHeading    Kind = "note-heading"    // over the notes of a text: Notes, Footnotes
	AndSoOn        Kind = "and-so-on"       // an abbreviation at the end of a list of words: etc.
	RowName        Kind = "row-name"        // what a number in a cell of its own labels: Para., No.

	RecommendationColumn Kind = "recommendation-column" // over the column of a table that holds recommendations
	WordingColumn        Kind = "wording-column"        // over one that holds wording: Text, Libellé
)

// Is reports whether a line is of a kind, in any language: as a whole, or by its head where the kind takes more
// words. Brackets and punctuation around it do not count.
func Is(kind Kind, text string) bool {
	text = strings.TrimFunc(text, func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune(`[](){}*_#|.,;•"“”«»（）【】`, r)
	})
	set := kindSets()[kind]
	if text == "" || set == nil {
		return false
	}
	hanKey := ""
	if len(set.res) > 0 && (len(text) < 40 || strings.ContainsFunc(text, han)) {
		hanKey = lang.FoldAll.Key(clip(text, 600))
	}
	if hanKey == "" && !set.mayOpen(text) {
		return false
	}
	words := wordsOf(text, false, maxWords)
	whole := len(words) < maxWords
	last := len(words)
	for last > 0 && words[last-1].key == ":" {
		last--
	}
	found := false
	set.each(words, func(p *pattern) bool {
		if p.tail {
			i := last - len(p.words)
			found = i > 0 && whole && match(words[i:], p.words) == len(p.words)
		} else if n := match(words, p.words); n > 0 {
			found = p.open || whole && n >= last
		}
		return !found
	})
	if hanKey != "" && !found {
		set.eachRE(func(p *pattern) bool {
			m := p.re.FindString(hanKey)
			found = m != "" && (p.open || strings.TrimRight(hanKey[len(m):], " :：") == "")
			return !found
		})
	}
	return found
}

// Cut gives how many bytes of the head of a text the known words of a kind take, 0 where it does not begin so: 14 of
// "United Nations A/RES/1/2".
func Cut(kind Kind, text string) int {
	set := kindSets()[kind]
	text = clip(text, 200)
	if set == nil {
		return 0
	}
	best := 0
	if set.mayOpen(text) {
		words := wordsOf(text, false, openingWords)
		if n := set.longest(words); n > 0 {
			best = words[n-1].to
		}
	}
	set.eachRE(func(p *pattern) bool {
		if m := p.re.FindStringIndex(text); m != nil && !p.open {
			best = max(best, m[1])
		}
		return true
	})
	return best
}

// BodyWord reports whether a text holds a word for a body that meets or decides: council, Ausschuss, comité ...
func BodyWord(text string) bool {
	words := wordsOf(text, false, maxWords)
	for _, t := range tables() {
		if t.lang == spaceless {
			for name := range t.enacting {
				if strings.Contains(text, name) {
					return true
				}
			}
		}
		for _, w := range words {
			if t.enacting[w.key] {
				return true
			}
		}
	}
	return false
}

// Parties reports whether the first word of a name for who enacts is one for parties that agree, and for no body that
// meets: "The States Parties to the Convention", not "Conference of the Parties".
func Parties(name string) bool {
	words := wordsOf(name, false, maxWords)
	for _, t := range tables() {
		if t.lang == spaceless {
			for word := range t.parties {
				if strings.HasSuffix(name, word) {
					return true
				}
			}
			continue
		}
		for _, w := range words {
			if t.enacting[w.key] {
				if t.parties[w.key] {
					return true
				}
				break
			}
		}
	}
	return false
}

// Article reports whether a word is one that names of bodies open with: The, La, L', Der, إن.
func Article(word string) bool {
	key := phrase(word)
	for _, t := range tables() {
		if t.articles[key] {
			return true
		}
	}
	return false
}

// Holds reports whether the words of a kind stand anywhere in a text, in any language; it looks at the first words of
// a long one.
func Holds(kind Kind, text string) bool {
	set := kindSets()[kind]
	if set == nil {
		return false
	}
	words := wordsOf(text, false, maxWords)
	for i := range words {
		if set.longest(words[i:]) > 0 {
			return true
		}
	}
	return false
}

// LanguageName gives the language that a word names, in any of the languages: English, anglais, inglés.
func LanguageName(word string) (language.Tag, bool) {
	key := phrase(strings.TrimFunc(word, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) }))
	for _, t := range tables() {
		if tag, ok := t.names[key]; ok {
			return tag, true
		}
	}
	return language.Und, false
}
