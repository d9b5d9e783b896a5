package drift

import (
	"context"
	"reflect"
	"sync"
	"testing"

	"github.com/reprise-wording/reprise/align/reuse"
	"github.com/reprise-wording/reprise/corpus"
)

// Several goroutines find the same as one that goes through the pairs in order.
func TestComparedByManyAsByOne(t *testing.T) {
	t.Parallel()
	paper := builtInPaper()
	c, err := corpus.New(paper.Source, paper.Target)
	if err != nil {
		t.Fatal(err)
	}
	set := reuse.FromCorpus(c)
	pairs := [][2]int{}
	for later := 7; later < len(set.Units); later += 7 {
		pairs = append(pairs, [2]int{later - 7, later}, [2]int{later / 2, later})
	}
	compare := func(workers int) []*Comparison {
		tracer, err := NewTracer(context.Background(), set)
		if err != nil {
			t.Fatal(err)
		}
		out := make([]*Comparison, len(pairs))
		var wg sync.WaitGroup
		for w := range workers {
			wg.Go(func() {
				for k := w; k < len(pairs); k += workers {
					out[k] = tracer.Compare(pairs[k][0], pairs[k][1])
				}
			})
		}
		wg.Wait()
		return out
	}
	one, many := compare(1), compare(8)
	for k := range pairs {
		if !reflect.DeepEqual(one[k], many[k]) {
			t.Errorf("units %v: %+v by many, %+v by one", pairs[k], many[k], one[k])
		}
	}
}
