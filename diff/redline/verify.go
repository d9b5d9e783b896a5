package redline

import (
	"strings"

	"github.com/reprise-wording/reprise/corpus/ooxml"
)

// texts lists the texts of all paragraphs below n in their order.
func texts(n *ooxml.Node, out []string) []string {
	if n.Name == "mc:Fallback" {
		return out
	}
	if n.Name == "w:p" {
		var b strings.Builder
		writeText(n, &b)
		out = append(out, b.String())
	}
	for _, k := range n.Kids {
		if k.Name != "" {
			out = texts(k, out)
		}
	}
	return out
}

// writeText writes the words of a paragraph, not those of paragraphs inside it.
func writeText(n *ooxml.Node, b *strings.Builder) {
	for _, k := range n.Kids {
		switch k.Name {
		case "w:t", "m:t":
			b.WriteString(k.Text())
		case "w:tab",
			"w:br", "w:cr", "w:footnoteReference", "w:endnoteReference", "w:drawing", "w:pict", "w:object",
			"w:sym":
			b.WriteString(k.Name)
		case "", "w:pPr", "w:rPr", "w:p", "w:instrText", "mc:Fallback":
		default:
			writeText(k, b)
		}
	}
}

// verify accepts and rejects all changes of the result and tells where its words are not those of the second or the
// first file. wantA and wantB are their texts as they were compared.
func (c *comparer) verify(t *ooxml.Tree, wantA, wantB []string) {
	for _, v := range []struct {
		accept    bool
		how, file string
		want      []string
	}{{true, "accepted", c.names[1], wantB}, {false, "rejected", c.names[0], wantA}} {
		root := t.Root.Clone()
		ooxml.ResolveChanges(t, root, v.accept)
		got := texts(root, nil)
		for i := range max(len(got), len(v.want)) {
			if i >= len(got) || i >= len(v.want) || got[i] != v.want[i] {
				c.tell(
					"with all changes %s the words are not those of %s from paragraph %d on; check there",
					v.how,
					v.file,
					i+1,
				)
				break
			}
		}
	}
}
