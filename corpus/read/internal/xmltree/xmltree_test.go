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
