package main

import (
	"os"
	"testing"

	"github.com/reprise-wording/reprise/cmd/internal/console"
)

// The manual page that packages install is the one the command prints; -update writes it anew.
func TestManualIsFresh(t *testing.T) {
	t.Parallel()
	const page = "reprise.1"
	want := manual(newApp(&console.Console{}))
	if *update {
		write(t, page, []byte(want))
	}
	if got, err := os.ReadFile(page); err != nil || string(got) != want {
		t.Errorf("%s is not what reprise man prints (%v); go test ./cmd/reprise -run Manual -update writes it", page, err)
	}
}
