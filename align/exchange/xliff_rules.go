package exchange

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"slices"
	"strings"
)

// A xliffRules looks for what breaks the rules of XLIFF 2 beside those by which texts are paired, which xliffReader
// refuses: elements and attributes out of place, values, references and the pairing of inline codes. Modules and
// extensions are passed over.
type xliffRules struct {
	d      *xml.Decoder
	core   string // namespace of XLIFF itself: that of the outermost element
	langs  [2]string
	open   []xliffOpen
	unit   *unitRules
	rules  []string // that are broken, as they were met
	first  map[string]int
	counts map[string]int
}

// A xliffOpen is an element that is not yet closed.
type xliffOpen struct {
	name, lang string
	ids        map[string]bool // of the elements in it that must differ: notes, data
	children   int
	text       bool // beside white space
	href       bool
}

// brokenRules tells of a file of XLIFF 2 what breaks a rule, one line for each rule. A file that is no XML is left to
// the reader.
func brokenRules(data []byte, name string) []string {
	x := &xliffRules{
		d:      xml.NewDecoder(bytes.NewReader(data)),
		first:  map[string]int{},
		counts: map[string]int{},
	}
	x.d.CharsetReader = charset
	for {
		tok, err := x.d.Token()
		if err != nil {
			break
		}
		switch e := tok.(type) {
		case xml.StartElement:
			if !x.start(e) {
				if x.d.Skip() != nil {
					return nil
				}
			}
		case xml.EndElement:
			x.end()
		case xml.CharData:
			if n := len(x.open); n > 0 && len(bytes.TrimSpace(e)) > 0 {
				x.open[n-1].text = true
			}
		}
	}
	out := make([]string, len(x.rules))
	for k, r := range x.rules {
		more := ""
		if n := x.counts[r]; n > 1 {
			more = fmt.Sprintf(" (%d times)", n)
		}
		out[k] = fmt.Sprintf(
			"%s:%d: breaks a rule of XLIFF 2: %s%s; its texts are read as they stand", name, x.first[r], r, more,
		)
	}
	return out
}

func (x *xliffRules) broken(format string, args ...any) {
	rule := fmt.Sprintf(format, args...)
	if x.counts[rule]++; x.counts[rule] == 1 {
		x.rules = append(x.rules, rule)
		x.first[rule], _ = x.d.InputPos()
	}
}

// start goes by the start of an element; it reports whether the element is looked into.
func (x *xliffRules) start(e xml.StartElement) bool {
	name := e.Name.Local
	if len(x.open) == 0 {
		x.core = e.Name.Space
		x.langs = [2]string{attr(e, "srcLang"), attr(e, "trgLang")}
		x.push(e)
		return true
	}
	parent := &x.open[len(x.open)-1]
	parent.children++
	if e.Name.Space != x.core {
		if parent.name != "skeleton" && !slices.Contains(extensible, parent.name) &&
			(parent.name != "xliff" || !strings.HasPrefix(e.Name.Space, modules)) {
			x.broken("an element of an extension in <%s>", parent.name)
		}
		return false
	}
	if parent.name == "skeleton" {
		return false
	}
	if !slices.Contains(strings.Fields(contents[parent.name]), name) {
		x.broken("<%s> in <%s>", name, parent.name)
		return false
	}
	x.attributes(e)
	x.distinct(parent, e)
	switch {
	case name == "unit":
		x.unit = newUnitRules(x)
	case x.unit != nil && (name == "source" || name == "target"):
		x.unit.side(name)
	case x.unit != nil:
		x.unit.start(e)
	}
	x.push(e)
	x.inherited()
	return true
}

func (x *xliffRules) push(e xml.StartElement) {
	o := xliffOpen{name: e.Name.Local, ids: map[string]bool{}, href: attr(e, "href") != ""}
	if n := len(x.open); n > 0 {
		o.lang = x.open[n-1].lang
	}
	for _, a := range e.Attr {
		if a.Name.Space == xmlSpace && a.Name.Local == "lang" {
			o.lang = a.Value
		}
	}
	x.open = append(x.open, o)
}

const (
	xmlSpace = "http://www.w3.org/XML/1998/namespace"
	modules  = "urn:oasis:names:tc:xliff:"
	itsSpace = "http://www.w3.org/"
)

// end goes by the end of an element.
func (x *xliffRules) end() {
	if len(x.open) == 0 {
		return
	}
	o := x.open[len(x.open)-1]
	x.open = x.open[:len(x.open)-1]
	switch o.name {
	case "originalData", "notes":
		if o.children == 0 {
			x.broken("<%s> without anything in it", o.name)
		}
	case "skeleton":
		if full := o.text || o.children > 0; full == o.href {
			x.broken("a <skeleton> must have either contents or href")
		}
	case "unit":
		if x.unit != nil {
			x.unit.end()
		}
		x.unit = nil
	}
}

// inherited checks the language that an element has from those around it.
func (x *xliffRules) inherited() {
	o := x.open[len(x.open)-1]
	k := slices.Index([]string{"source", "target"}, o.name)
	if k < 0 {
		return
	}
	if o.lang != "" && !strings.EqualFold(o.lang, x.langs[k]) {
		x.broken("a <%s> is in %q by xml:lang, where the file says %q", o.name, o.lang, x.langs[k])
	}
}

// distinct checks that the ids of notes and data differ.
func (x *xliffRules) distinct(parent *xliffOpen, e xml.StartElement) {
	id := attr(e, "id")
	if name := e.Name.Local; id != "" && (name == "note" || name == "data") {
		if parent.ids[id] {
			x.broken("two <%s> elements with the id %q", name, id)
		}
		parent.ids[id] = true
		if x.unit != nil {
			x.unit.known[name+" "+id] = true
		}
	}
}

// attributes checks those of an element of XLIFF itself.
func (x *xliffRules) attributes(e xml.StartElement) {
	name := e.Name.Local
	allowed := strings.Fields(attributesOf[name])
	for _, a := range e.Attr {
		space, key := a.Name.Space, a.Name.Local
		switch {
		case space == xmlSpace || space == "xmlns" || space == "" && key == "xmlns",
			strings.HasPrefix(space, modules), strings.HasPrefix(space, itsSpace):
		case space != "":
			if !slices.Contains(extended, name) {
				x.broken("an attribute of an extension in <%s>", name)
			}
		case !slices.Contains(allowed, key):
			x.broken("the attribute %s in <%s>", key, name)
		case key == "type" && (name == "mrk" || name == "sm"):
			if !slices.Contains(strings.Fields("generic comment term"), a.Value) && !isPrefixed(a.Value) {
				x.broken("type=%q in <%s>", a.Value, name)
			}
		case key == "type" && !strings.HasPrefix("group unit", name) && name != "unit":
			if !slices.Contains(strings.Fields(codeTypes), a.Value) {
				x.broken("type=%q in <%s>", a.Value, name)
			}
		case key == "type" || key == "subType" || key == "subState":
			if !isPrefixed(a.Value) {
				x.broken("%s=%q in <%s>, which has no prefix", key, a.Value, name)
			}
		case key == "id":
			if a.Value == "" || strings.ContainsAny(a.Value, " \t\n/=#&;,") {
				x.broken("the id %q", a.Value)
			}
		case key == "ref":
			if rest, own := strings.CutPrefix(a.Value, "#"); own && !isFragment(rest) {
				x.broken("the reference %q", a.Value)
			}
		default:
			if values, ok := valuesOf[key]; ok && !slices.Contains(strings.Fields(values), a.Value) {
				x.broken("%s=%q in <%s>", key, a.Value, name)
			}
		}
	}
	if attr(e, "subType") != "" && attr(e, "type") == "" {
		x.broken("a subType without a type in <%s>", name)
	}
	if attr(e, "id") == "" && slices.Contains(strings.Fields("data ph pc sc mrk sm"), name) {
		x.broken("<%s> without id", name)
	}
}

// isPrefixed reports whether a value names whose it is: my:value.
func isPrefixed(value string) bool {
	prefix, rest, ok := strings.Cut(value, ":")
	return ok && prefix != "" && rest != "" && !strings.Contains(rest, ":")
}

// isFragment reports whether a reference goes from the file to a group, a unit and what is in it, in this order and
// with one thing at its end: f=f1/u=1/n=2.
func isFragment(ref string) bool {
	const order = "fgu" // then those of what is in them
	last := -1
	for part := range strings.SplitSeq(strings.TrimPrefix(ref, "/"), "/") {
		prefix, id, found := strings.Cut(part, "=")
		if !found {
			prefix, id = "", part
		}
		if last == len(order) || id == "" || strings.ContainsAny(id, " =") || strings.ContainsAny(prefix, " :") {
			return false
		}
		at := strings.Index(order, prefix)
		if prefix == "" || at < 0 {
			at = len(order)
			if len(prefix) == 1 && !strings.Contains("ndt", prefix) {
				return false
			}
		}
		if at <= last && !(prefix == "g" && last == at) {
			return false
		}
		last = at
	}
	return true
}

// contents are the elements of XLIFF that one may have in it.
var contents = map[string]string{
	"xliff": "file notes", "file": "skeleton notes group unit", "group": "notes group unit",
	"unit": "notes originalData segment ignorable", "notes": "note", "originalData": "data", "data": "cp",
	"segment": "source target", "ignorable": "source target",
	"source": inline, "target": inline, "pc": inline, "mrk": inline,
}

const (
	inline    = "cp ph pc sc ec mrk sm em"
	codeTypes = "fmt ui quote link image other"
)

// extensible may have elements of modules and extensions in them, extended their attributes.
var (
	extensible = []string{"file", "group", "unit"}
	extended   = []string{"xliff", "file", "group", "unit", "note", "mrk", "sm", "skeleton", "notes"}
)

var attributesOf = map[string]string{
	"xliff":    "version srcLang trgLang",
	"file":     "id canResegment original translate srcDir trgDir",
	"skeleton": "href",
	"group":    "id name canResegment translate srcDir trgDir type",
	"unit":     "id name canResegment translate srcDir trgDir type",
	"note":     "id appliesTo category priority ref",
	"segment":  "id canResegment state subState", "ignorable": "id",
	"data": "id dir", "target": "order", "cp": "hex",
	"ph": codeAttributes + " disp equiv dataRef subFlows",
	"sc": codeAttributes + " disp equiv dataRef subFlows canOverlap dir isolated",
	"ec": codeAttributes + " disp equiv dataRef subFlows canOverlap dir isolated startRef",
	"pc": codeAttributes +
		" canOverlap dir dispStart dispEnd equivStart equivEnd dataRefStart dataRefEnd subFlowsStart subFlowsEnd",
	"mrk": "id translate type ref value", "sm": "id translate type ref value", "em": "startRef",
}

const codeAttributes = "id type subType canCopy canDelete canReorder copyOf"

// valuesOf are the values of attributes that have few.
var valuesOf = map[string]string{
	"translate": "yes no", "canResegment": "yes no", "canCopy": "yes no", "canDelete": "yes no", "canOverlap": "yes no",
	"isolated": "yes no", "canReorder": "yes no firstNo", "dir": "ltr rtl auto", "srcDir": "ltr rtl auto",
	"trgDir": "ltr rtl auto", "priority": "1 2 3 4 5 6 7 8 9 10", "appliesTo": "source target",
}
