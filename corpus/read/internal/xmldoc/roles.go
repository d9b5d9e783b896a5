package xmldoc

import (
	_ "embed"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/reprise-wording/reprise/corpus/lang/lazyregexp"
	"github.com/reprise-wording/reprise/corpus/read/internal/xmltree"
)

//go:embed data/roles.tsv
var rolesFile string

// ranked are the names of elements that have a role, in the order of the file; a name may have several roles.
var ranked = func() map[string][]string {
	m := map[string][]string{}
	for line := range strings.Lines(rolesFile) {
		role, names, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if ok && !strings.HasPrefix(role, "#") {
			m[role] = strings.Fields(names)
		}
	}
	return m
}()

// roles are the same without their order.
var roles = func() map[string]map[string]bool {
	m := map[string]map[string]bool{}
	for role, names := range ranked {
		m[role] = map[string]bool{}
		for _, name := range names {
			m[role][name] = true
		}
	}
	return m
}()

func is(n *xmltree.Node, role string) bool {
	return n.Name != "" && roles[role][strings.ToLower(n.Name)]
}

// partKind is the kind of part that a division is.
func partKind(n *xmltree.Node) string {
	name := strings.ToLower(n.Name)
	for role, names := range roles {
		if kind, ok := strings.CutPrefix(role, "kind:"); ok && names[name] {
			return kind
		}
	}
	return name
}

// known are the root elements of the files whose elements are known, not guessed.
var known = map[string]bool{"statute": true, "regulation": true}

// inlineNames are the names of elements that stand beside words somewhere in the file and are no blocks by their role.
func inlineNames(root *xmltree.Node) map[string]bool {
	names := map[string]bool{}
	visit := func(n *xmltree.Node) {
		if !n.HasText() {
			return
		}
		for _, k := range n.Kids {
			if k.Name != "" && !is(k, "block") && !is(k, "label") && !is(k, "note") {
				names[k.Name] = true
			}
		}
	}
	visit(root)
	root.All(visit)
	return names
}

// maxPhrase is how long the words of an element are that stand in a sentence, in bytes.
const maxPhrase = 200

// isPhrase reports whether an element that elsewhere is a block is words of a sentence here, since the sentence goes
// on behind it: "<p>The <quote>Lamp</quote>, lit at dusk".
func isPhrase(n, next *xmltree.Node) bool {
	if next.Name != "" || !is(n, "block") || is(n, "row") || is(n, "cell") || is(n, "item") || len(n.Words()) > maxPhrase {
		return false
	}
	for _, k := range n.Kids {
		if is(k, "block") {
			return false
		}
	}
	first, _ := utf8.DecodeRuneInString(strings.TrimSpace(next.Text))
	return unicode.IsLower(first) || strings.ContainsRune(",.;:)]»”", first)
}

// maxHeading is how long a heading may be, in runes.
const maxHeading = 500

// isHeading reports whether an element is a title rather than a division that is called one: it holds no paragraphs.
func isHeading(n *xmltree.Node) bool {
	if !is(n, "heading") {
		return false
	}
	return n.Find(func(k *xmltree.Node) bool { return is(k, "block") && strings.ToLower(k.Name) != "p" }) == nil &&
		utf8.RuneCountInString(n.Words()) <= maxHeading
}

// labelOf is the label in an element, nil where there is none.
func labelOf(n *xmltree.Node) *xmltree.Node {
	for _, k := range n.Kids {
		if is(k, "label") && k.Words() != "" {
			return k
		}
	}
	return nil
}

// numbers reports whether a text has elements that hold labels.
func numbers(root *xmltree.Node) bool {
	return root.Find(func(n *xmltree.Node) bool { return is(n, "label") && n.Words() != "" && !inMetadata(n) }) != nil
}

// wordLabel is a label that says what it numbers: "SECTION 1.", "Sec. 2", "§ 5".
var wordLabel = lazyregexp.New(`^(?:\pL{3,}\.?|§)\s+([0-9]{1,4}[A-Za-z]{0,2}\b.*)$`)

// openingQuote takes the sign off a label by which words that are put into another act begin.
func openingQuote(label string) (quote, bare string) {
	if bare = strings.TrimLeft(label, "“\"‘«"); bare == "" {
		return "", label
	}
	return label[:len(label)-len(bare)], bare
}

// dashed is a label with a dash between it and its words: "IV -".
var dashed = lazyregexp.New(`^(\S+)\s+[-–—]$`)

// plainLabel is a label without the word for what it numbers.
func plainLabel(label string) string {
	if m := dashed.FindStringSubmatch(label); m != nil {
		label = m[1]
	}
	if m := wordLabel.FindStringSubmatch(label); m != nil {
		return m[1]
	}
	return label
}
