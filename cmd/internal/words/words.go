// Package words is the catalogue of what pages and commands say, in the languages of the interface.
//
// Of the pages: one file a language, a section a kind of page, the texts by their keys. All files have the same keys,
// and texts of one key the same places for numbers and names ({0}, %d).
//
// Of the commands: a file a language in messages, the texts by the English format that stands in the source
// ([Language.Sprintf]), with a form for each number where the language wants one (the rules of plurals are those of
// the CLDR, by golang.org/x/text). An error is made in English, of formats, by packages that know no catalogue;
// [Language.Translate] finds the formats again in what it says. The names of formats and of columns that a program
// reads, and the values that flags take, are the same in every language.
//
// Texts of help stand in files of their own, by the English ones ([Language.Help]).
//
// Tests check that no text is missing in a language, and that none is left that nobody asks for.
package words

import (
	"embed"
	"encoding/json"
	"slices"
	"sync"
)

// Languages are those of the interface, the default first.
var Languages = []string{"en", "fr", "es"}

// The sections.
const (
	Workplace = "workplace" // the start page, jobs and errors
	Report    = "report"    // the report and the page that serve shows
	Record    = "record"    // series and mandates; the keys are the English texts
)

//go:embed en.json fr.json es.json
var files embed.FS

// catalogue is the texts by language, section and key.
var catalogue = sync.OnceValue(func() map[string]map[string]map[string]string {
	all := map[string]map[string]map[string]string{}
	for _, l := range Languages {
		b, err := files.ReadFile(l + ".json")
		var sections map[string]map[string]string
		if err == nil {
			err = json.Unmarshal(b, &sections)
		}
		if err != nil {
			panic(err) // the file is embedded; a test reads it
		}
		all[l] = sections
	}
	return all
})

// Known reports whether the pages speak a language.
func Known(language string) bool { return slices.Contains(Languages, language) }

// Say is the text of a key; a missing one is shown as the key.
func Say(language, section, key string) string {
	if s, ok := catalogue()[language][section][key]; ok {
		return s
	}
	return key
}

// Of is a section by language and key. It must not be changed.
func Of(section string) map[string]map[string]string {
	out := map[string]map[string]string{}
	for l, sections := range catalogue() {
		out[l] = sections[section]
	}
	return out
}
