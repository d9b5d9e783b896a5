package exchange

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align"
)

// A xliffReader reads one file.
type xliffReader struct {
	m        *Memory
	name     string
	d        *xml.Decoder
	budget   *budget
	version  string
	declared [2]string       // languages, as XLIFF 2 has them at the top
	foreign  bool            // the file element is in other languages
	ids      map[string]bool // of files, groups and units
	units    int             // in this file element
	texts    counter
	left     int // units in other languages
	coded    int // segments with inline elements
	between  int // pieces between segments that have words
}

// ReadXLIFF reads XLIFF 1.2, 2.0, 2.1 and 2.2: each segment, or unit that is not cut into segments, is a row. und
// stands for the language that the file names. Inline elements are left out, with a warning, and so is what modules
// say but the metadata that WriteXLIFF writes. A file that breaks the rules by which its texts are paired (languages,
// ids, order, state, what a unit must have) is an error; one that breaks another rule of XLIFF 2 is read, with a
// warning. Rules of modules are not checked. Errors are *SyntaxError; name stands in them.
func ReadXLIFF(r io.Reader, name string, source, target language.Tag) (*Memory, error) {
	data, err := io.ReadAll(r)
	if err != nil {
		return nil, &SyntaxError{name, 0, err.Error()}
	}
	data, bad := readable(data)
	b := &budget{r: bytes.NewReader(data)}
	x := &xliffReader{
		m:      &Memory{Source: source, Target: target, Name: name},
		name:   name,
		d:      xml.NewDecoder(b),
		budget: b,
		ids:    map[string]bool{},
	}
	x.d.CharsetReader = charset
	x.m.warnForbidden(bad)
	if err := x.read(); err != nil {
		return nil, err
	}
	x.m.warnOthers(x.left)
	if x.version > "2" {
		x.m.Warnings = append(x.m.Warnings, brokenRules(data, name)...)
	}
	if x.between > 0 {
		x.m.Warnings = append(
			x.m.Warnings,
			fmt.Sprintf(
				"%s: what stands between segments (ignorable) was left out; pieces of it with words: %d", name, x.between,
			),
		)
	}
	if x.coded > 0 {
		x.m.Warnings = append(
			x.m.Warnings,
			fmt.Sprintf("%s: inline elements were left out, and their text kept; segments with them: %d", name, x.coded),
		)
	}
	return x.m, nil
}

func (x *xliffReader) read() error {
	files := 0
	for {
		x.budget.left = largestUnit
		tok, err := x.d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return xmlError(x.name, x.d, err)
		}
		switch e := tok.(type) {
		case xml.StartElement:
			if x.version == "" && e.Name.Local != "xliff" {
				return x.fail("begins with <%s>, so it is no XLIFF file", e.Name.Local)
			}
			if e.Name.Local == "file" {
				files++
			}
			if err := x.open(e); err != nil {
				return err
			}
		case xml.EndElement:
			if e.Name.Local == "file" && x.units == 0 && x.version != "1.2" {
				return x.fail("a <file> has no unit")
			}
		}
	}
	switch {
	case x.version == "":
		return x.fail("has no <xliff> element, so it is no XLIFF file")
	case files == 0:
		return x.fail("has no <file>")
	}
	return nil
}

func (x *xliffReader) fail(format string, args ...any) error {
	line, _ := x.d.InputPos()
	return &SyntaxError{x.name, line, fmt.Sprintf(format, args...)}
}

// open goes by the start of an element that is no part of a unit.
func (x *xliffReader) open(e xml.StartElement) error {
	switch e.Name.Local {
	case "xliff":
		x.version = attr(e, "version")
		if !slices.Contains([]string{"1.0", "1.1", "1.2", "2.0", "2.1", "2.2"}, x.version) {
			return x.fail("XLIFF of the version %q is not read; save it as 1.2 or 2.1", x.version)
		}
		if x.version > "2" {
			return x.languages(attr(e, "srcLang"), attr(e, "trgLang"))
		}
		x.version = "1.2"
	case "file":
		x.units = 0
		if x.version == "1.2" {
			return x.languages(attr(e, "source-language"), attr(e, "target-language"))
		}
		return x.once("file", attr(e, "id"), x.clearFile)
	case "group":
		if x.version != "1.2" {
			x.units++
			return x.once("group", attr(e, "id"), nil)
		}
	case "unit":
		x.units++
		var u xliffUnit2
		if err := x.d.DecodeElement(&u, &e); err != nil {
			return xmlError(x.name, x.d, err)
		}
		return x.unit2(&u)
	case "trans-unit":
		var u xliffUnit1
		if err := x.d.DecodeElement(&u, &e); err != nil {
			return xmlError(x.name, x.d, err)
		}
		return x.unit1(&u)
	case "skeleton", "header", "notes", "bin-unit", "metadata":
		if err := x.d.Skip(); err != nil {
			return xmlError(x.name, x.d, err)
		}
	}
	return nil
}

// clearFile forgets the ids of the last file element: those of groups and units are of one.
func (x *xliffReader) clearFile() {
	for id := range x.ids {
		if !strings.HasPrefix(id, "file ") {
			delete(x.ids, id)
		}
	}
}

// once checks that an id is there and new.
func (x *xliffReader) once(kind, id string, then func()) error {
	switch {
	case id == "":
		return x.fail("a <%s> has no id", kind)
	case x.ids[kind+" "+id]:
		return x.fail("two <%s> elements have the id %q", kind, id)
	}
	x.ids[kind+" "+id] = true
	if then != nil {
		then()
	}
	return nil
}

// languages takes the languages that a file names.
func (x *xliffReader) languages(source, target string) error {
	s, err := language.Parse(source)
	var unknown language.ValueError
	if err != nil && !errors.As(err, &unknown) {
		return x.fail("the source language %q is not a language tag", source)
	}
	t := language.Und
	if target != "" {
		if t, err = language.Parse(target); err != nil && !errors.As(err, &unknown) {
			return x.fail("the target language %q is not a language tag", target)
		}
	}
	x.declared = [2]string{source, target}
	if x.m.Source == language.Und {
		x.m.Source = s
	}
	if x.m.Target == language.Und {
		x.m.Target = t
	}
	x.foreign = !sameBase(s, x.m.Source) || t != language.Und && !sameBase(t, x.m.Target)
	return nil
}

// unit1 takes a trans-unit of XLIFF 1.2.
func (x *xliffReader) unit1(u *xliffUnit1) error {
	switch {
	case u.Source == nil:
		return x.fail("the trans-unit %q has no source", u.ID)
	case x.foreign:
		x.left++
		return nil
	}
	var known []xliffGroup
	for _, g := range u.Groups {
		for _, p := range g.Props {
			g.Metas = append(g.Metas, xliffPair{p.Type, p.Text})
		}
		known = append(known, g)
	}
	if u.Cut != nil && len(u.Cut.Pieces) > 0 {
		for k, p := range u.Cut.Pieces {
			target := xliffText{}
			if u.Target != nil {
				for _, q := range u.Target.Pieces {
					if q.mid == p.mid {
						target.Text = q.text
					}
				}
			}
			x.row(u.Name, xliffText{Text: p.text, Coded: u.Cut.Coded}, target, "", first(k == 0, u.Notes), known, k)
		}
		return nil
	}
	target := xliffText{}
	if u.Target != nil {
		target = *u.Target
	}
	x.row(u.Name, *u.Source, target, "", u.Notes, known, 0)
	return nil
}

func first(is bool, notes []string) []string {
	if is {
		return notes
	}
	return nil
}

// states are those of the segments of XLIFF 2.
var states = []string{"", "initial", "translated", "reviewed", "final"}

// unit2 takes a unit of XLIFF 2.
func (x *xliffReader) unit2(u *xliffUnit2) error {
	if err := x.once("unit", u.ID, nil); err != nil {
		return err
	}
	var notes []string
	if u.Notes != nil {
		if len(u.Notes.Notes) == 0 {
			return x.fail("the notes of the unit %q are empty", u.ID)
		}
		for _, n := range u.Notes.Notes {
			notes = append(notes, n.Text)
		}
	}
	var known []xliffGroup
	for _, m := range u.Metadata {
		known = append(known, m.Groups...)
	}
	if err := x.checkParts(u); err != nil {
		return err
	}
	k := 0
	for _, p := range u.Parts {
		if p.XMLName.Local == "ignorable" && hasWords(p.Sources, p.Targets) {
			x.between++
		}
		if p.XMLName.Local != "segment" {
			continue
		}
		target := xliffText{}
		if len(p.Targets) > 0 {
			target = p.Targets[0]
		}
		if x.foreign {
			x.left++
			return nil
		}
		x.row(u.Name, p.Sources[0], target, p.State, first(k == 0, notes), known, k)
		k++
	}
	return nil
}

// hasWords reports whether any text has a letter or a digit.
func hasWords(lists ...[]xliffText) bool {
	isPart := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	for _, texts := range lists {
		if slices.ContainsFunc(texts, func(t xliffText) bool { return strings.ContainsFunc(t.Text, isPart) }) {
			return true
		}
	}
	return false
}

// checkParts checks the segments of a unit and what stands between them.
func (x *xliffReader) checkParts(u *xliffUnit2) error {
	ids, orders, parts, segments := map[string]bool{}, map[string]bool{}, 0, 0
	for _, p := range u.Parts {
		if p.XMLName.Local != "segment" && p.XMLName.Local != "ignorable" {
			continue
		}
		parts++
		what := fmt.Sprintf("a %s of the unit %q", p.XMLName.Local, u.ID)
		if p.XMLName.Local == "segment" {
			segments++
		}
		switch {
		case len(p.Sources) != 1:
			return x.fail("%s has %d sources; it must have one", what, len(p.Sources))
		case len(p.Targets) > 1:
			return x.fail("%s has %d targets", what, len(p.Targets))
		case p.ID != "" && ids[p.ID]:
			return x.fail("the unit %q has two parts with the id %q", u.ID, p.ID)
		case !slices.Contains(states, p.State):
			return x.fail("%s has the state %q; there is initial, translated, reviewed and final", what, p.State)
		case p.SubState != "" && (p.State == "" || !strings.Contains(p.SubState, ":")):
			return x.fail("%s has a subState without a state, or without its prefix", what)
		}
		ids[p.ID] = true
		for k, t := range append(slices.Clone(p.Sources), p.Targets...) {
			if t.Lang != "" && !strings.EqualFold(t.Lang, x.declared[min(k, 1)]) {
				return x.fail("%s is in %q, where the file says %q", what, t.Lang, x.declared[min(k, 1)])
			}
			if t.Bad != "" {
				return x.fail("%s: %s", what, t.Bad)
			}
		}
		if len(p.Targets) > 0 {
			if x.declared[1] == "" {
				return x.fail("%s has a target, and the file names no target language (trgLang)", what)
			}
			order := p.Targets[0].Order
			if order == "" {
				order = strconv.Itoa(parts)
			}
			if n, err := strconv.Atoi(order); err != nil || n < 1 || orders[order] {
				return x.fail("%s: the order %q stands twice, or is no number", what, order)
			}
			orders[order] = true
		}
	}
	if segments == 0 {
		return x.fail("the unit %q has no segment", u.ID)
	}
	return nil
}

// row adds a pair; what reprise wrote of segment k is taken from the groups.
func (x *xliffReader) row(
	ref string, source, target xliffText, state string, notes []string, known []xliffGroup, k int,
) {
	if source.Coded || target.Coded {
		x.coded++
	}
	r := newRow()
	r.Ref, r.Source, r.Target = ref, source.Text, target.Text
	if len(notes) > 0 {
		r.Unit = &Unit{Notes: notes}
	}
	if state == "reviewed" || state == "final" {
		r.Bead.Origin = align.ByHand
	}
	if k < len(known) {
		for _, p := range known[k].Metas {
			r.take(strings.TrimPrefix(p.Type, "x-"), p.Text)
		}
	}
	x.texts.add(x.m, r, strings.TrimSpace(r.Source) != "", strings.TrimSpace(r.Target) != "")
}
