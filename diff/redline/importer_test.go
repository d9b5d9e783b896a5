package redline

import (
	"bytes"
	"strings"
	"testing"

	"github.com/reprise-wording/reprise/corpus/ooxml"
)

// A style of words that went, which means nothing in their own file, must not mean something in the other one.
func TestStyleWithoutMeaning(t *testing.T) {
	t.Parallel()
	const nothing = `<w:style w:type="character" w:styleId="Nothing"><w:name w:val="Something"/></w:style>`
	for _, c := range []struct{ styles, want string }{
		{"", `w:val="Nothing"`},
		{nothing, `w:val="Nothing-none"`},
	} {
		gone := paraOf(runIn(`<w:rStyle w:val="Nothing"/>`, "A lamp burns."))
		a, errA := ooxml.Open(wordFile(gone+para("End."), stylesPart("")))
		b, errB := ooxml.Open(wordFile(para("End."), stylesPart(c.styles)))
		if errA != nil || errB != nil {
			t.Fatal(errA, errB)
		}
		if _, err := Compare(a, b, Options{Formatting: true}); err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		if err := b.Write(&out); err != nil {
			t.Fatal(err)
		}
		for _, part := range unzipped(t, out.Bytes()) {
			if part[0] == "word/document.xml" && !strings.Contains(part[1], c.want) {
				t.Errorf("with the styles %q: no %s in %s", c.styles, c.want, part[1])
			}
		}
	}
}
