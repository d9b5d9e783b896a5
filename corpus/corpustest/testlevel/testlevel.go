// Package testlevel says which tests run when. There are three levels: with -short those that are quick under the race
// detector, by default those that a developer waits for, and with REPRISE_LONG=1 all of them. .ci/run runs the first
// and the last.
package testlevel

import (
	"os"
	"testing"
)

// longVariable is the environment variable that asks for the long tests.
const longVariable = "REPRISE_LONG"

// Long skips a test unless the long tests are asked for.
func Long(t testing.TB) {
	t.Helper()
	if !IsLong() {
		t.Skipf("a long test: run it with %s=1", longVariable)
	}
}

// IsLong reports whether the long tests are asked for, so that a test can try more inputs then.
func IsLong() bool { return os.Getenv(longVariable) != "" }

// Tries is how many inputs a test tries: few of them by default, a third of these with -short, all where the long tests
// are asked for.
func Tries(few, all int) int {
	switch {
	case IsLong():
		return all
	case testing.Short():
		return max(1, few/3)
	}
	return few
}
