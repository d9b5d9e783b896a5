package job

import "context"

// ActionForTest is Action, and gives back what it holds when it leaves one.
func ActionForTest(ctx context.Context, action func() error) (letGo func(), err error) {
	err = Action(ctx, action)
	if held.TryLock() {
		held.Unlock()
		return func() {}, err
	}
	return held.Unlock, err
}
