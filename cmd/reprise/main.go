// Reprise finds which recommendations of a body were taken up again, what changed in the words, and whether the
// translation says the same. Run reprise --help.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"github.com/reprise-wording/reprise/cmd/internal/console"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // the second signal ends the process at once
	code := run(ctx, console.Std(), os.Args)
	stop()
	os.Exit(code)
}
