package ooxml

import (
	"strings"
	"testing"
)

// Parts of an equation go and come as their own marks say, whichever part of the mark it is.
func TestSettleEquations(t *testing.T) {
	t.Parallel()
	const m = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ` +
		`xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"`
	for _, mark := range []string{
		`<m:ctrlPr><w:rPr><w:del w:id="1"/></w:rPr></m:ctrlPr>`, `<m:ctrlPr><w:del w:id="1"/></m:ctrlPr>`,
	} {
		for _, kind := range []string{"f", "rad", "sSup", "sSub", "d", "nary", "func"} {
			for _, accept := range []bool{true, false} {
				part := `<w:p ` + m + `><m:oMath><m:` + kind + `><m:` + kind + `Pr>` + mark + `</m:` + kind +
					`Pr><m:e><m:r><m:t>gone</m:t></m:r></m:e></m:` + kind + `>` +
					`<m:r><m:t>stays</m:t></m:r></m:oMath></w:p>`
				tree, err := Parse([]byte(part))
				if err != nil {
					t.Fatal(err)
				}
				if n := ResolveChanges(tree, tree.Root, accept); n != 1 {
					t.Errorf("%s: %d changes", kind, n)
				}
				got := string(tree.Bytes())
				if strings.Contains(got, "gone") == accept || !strings.Contains(got, "stays") || strings.Contains(got, "w:del") {
					t.Errorf("%s, accepted %v: %s", kind, accept, got)
				}
			}
		}
	}
}
