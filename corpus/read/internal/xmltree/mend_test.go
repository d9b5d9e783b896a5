package xmltree

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// Tags without their other half are taken out or put in where the element around them ends; what is no XML is left.
func TestMend(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"<a><p>One</x></p></a>":                      "<a><p>One</p></a>",
		"<a>\n<p>One\n<p>Two</p></a>":                "<a>\n<p>One\n<p>Two</p></p></a>",
		"<a><n:p xmlns:n='n'>One":                    "<a><n:p xmlns:n='n'>One</n:p></a>",
		"<a><b/>One</b></a>":                         "<a><b/>One</a>",
		"<a b=>One</a>":                              "",
		strings.Repeat("<p>One</x></p>", maxMends+1): "",
	} {
		got, ok := Mend(text)
		if got.Text != want || ok != (want != "") {
			t.Errorf("%.40q: %.60q, %v, want %.60q", text, got.Text, ok, want)
		}
	}
	if got, _ := Mend("<a>\n<p>One\n</x></p></a>"); got.Line != 3 {
		t.Errorf("line %d, want 3", got.Line)
	}
}

// A text that is mended is XML, and keeps its words.
func TestMendedIsXML(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		parts := rapid.SliceOfN(rapid.SampledFrom([]string{"<a>", "</a>", "<b>", "</b>", "<c/>", "one", "two "}), 0, 30).Draw(t, "parts")
		text := "<r>" + strings.Join(parts, "")
		got, ok := Mend(text)
		if !ok {
			t.Fatalf("%q is not mended", text)
		}
		root, err := Parse(got.Text)
		if err != nil {
			t.Fatalf("%q is mended as %q: %v", text, got.Text, err)
		}
		words := strings.NewReplacer("<a>", " ", "</a>", " ", "<b>", " ", "</b>", " ", "<c/>", " ", "<r>", " ").Replace(text)
		if squeeze(root.Words()) != squeeze(words) {
			t.Errorf("%q, want %q", root.Words(), words)
		}
	})
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }
