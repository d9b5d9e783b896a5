package corpus_test

import (
	"strings"
	"testing"

	"github.com/reprise-wording/reprise/corpus"
)

func TestNotesOf(t *testing.T) {
	t.Parallel()
	d := &corpus.Document{}
	for _, s := range strings.Fields("m1,1 m*,2 note* note1 m*,* m2,1 note* note1") {
		if label, ok := strings.CutPrefix(s, "note"); ok {
			d.Blocks = append(d.Blocks, &corpus.Block{Kind: corpus.Note, Label: label})
			continue
		}
		b := &corpus.Block{Kind: corpus.Text}
		for m := range strings.SplitSeq(s[1:], ",") {
			b.Marks = append(b.Marks, corpus.Mark{Marker: m})
		}
		d.Blocks = append(d.Blocks, b)
	}
	at := map[*corpus.Block]int{nil: -1}
	for i, b := range d.Blocks {
		at[b] = i
	}
	want := map[int][]int{0: {3, 7}, 1: {2, -1}, 4: {6, -1}, 5: {-1, -1}}
	got := d.NotesOf()
	for i, notes := range want {
		for k, n := range notes {
			if at[got[d.Blocks[i]][k]] != n {
				t.Errorf("mark %d of block %d means block %d, want %d", k, i, at[got[d.Blocks[i]][k]], n)
			}
		}
	}
	if len(got) != len(want) {
		t.Errorf("%d blocks with marks, want %d", len(got), len(want))
	}
}
