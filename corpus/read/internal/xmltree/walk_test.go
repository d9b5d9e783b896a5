package xmltree

import (
	"errors"
	"strings"
	"testing"

	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

func tree(t *testing.T, text string) *Node {
	t.Helper()
	root, err := Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return root
}

// Elements are visited in the order of the file, texts are not.
func TestWalk(t *testing.T) {
	t.Parallel()
	root := tree(t, "<a>one<b>two<c/></b> <d><e>three</e><c n='2'/></d></a>")
	var names []string
	root.All(func(n *Node) {
		if n.Parent == nil {
			t.Errorf("%s has no parent", n.Name)
		}
		names = append(names, n.Name)
	})
	if got := strings.Join(names, " "); got != "b c d e c" {
		t.Errorf("all: %s", got)
	}
	var asked []string
	found := root.Find(func(n *Node) bool { asked = append(asked, n.Name); return n.Name == "e" })
	if got := strings.Join(asked, " "); got != "b c d e" || found == nil || found.Words() != "three" {
		t.Errorf("asked %s, found %+v", got, found)
	}
	if n := root.Find(func(n *Node) bool { return n.Name == "a" || n.Name == "" }); n != nil {
		t.Errorf("%+v is found below the root", n)
	}
	if n := root.Find(func(n *Node) bool { return n.Attr("n") != "" }); n == nil || n.Parent.Name != "d" {
		t.Errorf("found %+v", n)
	}
	if n := root.Child("d", "b"); n == nil || n.Name != "b" {
		t.Errorf("the first child of the two is %+v", n)
	}
	if n := root.Child("c", "e", ""); n == nil || n.Text != "one" {
		t.Errorf("the first text is %+v", n)
	}
	if n := root.Child("c", "e"); n != nil {
		t.Errorf("a child's child %+v is taken for a child", n)
	}
}

func TestAttributes(t *testing.T) {
	t.Parallel()
	n := tree(t, `<a xmlns:x="urn:x" xmlns:y="urn:y" y:id="2" x:id="1" id="0" empty=""/>`)
	for _, c := range []struct{ got, want string }{
		{n.Attr("id"), "2"}, // the first of the name
		{n.In("urn:x", "id"), "1"},
		{n.In("urn:y", "id"), "2"},
		{n.In("", "id"), "0"},
		{n.In("urn:z", "id"), ""},
		{n.In("urn:x", "other"), ""},
		{n.Attr("empty") + n.Attr("none"), ""},
	} {
		if c.got != c.want {
			t.Errorf("%q, want %q", c.got, c.want)
		}
	}
}

func TestHasText(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]bool{"<a>x</a>": true, "<a> \n</a>": false, "<a><b>x</b></a>": false, "<a><b/> x</a>": true, "<a/>": false} {
		if got := tree(t, text).HasText(); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}

// Names of characters stand for what HTML, the file or nobody says of them.
func TestEntities(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		`<a>&lt;&eacute;</a>`: "<é",
		`<!DOCTYPE a [<!ENTITY sea "the sea"> <!ENTITY own 'a "port"'>]><a>&sea; &own;</a>`: `the sea a "port"`,
		`<!DOCTYPE a [<!ENTITY eacute "E">]><a>&eacute;</a>`:                                "E",
		`<!DOCTYPE a SYSTEM "x.dtd"><a>&lt; &eacute; &anchor; &anchor;</a>`:                 "< é &anchor; &anchor;",
		`<!DOCTYPE x:a PUBLIC "x" "y"><a>&anchor;</a>`:                                      "&anchor;",
		`<!DOCTYPE a SYSTEM "x" [<!ENTITY sea "the sea">]><a>&sea; &bay;</a>`:               "the sea &bay;",
	} {
		if got := tree(t, text).Words(); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
	for _, text := range []string{`<!DOCTYPE a><a>&anchor;</a>`, `<!DOCTYPE a [<!ENTITY % sea "x">]><a>&sea;</a>`} {
		if _, err := Parse(text); err == nil {
			t.Errorf("%s is read", text)
		}
	}
}

// A file is read as deep as MaxDepth, and what stands beside the root is no part of it.
func TestBorders(t *testing.T) {
	t.Parallel()
	nested := func(n int) string { return strings.Repeat("<a>", n) + "x" + strings.Repeat("</a>", n) }
	tree(t, nested(MaxDepth))
	tree(t, "<b>"+strings.Repeat("<a></a>", 2*MaxDepth)+"</b>") // beside each other they nest no deeper
	if _, err := Parse(nested(MaxDepth + 1)); err == nil {
		t.Error("too deep a file is read")
	}
	root := tree(t, "<!-- x -->\n<?pi y?>\n<a\n id='1'>\n<b/></a>\n<!-- z -->\n")
	if root.Name != "a" || root.Line != 3 || root.Parent != nil || root.Child("b").Line != 5 || root.Child("b").Parent != root {
		t.Errorf("%+v", root)
	}
	for text, want := range map[string]int{"<a>\n\n<b>\n</c></a>": 4, "<a>\n<b": 2, "<a>\n&\n</a>": 2} {
		_, err := Parse(text)
		var trouble *flow.Trouble
		if !errors.As(err, &trouble) || trouble.Line != want || trouble.Err == nil {
			t.Errorf("%q: %+v, want line %d", text, trouble, want)
		}
	}
}
