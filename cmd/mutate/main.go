// Command mutate measures what the tests see: it changes one thing in each of some functions drawn by a seed, such as
// a comparison, a constant or a statement, runs the tests that should notice, and prints the changes that none did.
//
//	go run .                           60 functions of the module two folders up
//	go run . -seed 7 -n 20 ./corpus/... 20 functions of some packages, drawn otherwise
//
// A changed file takes the place of the sound one for the compiler only (go test -overlay); nothing is written to the
// module. The tests are those of the function's package, first with -short and then as go test runs them, then with
// -short those of the packages that import it, then with -all those of the command. A change that does not compile is
// drawn again. What is not changed, since no test could see it: the capacity in a call of make, what a panic says, and
// files that a tool generated; -1, which often stands for none, becomes 0 and not -2. Some other changes make no
// difference that a test could see either (a shortcut, a tie), so no set of tests kills all. A change that makes the
// tests with -short take longer than -timeout counts as seen, and is told apart; on a busy machine the time should be
// longer. The method is mutation analysis: DeMillo, Lipton and Sayward, Hints on test data selection, 1978.
//
// Cost: a build and a run of a package's tests for each function, some minutes for ten.
package main

import (
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/signal"
	"time"
)

type options struct {
	root    string
	seed    uint64
	n       int
	timeout time.Duration
	own     bool
	all     bool
	verbose bool
}

func main() {
	var o options
	flag.StringVar(&o.root, "root", "../..", "folder of the module")
	flag.Uint64Var(&o.seed, "seed", 1, "draws the functions and the changes")
	flag.IntVar(&o.n, "n", 60, "how many functions")
	flag.DurationVar(
		&o.timeout,
		"timeout",
		3*time.Minute,
		"for the tests of one package; a change that makes them longer is seen",
	)
	flag.BoolVar(&o.own, "own", false, "run the tests of the function's own package only, if it has any")
	flag.BoolVar(&o.all, "all", false, "run the tests of the command too, which take minutes each")
	flag.BoolVar(&o.verbose, "v", false, "print the changes that were seen, too")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	context.AfterFunc(ctx, stop)
	if err := run(ctx, o, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "mutate:", err)
		os.Exit(2)
	}
}

func run(ctx context.Context, o options, patterns []string) error {
	if len(patterns) == 0 {
		patterns = []string{"./..."}
	}
	m, err := readModule(ctx, o.root, patterns)
	if err != nil {
		return err
	}
	rng := rand.New(rand.NewPCG(o.seed, 0))
	rng.Shuffle(len(m.functions), func(i, j int) { m.functions[i], m.functions[j] = m.functions[j], m.functions[i] })
	total, count := 0, map[outcome]int{}
	for _, f := range m.functions {
		if total == o.n {
			break
		}
		change, how, err := m.try(ctx, f, rng, o)
		if err != nil {
			return err
		}
		count[how]++
		if how != invalid {
			total++
		}
		if how == survives || how != invalid && o.verbose {
			fmt.Printf("%-9s %s\n", how, change)
		}
	}
	fmt.Printf(
		"%d functions, seed %d: %d changes seen (%d of them by the tests that -short leaves out, %d by taking too long), "+
			"%d survived (%.0f%%)\n",
		total, o.seed, total-count[survives], count[longer], count[late],
		count[survives], 100*float64(count[survives])/float64(max(total, 1)),
	)
	return nil
}
