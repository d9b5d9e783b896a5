package akn

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode"

	"github.com/reprise-wording/reprise/corpus/lang/lazyregexp"
	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
	"github.com/reprise-wording/reprise/corpus/read/internal/xmltree"
)

// divisions always open a part; the others of divisible do where their number has a word or where they hold divisions.
var (
	divisions = set(
		"book", "tome", "part", "title", "chapter", "subpart", "subtitle", "subchapter", "division", "subdivision",
	)
	divisible = set(
		"article", "section", "rule", "clause", "level", "hcontainer", "transitional", "administrationOfOath",
		"rollCall",
	)
	units = set(
		"paragraph", "subparagraph", "point", "item", "indent", "alinea", "subsection", "subclause", "subrule",
		"proviso", "li", "tocItem",
	)
	blocks = set(
		"p", "block", "content", "intro", "wrap", "wrapUp", "body", "mainBody", "container", "crossHeading",
		"listIntroduction", "listWrapUp", "caption", "tblock", "speech", "question", "answer", "from", "scene",
		"narrative", "summary", "foreign", "address", "div", "blockContainer", "listConclusion", "longTitle",
		"signature",
	)
	facts = set(
		"docNumber", "docType", "docDate", "docStage", "docStatus", "docProponent", "docCommittee", "docketNumber",
		"docAuthority", "docJurisdiction", "docIntroducer", "session", "legislature", "docPurpose", "shortTitle",
		"docTitle",
	)
)

func set(names ...string) map[string]bool {
	m := map[string]bool{}
	for _, n := range names {
		m[n] = true
	}
	return m
}

func sortedKeys(m map[string]*xmltree.Node) []string {
	return slices.SortedFunc(
		maps.Keys(m),
		func(a, b string) int { return cmp.Or(cmp.Compare(m[a].Line, m[b].Line), cmp.Compare(a, b)) },
	)
}

func isDivision(n *xmltree.Node) bool { return divisions[n.Name] || divisible[n.Name] }

func isUnit(n *xmltree.Node) bool { return units[n.Name] }

// MakesParagraphs reports whether the name of an element says that it makes paragraphs.
func MakesParagraphs(name string) bool {
	return blocks[name] || units[name] || divisions[name] || divisible[name]
}

// isBlock reports whether an element makes paragraphs: by its name, or since elements in it do, other than those of
// its notes.
func isBlock(n *xmltree.Node) bool {
	if MakesParagraphs(n.Name) || n.Name == "table" {
		return true
	}
	return slices.ContainsFunc(
		n.Kids,
		func(k *xmltree.Node) bool { return k.Name != "" && k.Name != "authorialNote" && isBlock(k) },
	)
}

// partName is the kind of a part: its element's name, or the name that a general element is given.
func partName(n *xmltree.Node) string {
	switch n.Name {
	case "hcontainer", "level":
		return cmp.Or(n.Attr("name"), "division")
	case "attachment", "component":
		if doc := n.Child("doc", "documentCollection", "statement"); doc != nil && doc.Attr("name") != "" {
			return doc.Attr("name")
		}
		return "annex"
	}
	return n.Name
}

// titleOf is the heading of an element. The first versions of the standard call that of a division its title, which
// is words, where a division that is called so holds others.
func titleOf(n *xmltree.Node) *xmltree.Node {
	if h := n.Child("heading"); h != nil || !divisions[n.Name] {
		return h
	}
	t := n.Child("title")
	if t == nil || t.Child("num", "heading") != nil || slices.ContainsFunc(t.Kids, func(k *xmltree.Node) bool { return k.Name != "" && isBlock(k) }) {
		return nil
	}
	return t
}

// opensPart reports whether an element is a division with numbers of its own rather than a numbered unit.
func opensPart(n *xmltree.Node, label string) bool {
	switch {
	case divisions[n.Name]:
		return true
	case !divisible[n.Name]:
		return false
	case flow.Worded(label):
		return true
	}
	listed := n.Child("intro") != nil && n.Child("intro").Words() != ""
	return slices.ContainsFunc(n.Kids, func(k *xmltree.Node) bool { return isDivision(k) && !(listed && isPoint(k)) })
}

// isPoint reports whether a division of no kind is a point of the list that the words before it open.
func isPoint(n *xmltree.Node) bool {
	if n.Name != "level" && n.Name != "hcontainer" || n.Child("heading") != nil {
		return false
	}
	num := n.Child("num")
	return num == nil || !flow.Worded(num.Words())
}

var (
	bullets = lazyregexp.New(`^[\s\-–—•·●○▪◦*§]*$`)
	typed   = lazyregexp.New(
		`^(?:([0-9\x{0660}-\x{0669}]{1,3}\s*(?:[.)]|[-–](?:\s|$)))|(\(\p{L}{1,3}\)|\([0-9]{1,3}\)|\p{L}\)))[\s\x{a0}]*`,
	)
)

// dash reports whether a number is the sign of a bulleted item.
func dash(label string) bool {
	return label != "" && bullets.MatchString(label) && label != "*" && label != "§"
}

// typedLabel is the label at the head of the words of an element that should have had it as its number, and how many
// bytes it takes there.
func typedLabel(text string) (label string, length int) {
	m := typed.FindStringSubmatch(text)
	if m == nil || len(m[0]) == len(text) {
		return "", 0
	}
	return strings.TrimSpace(m[1] + m[2]), len(m[0])
}

// ownWords reports whether a unit has words before its first sub-unit.
func ownWords(n *xmltree.Node) bool {
	for _, k := range n.Kids {
		switch {
		case k.Name == "" && strings.TrimSpace(k.Text) != "":
			return true
		case k.Name == "" || k.Name == "num" || k.Name == "heading" || k.Name == "subheading":
		case isDivision(k) || isUnit(k):
			return k.Child("num") == nil && ownWords(k)
		case k.Name == "list" || k.Name == "blockList" || k.Name == "content" || k.Name == "sublist":
			if k.Words() != "" {
				return ownWords(k)
			}
		case k.Words() != "":
			return true
		}
	}
	return false
}

// aroundNote reports a raised parenthesis that is set around the marker of a note.
func aroundNote(n *xmltree.Node) bool {
	w := n.Words()
	return w == "(" || w == ")" || w == "()"
}

func descendant(n *xmltree.Node, names ...string) *xmltree.Node {
	return n.Find(func(k *xmltree.Node) bool { return slices.Contains(names, k.Name) })
}

func inside(n, in *xmltree.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == in {
			return true
		}
	}
	return false
}

// onlyFacts reports whether all words of a paragraph are marked as facts about the document.
func onlyFacts(n *xmltree.Node) bool {
	for _, k := range n.Kids {
		if k.Name == "" && strings.ContainsFunc(k.Text, unicode.IsLetter) ||
			k.Name != "" && !facts[k.Name] && !onlyFacts(k) {
			return false
		}
	}
	return true
}
