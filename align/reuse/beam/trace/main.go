// Trace runs the tracing of package beam on a runner: Prism in this process, or Flink, Spark or Dataflow. See
// README.md of that package.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"

	sdk "github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/x/beamx"

	"github.com/reprise-wording/reprise/align/reuse"
	"github.com/reprise-wording/reprise/align/reuse/beam"
)

func main() {
	var job beam.Job
	flag.StringVar(
		&job.Language,
		"lang",
		"",
		"each line of the files is a unit, in this language; without it the files are papers",
	)
	flag.StringVar(&job.Output, "output", "", "file for the pairs, a path or gs:// address that the workers can write")
	flag.Float64Var(&job.MinScore, "min_score", reuse.DefaultThreshold, "keep pairs above this score")
	flag.BoolVar(&job.Across, "across", false, "leave out pairs inside one file or meeting")
	flag.IntVar(&job.Block, "block", beam.DefaultBlock, "units that a worker is given at a time")
	flag.Parse()
	sdk.Init() // workers stay in here
	job.Files = flag.Args()
	if err := run(context.Background(), job); err != nil {
		fmt.Fprintln(os.Stderr, "trace:", err)
		os.Exit(2)
	}
}

func run(ctx context.Context, job beam.Job) error {
	if job.Output == "" {
		return fmt.Errorf("give --output, a file that the workers can write")
	}
	p, s := sdk.NewPipelineWithRoot()
	if err := beam.Trace(ctx, s, job); err != nil {
		return err
	}
	return beamx.Run(ctx, p)
}
