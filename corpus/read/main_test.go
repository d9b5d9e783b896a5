package read_test

import (
	"flag"
	"os"
	"testing"

	"github.com/reprise-wording/reprise/corpus/corpustest/testlevel"
)

// drawn is how many papers are drawn for each property where nothing else is asked for: each is read whole.
const drawn = "25"

func TestMain(m *testing.M) {
	if !testlevel.IsLong() {
		_ = flag.Set("rapid.checks", drawn) // one that the command line gives is set after it
	}
	os.Exit(m.Run())
}
