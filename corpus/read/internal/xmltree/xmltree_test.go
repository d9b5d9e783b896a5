package xmltree

import (
	"errors"
	"strings"
	"testing"

	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

func TestParse(t *testing.T) {
	t.Parallel()
	root, err := Parse("<?xml version=\"1.0\" encoding=\"iso-8859-1\"?>\n<!DOCTYPE a [<!ENTITY sea \"the sea\">]>\n<a xmlns=\"urn:x\">\n <b id='1'>by &sea;&nbsp;&eacute;<!-- no --><c/></b></a>")
	if err != nil {
		t.Fatal(err)
	}
	b := root.Child("b")
	if root.Space != "urn:x" || b == nil || b.Attr("id") != "1" || b.Line != 4 || b.Words() != "by the sea é" || !b.HasText() || root.HasText() {
		t.Errorf("%+v %q", b, root.Words())
	}
	for text, line := range map[string]int{"<a>\n<b></a>": 2, "<a>&unknown;</a>": 1, "text only": 0, strings.Repeat("<a>", MaxDepth+2): 1} {
		_, err := Parse(text)
		var trouble *flow.Trouble
		if !errors.As(err, &trouble) || trouble.Line != line || trouble.Hint == "" {
			t.Errorf("%.20q: %v", text, err)
		}
	}
}

// Words of elements that follow each other stay apart; white space is folded.
func TestWords(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"<a><b>one</b><c>two</c></a>": "one two", "<a>one<b/>two</a>": "one two", "<a> one\n <b>two </b> </a>": "one two", "<a/>": "",
	} {
		n, err := Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		if got := n.Words(); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}
