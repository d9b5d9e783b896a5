package corpustest

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"
)

// asked is a context that counts how often it is asked whether it is cancelled, and is from a question on.
type asked struct {
	context.Context
	stop context.CancelFunc
	n    atomic.Int64
	last int64 // the question at which it is cancelled; negative for none
}

func (a *asked) Err() error {
	if a.n.Add(1) == a.last {
		a.stop()
	}
	return a.Context.Err()
}

func askedUntil(last int64) *asked {
	ctx, stop := context.WithCancel(context.Background())
	return &asked{Context: ctx, stop: stop, last: last}
}

// Stops checks that work heeds its context wherever it asks: it is done once to the end, then with contexts that are
// cancelled at the first question, at the last and at some between them, and must fail with context.Canceled then,
// without asking more than after times again, as work does that goes on. Where several goroutines ask, how often they
// do may differ from run to run; a run that ends before the question is not looked at.
func Stops(t testing.TB, after int64, work func(ctx context.Context) error) {
	t.Helper()
	const tries = 12
	whole := askedUntil(-1)
	defer whole.stop()
	if err := work(whole); err != nil {
		t.Fatal(err)
	}
	n := whole.n.Load()
	if n == 0 {
		t.Fatal("the work never asks whether it is cancelled")
	}
	for k := range min(n, tries) {
		ctx := askedUntil(1 + k*(n-1)/max(min(n, tries)-1, 1))
		err := work(ctx)
		switch more := ctx.n.Load() - ctx.last; {
		case ctx.Context.Err() == nil: // it asked less often than before
		case !errors.Is(err, context.Canceled):
			t.Errorf("cancelled at question %d of %d: %v", ctx.last, n, err)
		case more > after:
			t.Errorf("cancelled at question %d of %d, it asks %d times more", ctx.last, n, more)
		}
		ctx.stop()
	}
}
