package reuse_test

import (
	"context"
	"fmt"
	"runtime"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align/reuse"
	"github.com/reprise-wording/reprise/corpus/corpustest"
)

// A trace stops where it is told to.
func TestTraceStopsAnywhere(t *testing.T) {
	t.Parallel()
	var files []reuse.File
	for f := range 4 {
		var lines []string
		for k := range 12 {
			lines = append(
				lines,
				fmt.Sprintf("The harbour master of port %d shall train the crews of the tugs in signal %d before winter.", k, k+f),
			)
		}
		files = append(files, reuse.File{Name: fmt.Sprint(f), Lines: lines})
	}
	set := reuse.FromLines(language.English, files...)
	corpustest.Stops(t, int64(2+2*runtime.GOMAXPROCS(0)), func(ctx context.Context) error {
		_, err := reuse.Trace(ctx, set)
		return err
	})
}
