// Package job lets a command stop in the middle of work that knows no context, or asks it rarely.
package job

import (
	"context"
	"sync"
	"time"
)

// Run does work and returns what it gives. Where ctx is done first, Run returns its error at once and leaves the work
// to itself: for a command, which ends then, and for work that changes nothing outside.
func Run[T any](ctx context.Context, work func() (T, error)) (T, error) {
	if err := ctx.Err(); err != nil {
		var none T
		return none, err
	}
	return within(ctx, 0, work)
}

// Action runs the action of a command. When ctx is done it has a moment to stop by itself and to clean up; then it is
// left as Run leaves work, but for what is kept from that by [Hold].
func Action(ctx context.Context, action func() error) error {
	const moment = time.Second
	_, err := within(ctx, moment, func() (struct{}, error) { return struct{}{}, action() })
	return err
}

func within[T any](ctx context.Context, moment time.Duration, work func() (T, error)) (T, error) {
	type result struct {
		value T
		err   error
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
	}
	if moment > 0 {
		select {
		case r := <-done:
			return r.value, r.err
		case <-time.After(moment):
		}
		held.Lock() // and never let go: what is not begun by now is not begun any more
		select {
		case r := <-done: // what was held let it come to its end
			return r.value, r.err
		case <-time.After(moment):
		}
	}
	var none T
	return none, ctx.Err()
}

// held is locked for reading by who is not to be left in the middle.
var held sync.RWMutex

// Hold keeps an action from being left until the function that it returns is called: in the middle of putting a
// result in its place, where nobody could say whether it is there.
func Hold() (letGo func()) {
	held.RLock()
	return held.RUnlock
}
