package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"

	"github.com/urfave/cli/v2"

	"github.com/reprise-wording/reprise/cmd/internal/console"
	"github.com/reprise-wording/reprise/cmd/internal/explorer"
	"github.com/reprise-wording/reprise/cmd/internal/load"
	"github.com/reprise-wording/reprise/cmd/internal/loopback"
	"github.com/reprise-wording/reprise/cmd/internal/workplace"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/read"
	"github.com/reprise-wording/reprise/corpus/wg4"
)

type workplaceOptions struct {
	options
	addr string
	open bool
}

func workplaceCommand(con *console.Console) *cli.Command {
	o := &workplaceOptions{}
	return &cli.Command{
		Name:  "workplace",
		Usage: "do the main tasks in a browser, without the command line",
		Description: "Opens a start page in the browser with the main tasks: compare two documents, check a draft for " +
			"agreed language,\n" +
			"put two languages side by side, follow recommendations over the meetings, keep documents in a corpus file, read " +
			"and\n" +
			"decide. Files are dropped into the page, and results are saved from it. Only this machine can reach the page. " +
			"The page has a stop button; Ctrl-C stops too.\n" +
			"reprise without a command does the same on a terminal.\n\n" +
			examples(
				"reprise workplace",
				"reprise workplace --open=false --addr 127.0.0.1:8080",
			),
		Flags: []cli.Flag{
			&cli.StringFlag{
				Name:        "addr",
				Destination: &o.addr,
				Value:       "127.0.0.1:0",
				Usage:       "loopback `ADDRESS` to listen on; port 0 takes a free one",
			},
			&cli.BoolFlag{
				Name:        "open",
				Destination: &o.open,
				Value:       true,
				Usage:       "open the page in the browser; --open=false only prints its address",
			},
		},
		Action: runner(con, o, runWorkplace),
	}
}

func runWorkplace(ctx context.Context, con *console.Console, o *workplaceOptions) error {
	return openWorkplace(ctx, con, o.addr, o.open)
}

// openWorkplace serves the workplace until it is stopped.
func openWorkplace(ctx context.Context, con *console.Console, addr string, open bool) error {
	self, err := os.Executable()
	if err != nil {
		return fmt.Errorf("reprise: can't find the program itself: %w", err)
	}
	ctx, quit := context.WithCancel(ctx)
	defer quit()
	p, err := workplace.New(ctx, quit, workplace.Options{
		UI:      string(con.UI),
		Recent:  recentCorpora(),
		Corpus:  offeredCorpus(),
		Program: programAt(self),
		Review: func(ctx context.Context, what workplace.Papers, ui string) (loopback.Pages, error) {
			return reviewOf(ctx, con, what, ui)
		},
	})
	if err != nil {
		return err
	}
	defer p.Close()
	return serve(
		ctx,
		con,
		p.Pages(),
		addr,
		open,
		con.UI.Sprintf("this is the workplace in the browser; reprise --help lists the commands; Ctrl-C stops"),
	)
}

// programAt starts the program at a path.
func programAt(path string) workplace.Program {
	return func(ctx context.Context, args ...string) *exec.Cmd { return exec.CommandContext(ctx, path, args...) }
}

// reviewOf is the page of a corpus file, which keeps decisions in it, or of dropped papers; without either of the
// built-in corpus, whose decisions are kept in the user's folder of settings.
func reviewOf(ctx context.Context, con *console.Console, what workplace.Papers, ui string) (loopback.Pages, error) {
	file := what.Corpus
	if file == "" && len(what.Files) > 0 {
		return reviewOfFiles(ctx, con, what, ui)
	}
	if file == "" {
		docs, err := load.BuiltIn(read.Options{})
		if err != nil {
			return nil, err
		}
		kept, err := builtInDecisions()
		if err != nil {
			return nil, err
		}
		s := explorer.New(docs, ui, kept, explorer.PinsFile(kept))
		s.Notice, s.Author = wg4.Notice, authorOf("")
		return s.Pages(), nil
	}
	if !load.IsStore(file) {
		return nil, fmt.Errorf("reprise: %s is not a corpus file; keep documents in one first", file)
	}
	docs, err := load.Corpus(ctx, con, []string{file}, read.Options{})
	if err != nil {
		return nil, err
	}
	s := explorer.New(docs, ui, file, corpusKeeper{file, docs})
	s.Author = authorOf("")
	s.Begin(ctx, tracedIn(file, docs))
	return s.Pages(), nil
}

// reviewOfFiles is the page of dropped papers, which keeps decisions in a file of their own.
func reviewOfFiles(
	ctx context.Context, con *console.Console, what workplace.Papers, ui string,
) (loopback.Pages, error) {
	docs, err := droppedPapers(ctx, con, what)
	if err != nil {
		return nil, err
	}
	s := explorer.New(docs, ui, what.Pins, explorer.PinsFile(what.Pins))
	s.Author = authorOf("")
	s.Begin(ctx, nil)
	return s.Pages(), nil
}

// droppedPapers reads papers as the commands do that worked on them.
func droppedPapers(ctx context.Context, con *console.Console, what workplace.Papers) (*corpus.Corpus, error) {
	if !what.Versions {
		return load.Corpus(ctx, con, what.Files, read.Options{})
	}
	paper := &corpus.Paper{}
	for _, name := range what.Files {
		d, err := load.File(ctx, con, name, read.Options{})
		if err != nil {
			return nil, err
		}
		paper.Versions = append(paper.Versions, d)
	}
	// the report sets the second version left, see report.Analyse: so the first stays the source, as in align
	slices.Reverse(paper.Versions)
	return &corpus.Corpus{Papers: []*corpus.Paper{paper}}, nil
}

// recentCorpora is the file that keeps which corpus files were used last; empty where there is no folder for it.
func recentCorpora() string {
	folder, err := settingsFolder()
	if err != nil {
		return ""
	}
	return filepath.Join(folder, "recent-corpora.txt")
}

// offeredCorpus is the corpus file that a new user may make: among the user's documents.
func offeredCorpus() string {
	home, err := os.UserHomeDir()
	if err != nil {
		return ""
	}
	documents := filepath.Join(home, "Documents")
	if info, err := os.Stat(documents); err != nil || !info.IsDir() {
		documents = home
	}
	return filepath.Join(documents, "papers.reprise")
}

// builtInDecisions is the file in which decisions about the built-in corpus are kept.
func builtInDecisions() (string, error) {
	folder, err := settingsFolder()
	if err != nil {
		return "", fmt.Errorf("reprise: no folder for decisions: %w", err)
	}
	return filepath.Join(folder, "built-in-decisions.tsv"), nil
}

// settingsFolder is where the program keeps its own files; it is made if it is not there.
func settingsFolder() (string, error) {
	settings, err := os.UserConfigDir()
	if err != nil {
		return "", err
	}
	folder := filepath.Join(settings, "reprise")
	return folder, os.MkdirAll(folder, 0o700)
}
