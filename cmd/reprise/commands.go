package main

import (
	"github.com/urfave/cli/v2"

	"github.com/reprise-wording/reprise/cmd/internal/console"
)

// commands lists the subcommands in the order of the help text; each stands in a file of its own.
func commands(con *console.Console) []*cli.Command {
	return []*cli.Command{
		parseCommand(con),
		strengthCommand(con),
		diffCommand(con),
		alignCommand(con),
		consistencyCommand(con),
		evalCommand(con),
		traceCommand(con),
		driftCommand(con),
		seriesCommand(con),
		mandatesCommand(con),
		agreedCommand(con),
		findCommand(con),
		addCommand(con),
		listCommand(con),
		removeCommand(con),
		checkCommand(con),
		exportCommand(con),
		importCommand(con),
		reportCommand(con),
		serveCommand(con),
		workplaceCommand(con),
		completionCommand(con),
		manCommand(con),
	}
}
