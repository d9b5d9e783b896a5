package redline

import (
	"bytes"
	"strings"
	"testing"

	"github.com/reprise-wording/reprise/corpus/ooxml"
)

// fileWithComment is a Word file with a comment, 7, in its part of comments.
func fileWithComment(t *testing.T, body string) *ooxml.Package {
	t.Helper()
	p, err := ooxml.Open(zipped([][2]string{
		{"[Content_Types].xml", types},
		{"_rels/.rels", `<Relationships ` + relNS + `><Relationship Id="rId1" Type="` + relTo +
			`officeDocument" Target="word/document.xml"/></Relationships>`},
		{"word/_rels/document.xml.rels", `<Relationships ` + relNS + `><Relationship Id="c" Type="` + relTo +
			`comments" Target="comments.xml"/></Relationships>`},
		{"word/comments.xml", `<w:comments ` + wNS +
			`><w:comment w:id="7" w:author="Ann"><w:p><w:r><w:t>Why?</w:t></w:r></w:p></w:comment></w:comments>`},
		{"word/document.xml", `<w:document ` + wNS + `><w:body>` + body + `</w:body></w:document>`},
	}))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

const (
	opened = `<w:commentRangeStart w:id="7"/>`
	closed = `<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>`
)

// A comment on words that are gone goes with them though its part is still there, and comes back with them; one on
// words that stay is kept whatever becomes of the changes.
func TestCommentsOfGoneWords(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		a, b     string
		accepted bool
	}{
		"a paragraph": {
			para("Stays.") + "<w:p>" + opened + "<w:r><w:t>Goes.</w:t></w:r>" + closed + "</w:p>",
			para("Stays."), false,
		},
		"a word": {"<w:p><w:r><w:t xml:space=\"preserve\">One </w:t></w:r>" + opened + "<w:r><w:t>two</w:t></w:r>" + closed +
			"<w:r><w:t xml:space=\"preserve\"> three.</w:t></w:r></w:p>", para("One three."), false},
		"words between others": {
			"<w:p><w:r><w:t xml:space=\"preserve\">Once </w:t></w:r>" + opened +
				"<w:r><w:t>the States should train the pilots</w:t></w:r>" +
				closed + "<w:r><w:t xml:space=\"preserve\"> of ships.</w:t></w:r></w:p>",
			para("the States should train the pilots."),
			true,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, accept := range []bool{true, false} {
				b := fileWithComment(t, c.b)
				if _, err := Compare(fileWithComment(t, c.a), b, Options{}); err != nil {
					t.Fatal(err)
				}
				var out bytes.Buffer
				if err := b.Write(&out); err != nil {
					t.Fatal(err)
				}
				p, err := ooxml.Open(out.Bytes())
				if err != nil {
					t.Fatal(err)
				}
				main, err := p.Main()
				if err != nil {
					t.Fatal(err)
				}
				tree, err := main.Tree()
				if err != nil {
					t.Fatal(err)
				}
				ooxml.ResolveChanges(tree, tree.Root, accept)
				got := strings.Contains(string(tree.Bytes()), `<w:commentReference w:id="7"/>`)
				if want := !accept || c.accepted; got != want {
					t.Errorf("accepted %v: the comment is there %v, want %v:\n%s", accept, got, want, tree.Bytes())
				}
				for _, mark := range []string{"w:commentRangeStart", "w:commentRangeEnd"} {
					if strings.Contains(string(tree.Bytes()), "<"+mark) != got {
						t.Errorf("accepted %v: the comment is there %v, its %s not alike:\n%s", accept, got, mark, tree.Bytes())
					}
				}
			}
		})
	}
}
