package akn

import (
	"fmt"
	"strings"
	"testing"

	"github.com/reprise-wording/reprise/corpus/read/internal/xmltree"
)

// What stands in a table beside its rows, and in a row beside its cells, is a paragraph. A cell that reaches down or
// across takes the places of others.
func TestTable(t *testing.T) {
	t.Parallel()
	root, err := xmltree.Parse(`<akomaNtoso><act><body><article><num>1</num><content><table>
		<caption>Of the lamps</caption>
		<tbody><tr><td rowspan="2">A</td><td>B</td></tr><tr><td>C</td><p>Beside the cells.</p></tr></tbody>
		<tr><td colspan="2">D</td><td>E</td></tr>
		<p>Beside the rows.</p></table></content></article></body></act></akomaNtoso>`)
	if err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	lines, _, _ := Lines(root, false)
	for _, l := range lines {
		fmt.Fprintf(&got, "%s %d %d,%d|", l.Text, l.Cell.Table, l.Cell.Row, l.Cell.Column)
	}
	const want = "Of the lamps 0 0,0|A 1 0,0|B 1 0,1|C 1 1,1|Beside the cells. 0 0,0|D 1 2,0|E 1 2,2|" +
		"Beside the rows. 0 0,0|"
	if !strings.HasSuffix(got.String(), want) {
		t.Errorf("got  %s\nwant %s", got.String(), want)
	}
}
