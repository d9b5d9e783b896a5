package main

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/urfave/cli/v2"
	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/cmd/internal/console"
	"github.com/reprise-wording/reprise/cmd/internal/job"
	"github.com/reprise-wording/reprise/cmd/internal/load"
	"github.com/reprise-wording/reprise/cmd/internal/pace"
	"github.com/reprise-wording/reprise/cmd/internal/words"
	"github.com/reprise-wording/reprise/corpus/read"
)

// Exit codes, as diff has them.
const (
	exitDone      = 0
	exitDifferent = 1
	exitError     = 2
)

// errDifferent is what diff returns when the wordings differ; it is a result, not trouble.
var errDifferent = errors.New("reprise: the wordings differ")

// run runs the command line args (args[0] is the program) and returns the exit code. Trouble is one line on stderr.
func run(ctx context.Context, con *console.Console, args []string) int {
	if !slices.Contains(args, "diff") { // which sees to it itself
		pace.FavourMemory()
	}
	con.UI = chosenLanguage(args, con.UI)
	app := newApp(con)
	if len(args) > 1 && args[1] == completeCommand {
		complete(ctx, con, app, args[2:])
		return exitDone
	}
	args, asked := former(app.Flags, helpAsFlag(app.Flags, hyphens(args)))
	err := app.RunContext(ctx, reorder(app, args))
	if asked != nil {
		con.Say("%s --%s is a command of its own now: reprise %s", asked.command, asked.flag, asked.now)
	}
	switch {
	case err == nil || readerGone(err):
		return exitDone
	case errors.Is(err, errDifferent):
		return exitDifferent
	case errors.Is(err, context.Canceled):
		con.Fail("stopped; nothing was written")
		return exitError
	}
	con.Fail("%s", console.OneLine(err))
	return exitError
}

// readerGone reports whether what read stdout has seen enough, as head does. Windows says so in three ways of its own.
func readerGone(err error) bool {
	const brokenPipe, noData, notConnected = syscall.Errno(109), syscall.Errno(232), syscall.Errno(233)
	return errors.Is(err, syscall.EPIPE) || runtime.GOOS == "windows" &&
		(errors.Is(err, brokenPipe) || errors.Is(err, noData) || errors.Is(err, notConnected))
}

func newApp(con *console.Console) *cli.App {
	app := &cli.App{
		Name:        "reprise",
		Usage:       appUsage,
		UsageText:   "reprise COMMAND [FLAGS] [ARGUMENTS]",
		Description: appDescription(),
		Version:     version(),
		Flags:       talkFlags(con),
		Reader:      con.In, Writer: con.Out, ErrWriter: con.Err,
		HideHelpCommand: true,

		CustomAppHelpTemplate: cli.AppHelpTemplate + "\n",
		ExitErrHandler:        func(*cli.Context, error) {}, // run maps errors to exit codes
		OnUsageError:          usageError,
		Action: func(c *cli.Context) error {
			if name := c.Args().First(); name != "" {
				return noCommand("reprise", name, c.App.Commands)
			}
			if con.Terminal() { // also what a double click opens
				return openWorkplace(c.Context, con, "127.0.0.1:0", true)
			}
			return cli.ShowAppHelp(c)
		},
		Commands: commands(con),
	}
	for _, c := range app.Commands {
		addCommon(c, con)
	}
	width, out := helpWidth, con.Out
	if con.Terminal() && con.Width() < helpWidth+helpIndent {
		width, out = con.Width()-helpIndent, &foldedHelp{to: con.Out, width: con.Width()}
		app.Writer = out
	}
	finishHelp(app, width, con.UI.Help)
	if con.UI.Tag() != language.English {
		app.Writer = newHelpWriter(out, con.UI)
	}
	return app
}

const appUsage = "compare official wording across meetings and languages"

func appDescription() string {
	return "Reads the papers that a body adopts at meeting after meeting, in one language or several, and tells which " +
		"wording\n" +
		"was taken up again, what changed in it, and whether the languages say the same.\n" +
		"Without a file a command works on the built-in corpus. Flags may stand before or after the arguments;\n" +
		"- as a file is stdin.\n" +
		"Results go to stdout, messages to stderr. Nothing is ever sent or fetched over a network.\n\n" +
		"Exit status: 0 done (diff: same), 1 differences (diff only), 2 error, with one line that says what went wrong.\n\n" +
		environment + "\n\n" + limits() + "\n\n" +
		examples(
			"reprise trace --threads",
			"reprise diff 'I.11(b)' 'VII.2(b)' 'VIII.1(c)'",
		)
}

// addCommon gives a command and those below it what all of them have.
func addCommon(c *cli.Command, con *console.Console) {
	c.OnUsageError = usageError
	if action := c.Action; action != nil {
		c.Action = func(ctx *cli.Context) error {
			return languageHint(c, job.Action(ctx.Context, func() error { return action(ctx) }))
		}
	}
	c.CustomHelpTemplate = cli.CommandHelpTemplate + "\n"
	if len(c.Subcommands) > 0 {
		c.CustomHelpTemplate = cli.SubcommandHelpTemplate + "\n"
		c.HideHelpCommand = true
	}
	c.Flags = append(c.Flags, talkFlags(con)...)
	for _, f := range c.Flags {
		if b, ok := f.(*cli.BoolFlag); ok {
			b.DisableDefaultText = !b.Value
		}
	}
	for _, sub := range c.Subcommands {
		addCommon(sub, con)
	}
}

// languageHint adds the command's own way to say the language, where nothing else did.
func languageHint(c *cli.Command, err error) error {
	if !errors.Is(err, read.ErrLanguage) {
		return err
	}
	for _, hint := range []struct{ flag, value string }{{"langs", "en,fr"}, {"lang", "fr"}} {
		if slices.ContainsFunc(c.Flags, func(f cli.Flag) bool { return f.Names()[0] == hint.flag }) {
			return fmt.Errorf("%w, or give --%s %s", err, hint.flag, hint.value)
		}
	}
	return err
}

// chosenLanguage is the language that --ui chooses wherever it stands among the arguments: what is wrong with the
// others is said in it. The flag itself refuses a language that reprise does not speak.
func chosenLanguage(args []string, otherwise words.Language) words.Language {
	for i, a := range args {
		if a == "--" {
			break
		}
		name, value, joined := strings.Cut(a, "=")
		if name != "--ui" && name != "-ui" {
			continue
		}
		if !joined && i+1 < len(args) {
			value = args[i+1]
		}
		if words.Known(value) {
			otherwise = words.Language(value)
		}
	}
	return otherwise
}

// talkFlags are the flags that every command has: in which language it speaks, how much it says on stderr, and whether
// in colour.
func talkFlags(con *console.Console) []cli.Flag {
	set := func(to *bool) func(*cli.Context, bool) error {
		return func(_ *cli.Context, v bool) error { *to = *to || v; return nil }
	}
	return []cli.Flag{
		oneOf(
			&cli.StringFlag{
				Name:        "ui",
				EnvVars:     []string{words.Variable},
				DefaultText: "as LC_ALL, LC_MESSAGES or LANG says",
				Usage:       "`LANG` of messages, tables and pages: %s",
				Action: func(_ *cli.Context, l string) error {
					if l != "" && !words.Known(l) {
						return fmt.Errorf("--ui: no interface in %q; give %s", l, either(words.Languages))
					}
					return nil
				},
			},
			words.Languages...,
		),
		&cli.BoolFlag{
			Name:               "quiet",
			Aliases:            []string{"q"},
			Usage:              "no warnings and no progress on stderr",
			DisableDefaultText: true,
			Action:             set(&con.Quiet),
		},
		&cli.BoolFlag{
			Name:               "no-color",
			Aliases:            []string{"no-colour"},
			Usage:              "use no colour, as with NO_COLOR",
			DisableDefaultText: true,
			Action:             set(&con.Plain),
		},
		&cli.BoolFlag{
			Name:               "verbose",
			Usage:              "report on stderr what is being done",
			DisableDefaultText: true,
			Action:             set(&con.Verbose),
		},
	}
}

// version is the version of the module and the commit it was built from, as far as the build knows them.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	v := info.Main.Version
	if v == "" || v == "(devel)" {
		v = "development"
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" && len(s.Value) >= 12 {
			v += " (commit " + s.Value[:12] + ")"
		}
	}
	return v
}

// environment is what the command takes from it.
const environment = "Environment:\n" +
	"   " + load.Variable + "  the corpus file to work on where no file is named, instead of the built-in corpus\n" +
	"   REPRISE_UI      language of messages, tables and pages: en, fr or es; else LC_ALL, LC_MESSAGES or LANG says it\n" +
	"   NO_COLOR        if set, to whatever, no colour is used\n" +
	"   COLUMNS         width of tables where stdout is not a terminal (100)"

// limits says what one file may take; the figures are those that the readers keep to and TestBrokenFiles measures.
func limits() string {
	return fmt.Sprintf(
		"Limits: papers of up to %d MB, with up to %d MB of text and lines of up to %d KB, are read. "+
			"What is larger, damaged or\n"+
			"malicious is refused in one line, within %d seconds of processor time and %d MB of memory; "+
			"a PDF of very slow pages within 2 minutes.",
		read.MaxSize>>20,
		read.MaxText>>20,
		read.MaxLine>>10,
		refusalTime/time.Second,
		refusalMemory>>20,
	)
}

// Within these a file that can't be read is refused, once PDFium is prepared.
const (
	refusalTime   = 5 * time.Second
	refusalMemory = 500 << 20 // bytes
)

// examples lays out the examples of a help text.
func examples(lines ...string) string { return "Examples:\n   " + strings.Join(lines, "\n   ") }
