package lang

import (
	"bufio"
	"embed"
	"errors"
	"fmt"
	"path"
	"path/filepath"
	"strings"
	"sync"

	"github.com/kljensen/snowball"
	"golang.org/x/text/language"
)

//go:embed data
var data embed.FS

// stemmers names the Snowball algorithm of a language. Languages not listed have no stems.
var stemmers = map[string]string{
	"en": "english",
	"fr": "french",
	"es": "spanish",
	"ru": "russian",
	"sv": "swedish",
	"hu": "hungarian",
	"no": "norwegian",
}

// capitalNouns are the languages that write every noun with a capital letter.
var capitalNouns = map[string]bool{"de": true, "lb": true}

// A Language knows how one language is written. It is safe for concurrent use.
type Language struct {
	tag           language.Tag
	stemmer       string          // Snowball's name; empty for none
	elisions      map[string]bool // keys of the words that elide, with their apostrophe: "l'"
	abbreviations map[string]bool // keys of words that a full stop follows inside a sentence: "art"
	function      map[string]bool // keys of function words, accents folded
	affixes       *affixes        // what Stem takes off where there is no stemmer; nil for nothing
}

var (
	known   = map[string]*Language{}
	knownMu sync.Mutex
)

// For returns what is known of a language; regional variants share their base (fr for fr-CH). Any tag is accepted: a
// language without data is split by neutral rules.
func For(tag language.Tag) *Language {
	name := Base(tag)
	knownMu.Lock()
	defer knownMu.Unlock()
	if l := known[name]; l != nil {
		return l
	}
	l := &Language{tag: language.Make(name), stemmer: stemmers[name]}
	l.elisions = wordSet(name, "elisions.txt", FoldAll)
	l.abbreviations = wordSet(name, "abbreviations.txt", FoldAll)
	l.function = wordSet(name, "function-words.txt", FoldAll)
	l.affixes = affixesOf(name)
	known[name] = l
	return l
}

// Parse reads a language tag (BCP 47) and returns its language. A well-formed tag that no registry knows is a
// language too, one of neutral rules under a private tag.
func Parse(tag string) (*Language, error) {
	tag = strings.TrimSpace(tag)
	t, err := language.Parse(tag)
	var unknown language.ValueError
	if errors.As(err, &unknown) {
		t, err = language.Parse("x-" + tag)
	}
	if err != nil {
		return nil, fmt.Errorf("lang: %q is not a language tag; write it like en or fr", tag)
	}
	return For(t), nil
}

// Base names the language of a tag, without region or script: fr of fr-CH. A language that is the main one of
// several goes by their common name: no of nb (Norwegian), zh of cmn (Mandarin). A tag that says no language, and a
// private one such as Parse makes of what no registry knows, names itself. (language.Tag.Base guesses English for
// them.)
func Base(tag language.Tag) string {
	if b, _, _ := tag.Raw(); b.String() == "und" {
		return tag.String()
	}
	whole, _ := language.Macro.Canonicalize(tag)
	b, _, _ := whole.Raw()
	return b.String()
}

// RightToLeft reports whether a language is written from right to left, as the script of its tag says.
func RightToLeft(tag language.Tag) bool {
	script, _ := tag.Script()
	switch script.String() {
	case "Arab", "Hebr", "Syrc", "Thaa", "Nkoo":
		return true
	}
	return false
}

// OfFile reads the language that the name of a file states before its ending, and gives the name without folder,
// language and ending: fr and report of a/report.fr.txt; und and report of report.txt. Codes of three letters do not
// count: too many are words (x.old.txt, x.new.txt, x.may.txt); nor do obsolete codes (x.in.docx).
func OfFile(file string) (tag language.Tag, stem string) {
	file = filepath.Base(file)
	stem = strings.TrimSuffix(file, filepath.Ext(file))
	if said := strings.TrimPrefix(filepath.Ext(stem), "."); len(said) >= 2 && len(said) <= 11 {
		tag, err := language.Parse(said)
		base, _, _ := tag.Raw()
		code, _, _ := strings.Cut(said, "-")
		if err == nil && strings.EqualFold(code, base.String()) && len(code) == 2 {
			return tag, strings.TrimSuffix(stem, "."+said)
		}
	}
	return language.Und, stem
}

// Same reports whether two tags are of one language.
func Same(a, b language.Tag) bool { return Base(a) == Base(b) }

// Tag is the base tag of the language.
func (l *Language) Tag() language.Tag { return l.tag }

// CapitalsTellNames reports whether a capital letter inside a sentence tells a name: in a script that has capital
// letters, and where nouns are not written with one.
func (l *Language) CapitalsTellNames() bool {
	switch script, _ := l.tag.Script(); script.String() {
	case "Latn", "Cyrl", "Grek", "Armn":
		return !capitalNouns[Base(l.tag)]
	}
	return false
}

// HasStems reports whether Stem takes anything off the words of the language.
func (l *Language) HasStems() bool { return l.stemmer != "" || l.affixes != nil }

// IsFunctionWord reports whether a word, folded by FoldAll, is one of the language's function words: articles,
// pronouns, prepositions, auxiliaries. Elided forms count (l').
func (l *Language) IsFunctionWord(key string) bool { return l.function[key] || l.elisions[key] }

// Stem returns the stem of a word, folded by FoldAll afterwards, so that accents lost in one text do not keep words
// apart. Of a language without a stemmer the affixes in its data are taken off, as light stemmers do; without those
// it is the folded word.
func (l *Language) Stem(word string) string {
	key := FoldTypography.With(FoldCase).Key(word)
	if l.stemmer == "" {
		return l.affixes.strip(FoldAll.Key(key))
	}
	stem, err := snowball.Stem(key, l.stemmer, true)
	if err != nil || stem == "" {
		stem = key
	}
	return FoldAll.Key(stem)
}

// wordSet reads one data file, a word a line, # for comments. A missing file is an empty set.
func wordSet(name, file string, fold Fold) map[string]bool {
	set := map[string]bool{}
	for _, line := range dataLines(name, file) {
		set[fold.Key(line)] = true
	}
	return set
}

// Table returns the rows of one of the language's data files, split at tabs, without comments and empty lines; nil
// where the language has no such file.
func (l *Language) Table(file string) [][]string {
	var rows [][]string
	for _, line := range dataLines(l.tag.String(), file) {
		rows = append(rows, strings.Split(line, "\t"))
	}
	return rows
}

func dataLines(name, file string) []string {
	f, err := data.Open(path.Join("data", name, file))
	if err != nil {
		return nil
	}
	defer f.Close()
	var lines []string
	for s := bufio.NewScanner(f); s.Scan(); {
		line := strings.TrimSpace(s.Text())
		if line != "" && line[0] != '#' {
			lines = append(lines, line)
		}
	}
	return lines
}
