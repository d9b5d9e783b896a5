package formula

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus/lang"
)

// The files of a language's tables.
const (
	forceFile     = "force.tsv"
	qualifierFile = "qualifiers.tsv"
	addresseeFile = "addressees.tsv"
)

// kinds of rows in force.tsv.
const (
	kindModal   = "modal"   // should, devrait: its subject is asked
	kindAsked   = "asked"   // is invited to, est prié de: its subject is asked
	kindPassive = "passive" // invited to, prié de: after a modal and be
	kindPerform = "perform" // requests, prie: its object is asked
	kindState   = "state"   // takes note, réaffirme: nobody is asked, unless a clause with a modal follows
	kindPresent = "present" // the normative present of treaties (s'efforcent): directly after its subject
	kindEffort  = "effort"  // consider, s'efforcer de; plain for what looks like one and is none
	kindName    = "name"    // the name of a force in the language
	kindWords   = "words"   // lists of function words the reader needs: see words in force.tsv
)

// tables are the formulas of one language, ready to match.
type tables struct {
	lang       *lang.Language
	formulas   matcher // modal, asked, perform, state, present
	passives   matcher
	efforts    matcher
	qualifiers func() *matcher
	addressees *matcher
	words      map[string]*matcher // by list: adverb, determiner, ...
	names      map[Force]string
}

var (
	loaded   = map[string]*tables{}
	loadedMu sync.Mutex
)

// tablesFor reads the tables of a language once. The files are part of the program: a bad one is a panic, and a test
// reads them all.
func tablesFor(tag language.Tag) *tables {
	l := lang.For(tag)
	name := l.Tag().String()
	loadedMu.Lock()
	defer loadedMu.Unlock()
	if t := loaded[name]; t != nil {
		return t
	}
	t, err := load(l)
	if err != nil {
		panic(err)
	}
	loaded[name] = t
	return t
}

func load(l *lang.Language) (*tables, error) {
	t := &tables{lang: l, words: map[string]*matcher{}, names: map[Force]string{}}
	for i, row := range l.Table(forceFile) {
		if err := t.addForce(i, row); err != nil {
			return nil, fmt.Errorf("formula: %s/%s, row %d: %w", l.Tag(), forceFile, i+1, err)
		}
	}
	var err error
	if t.addressees, err = t.classes(addresseeFile); err != nil {
		return nil, err
	}
	t.qualifiers = sync.OnceValue(func() *matcher { // not everyone asks for them
		m, err := t.classes(qualifierFile)
		if err != nil {
			panic(err)
		}
		return m
	})
	return t, nil
}

// classes reads a table of classes and their patterns.
func (t *tables) classes(file string) (*matcher, error) {
	m := &matcher{}
	var sets []string // pairs for a replacer: <law>, its words
	for i, row := range t.lang.Table(file) {
		if len(row) != 2 {
			return nil, fmt.Errorf("formula: %s/%s, row %d: want a class, a tab and a pattern", t.lang.Tag(), file, i+1)
		}
		if name, ok := strings.CutPrefix(row[0], "set "); ok {
			sets = append(sets, "<"+name+">", row[1])
			continue
		}
		if err := t.add(m, i, file, row[0], strings.NewReplacer(sets...).Replace(row[1])); err != nil {
			return nil, fmt.Errorf("formula: %s/%s, row %d: %w", t.lang.Tag(), file, i+1, err)
		}
	}
	return m, nil
}

func (t *tables) addForce(i int, row []string) error {
	if len(row) != 3 {
		return fmt.Errorf("want a kind, a value and a pattern with tabs between")
	}
	kind, value, text := row[0], row[1], row[2]
	switch kind {
	case kindModal, kindAsked, kindPerform, kindState, kindPresent:
		if !slices.Contains(operators, value) {
			return fmt.Errorf("%q is not an operator", value)
		}
		return t.add(&t.formulas, i, kind, value, text)
	case kindPassive:
		return t.add(&t.passives, i, kind, value, text)
	case kindEffort:
		return t.add(&t.efforts, i, kind, value, text)
	case kindName:
		f, err := ParseForce(value)
		t.names[f] = text
		return err
	case kindWords:
		m := t.words[value]
		if m == nil {
			m = &matcher{}
			t.words[value] = m
		}
		return t.add(m, i, kind, value, text)
	}
	return fmt.Errorf("%q is not a kind of row", kind)
}

func (t *tables) add(m *matcher, i int, kind, value, text string) error {
	all, err := compile(t.lang, text)
	if err != nil {
		return err
	}
	for _, elems := range all {
		p := &pattern{elems: elems, kind: kind, value: value, order: i}
		for _, e := range elems {
			if !e.gap {
				p.words++
			}
		}
		m.add(p)
	}
	return nil
}

// is reports whether a word of a list begins at token i, and where it ends.
func (t *tables) is(list string, toks []token, i int) (end int, ok bool) {
	m := t.words[list]
	if m == nil || i < 0 || i >= len(toks) {
		return i, false
	}
	p, end := m.at(toks, i)
	return end, p != nil
}

// Name is the name of a force in a language, its English one where the tables have none.
func (f Force) Name(tag language.Tag) string {
	if n := tablesFor(tag).names[f]; n != "" {
		return n
	}
	return f.String()
}

// Known reports whether there are tables for the language.
func Known(tag language.Tag) bool { return len(tablesFor(tag).formulas.first) > 0 }
