// Package job lets a command stop at once in the middle of work that knows no context.
package job

import "context"

// Run does work and returns what it gives. Where ctx is done first, Run returns its error at once and leaves the work to itself: for
// a command, which ends then, and for work that changes nothing outside.
func Run[T any](ctx context.Context, work func() (T, error)) (T, error) {
	type result struct {
		value T
		err   error
	}
	if err := ctx.Err(); err != nil {
		var none T
		return none, err
	}
	done := make(chan result, 1)
	go func() {
		value, err := work()
		done <- result{value, err}
	}()
	select {
	case r := <-done:
		return r.value, r.err
	case <-ctx.Done():
		var none T
		return none, ctx.Err()
	}
}
