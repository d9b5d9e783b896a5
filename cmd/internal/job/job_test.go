package job_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/reprise-wording/reprise/cmd/internal/job"
)

func TestRun(t *testing.T) {
	t.Parallel()
	broken := errors.New("broken")
	n, err := job.Run(context.Background(), func() (int, error) { return 7, broken })
	if n != 7 || !errors.Is(err, broken) {
		t.Errorf("%d, %v", n, err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	never := make(chan int)
	if n, err := job.Run(ctx, func() (int, error) {
		cancel()
		return <-never, nil
	}); n != 0 || !errors.Is(err, context.Canceled) {
		t.Errorf("%d, %v", n, err)
	}
	if _, err := job.Run(ctx, func() (int, error) {
		t.Error("the work is begun")
		return 0, nil
	}); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

// An action has a moment to clean up, is left when it does not use it, and is not left while it is held.
func TestAction(t *testing.T) { // not beside others: what is held is held for all
	never := make(chan struct{})
	for _, c := range []struct {
		name   string
		action func(ctx context.Context) error
		want   error
	}{
		{"cleans up", func(ctx context.Context) error { <-ctx.Done(); return errDone }, errDone},
		{"goes on", func(context.Context) error { <-never; return errDone }, context.Canceled},
		{"is held", func(context.Context) error {
			letGo := job.Hold()
			time.Sleep(1500 * time.Millisecond) // more than the moment
			letGo()
			return errDone
		}, errDone},
	} {
		ctx, cancel := context.WithCancel(context.Background())
		time.AfterFunc(10*time.Millisecond, cancel)
		letGo, err := job.ActionForTest(ctx, func() error { return c.action(ctx) })
		if !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.name, err, c.want)
		}
		letGo()
	}
}

var errDone = errors.New("done")
