package lazyregexp_test

import (
	"testing"

	"github.com/reprise-wording/reprise/corpus/lang/lazyregexp"
)

func TestNew(t *testing.T) {
	t.Parallel()
	r := lazyregexp.New(`^([IVX]+)\.`)
	if got := r.FindStringSubmatch("VII.2"); len(got) != 2 || got[1] != "VII" {
		t.Error(got)
	}
	defer func() {
		if recover() == nil {
			t.Error("a faulty pattern is not told of in a test")
		}
	}()
	lazyregexp.New(`(`)
}
