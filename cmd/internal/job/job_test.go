package job_test

import (
	"context"
	"errors"
	"testing"

	"github.com/reprise-wording/reprise/cmd/internal/job"
)

func TestRun(t *testing.T) {
	t.Parallel()
	broken := errors.New("broken")
	if n, err := job.Run(context.Background(), func() (int, error) { return 7, broken }); n != 7 || !errors.Is(err, broken) {
		t.Errorf("%d, %v", n, err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	never := make(chan int)
	if n, err := job.Run(ctx, func() (int, error) { cancel(); return <-never, nil }); n != 0 || !errors.Is(err, context.Canceled) {
		t.Errorf("%d, %v", n, err)
	}
	if _, err := job.Run(ctx, func() (int, error) { t.Error("the work is begun"); return 0, nil }); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}
