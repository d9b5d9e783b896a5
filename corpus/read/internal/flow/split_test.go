package flow_test

import (
	"testing"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

// The two halves of a line have its words and markers, each where it stood.
func TestSplit(t *testing.T) {
	t.Parallel()
	l := flow.Line{Text: "Oil.— (1) The keeper", Marks: []corpus.Mark{{Offset: 4, Marker: "1"}, {Offset: 12, Marker: "2"}}, Lead: 4}
	head, rest := l.Split(8)
	if head.Text != "Oil.—" || rest.Text != "(1) The keeper" || head.Lead != 4 || rest.Lead != 0 {
		t.Errorf("%+v and %+v", head, rest)
	}
	if len(head.Marks) != 1 || head.Marks[0].Offset != 4 || len(rest.Marks) != 1 || rest.Marks[0].Offset != 4 {
		t.Errorf("markers %v and %v", head.Marks, rest.Marks)
	}
}
