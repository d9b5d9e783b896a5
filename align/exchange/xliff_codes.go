package exchange

import (
	"cmp"
	"encoding/xml"
	"maps"
	"slices"
	"strings"
)

// A unitRules follows the inline codes of one unit.
type unitRules struct {
	*xliffRules
	known   map[string]bool // "note ID" and "data ID"
	at      int             // 0 in a source, 1 in a target
	targets int
	sources int
	codes   [2]map[string]xliffCode
	open    [2]map[string]string // id of sc and sm, not yet closed, to their names
	refs    []string             // to notes and data of the unit, by the keys of known
	copies  []xliffCode
	fixed   [2]bool // a code that begins what must keep its order was met
}

// A xliffCode is an inline element, with the attributes that its end must agree with.
type xliffCode struct {
	name, id, copyOf               string
	copied, deleted, overlap, move string
	data                           bool
}

func newUnitRules(x *xliffRules) *unitRules {
	return &unitRules{
		xliffRules: x,
		known:      map[string]bool{},
		codes:      [2]map[string]xliffCode{{}, {}},
		open:       [2]map[string]string{{}, {}},
	}
}

func (u *unitRules) side(name string) {
	if name == "source" {
		u.at = 0
		u.sources++
		return
	}
	u.at = 1
	u.targets++
}

func codeOfElement(e xml.StartElement) xliffCode {
	yes := func(name string) string { return cmp.Or(attr(e, name), "yes") }
	return xliffCode{
		name:    e.Name.Local,
		id:      attr(e, "id"),
		copyOf:  attr(e, "copyOf"),
		copied:  yes("canCopy"),
		deleted: yes("canDelete"),
		overlap: yes("canOverlap"),
		move:    yes("canReorder"),
		data:    attr(e, "dataRef") != "",
	}
}

// start goes by an element in a unit.
func (u *unitRules) start(e xml.StartElement) {
	c := codeOfElement(e)
	switch c.name {
	case "ph", "pc", "sc", "sm", "mrk":
		u.begins(c, e)
	case "ec":
		u.ends(c, e)
	case "em":
		if ref := attr(e, "startRef"); u.open[u.at][ref] != "sm" {
			u.broken("<em> without a <sm> before it")
		} else {
			delete(u.open[u.at], ref)
		}
	default:
		return
	}
	for _, name := range []string{"dataRef", "dataRefStart", "dataRefEnd"} {
		if ref := attr(e, name); ref != "" {
			u.refs = append(u.refs, "data "+ref)
		}
	}
	if c.name == "mrk" || c.name == "sm" {
		u.annotation(e)
	} else if u.order(c); c.copyOf != "" {
		u.copies = append(u.copies, c)
	}
}

func (u *unitRules) begins(c xliffCode, e xml.StartElement) {
	if _, again := u.codes[u.at][c.id]; again && c.id != "" {
		u.broken("two inline elements of a side with the id %q", c.id)
	}
	u.codes[u.at][c.id] = c
	if c.name == "sm" || c.name == "sc" && attr(e, "isolated") != "yes" {
		u.open[u.at][c.id] = c.name
	}
}

// ends goes by an <ec>: it closes an <sc> of the unit that stands before it, or is isolated and has an id.
func (u *unitRules) ends(c xliffCode, e xml.StartElement) {
	ref := attr(e, "startRef")
	if attr(e, "isolated") == "yes" {
		if c.id == "" || ref != "" {
			u.broken("an isolated <ec> must have an id and no startRef")
		}
		u.codes[u.at][c.id] = c
		return
	}
	if c.id != "" {
		u.broken("<ec> with an id that is not isolated")
	}
	if u.open[u.at][ref] != "sc" {
		u.broken("<ec> without a <sc> before it")
		return
	}
	delete(u.open[u.at], ref)
	begin := u.codes[u.at][ref]
	if begin.copied != c.copied || begin.deleted != c.deleted || begin.overlap != c.overlap {
		u.broken("<sc> and its <ec> differ in canCopy, canDelete or canOverlap")
	}
	if (begin.move == "yes") != (c.move == "yes") || c.move == "firstNo" {
		u.broken("<sc> and its <ec> differ in canReorder")
	}
}

// annotation checks a comment, which has its words in itself or in a note.
func (u *unitRules) annotation(e xml.StartElement) {
	if attr(e, "type") != "comment" {
		return
	}
	ref, value := attr(e, "ref"), attr(e, "value")
	if (ref == "") == (value == "") {
		u.broken("a comment must have either value or ref")
		return
	}
	if id, ok := strings.CutPrefix(ref, "#n="); ok {
		u.refs = append(u.refs, "note "+id)
	} else if ref != "" && !strings.Contains(ref, "/n=") {
		u.broken("a comment refers to %q, which is no note", ref)
	}
}

// order checks that what must keep its order begins with a code that says so.
func (u *unitRules) order(c xliffCode) {
	switch c.move {
	case "firstNo":
		u.fixed[u.at] = true
	case "no":
		if !u.fixed[u.at] {
			u.broken("canReorder=\"no\" without a code with \"firstNo\" before it")
		}
	default:
		u.fixed[u.at] = false
	}
}

// end checks what a whole unit must have.
func (u *unitRules) end() {
	for _, ref := range u.refs {
		if !u.known[ref] {
			u.broken("a reference to the %s, which is not in the unit", ref)
		}
	}
	for at, open := range u.open {
		if len(open) > 0 && (at == 0 || u.targets == u.sources) {
			u.broken("<%s> that nothing closes", slices.Min(slices.Collect(maps.Values(open))))
		}
	}
	for _, c := range u.copies {
		base, ok := u.codes[0][c.copyOf]
		switch {
		case !ok:
			base, ok = u.codes[1][c.copyOf]
			if !ok {
				u.broken("copyOf=%q, which is no code of the unit", c.copyOf)
			}
		case base.data || c.data:
			u.broken("a copy of a code that has original data")
		}
		if ok && base.copied == "no" {
			u.broken("a copy of a code that must not be copied")
		}
	}
	if u.targets < u.sources {
		return
	}
	for id, c := range u.codes[0] {
		if _, kept := u.codes[1][id]; c.deleted == "no" && !kept {
			u.broken("a code that must not be deleted is not in the target")
		}
	}
}
