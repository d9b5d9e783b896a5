package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os/exec"
	"os/user"
	"runtime"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/reprise-wording/reprise/align/pins"
	"github.com/reprise-wording/reprise/align/reuse"
	"github.com/reprise-wording/reprise/cmd/internal/console"
	"github.com/reprise-wording/reprise/cmd/internal/explorer"
	"github.com/reprise-wording/reprise/cmd/internal/keep"
	"github.com/reprise-wording/reprise/cmd/internal/load"
	"github.com/reprise-wording/reprise/cmd/internal/loopback"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/read"
	"github.com/reprise-wording/reprise/corpus/store"
)

type serveOptions struct {
	options
	addr, author string
	open         bool
}

func serveCommand(con *console.Console) *cli.Command {
	o := &serveOptions{}
	return &cli.Command{
		Name:      "serve",
		Usage:     "show the report in a browser, and take corrections",
		ArgsUsage: "[FILE...]",
		Description: "Shows the report from a server that only this machine can reach, and prints its address, which " +
			"nobody else on it can\n" +
			"guess. In the page a document can be dropped and traced against the corpus, and pairs and beads can be " +
			"confirmed,\n" +
			"rejected and corrected. Decisions are kept in the pins file, a text file with one decision a line; those on a\n" +
			"corpus file are kept in that file, unless --pins names another. Several servers may keep decisions in one file: " +
			"who decides\n" +
			"on what another decided in the meantime is told, and nothing is overwritten. " +
			"The Review view lists what waits for a person:\n" +
			"possible repetitions, doubtful alignments, alarms of the translation check. Ctrl-C stops.\n\n" +
			examples(
				"reprise serve --open",
				"reprise serve --addr 127.0.0.1:8080 --pins review.tsv a.fr.md a.en.md",
			),
		Flags: []cli.Flag{
			o.corpusFlag(),
			&cli.StringFlag{
				Name:        "addr",
				Destination: &o.addr,
				Value:       "127.0.0.1:0",
				Usage:       "loopback `ADDRESS` to listen on; port 0 takes a free one",
			},
			&cli.BoolFlag{Name: "open", Destination: &o.open, Usage: "open the page in the browser"},
			&cli.StringFlag{
				Name:        "pins",
				Destination: &o.pins,
				Value:       "reprise-pins.tsv",
				Usage:       "keep all decisions in `FILE`, those on a corpus file too",
			},
			&cli.StringFlag{
				Name:        "author",
				Destination: &o.author,
				Usage:       "`NAME` of who decides, which is kept with each decision; default: the name of the user",
			},
		},
		Action: runner(con, o, runServe),
	}
}

func runServe(ctx context.Context, con *console.Console, o *serveOptions) error {
	docs, err := load.Corpus(ctx, con, o.withCorpus(o.args), read.Options{})
	if err != nil {
		return err
	}
	s, where, err := explorerOf(ctx, con, o, docs)
	if err != nil {
		return err
	}
	s.Notice, s.Author = o.notice(), authorOf(o.author)
	s.Begin(ctx, tracedIn(o.keptFile(), docs))
	return serve(ctx, con, s.Pages(), o.addr, o.open, con.UI.Sprintf("decisions are kept in %s; Ctrl-C stops", where))
}

// authorOf is the name that is kept with decisions: that of the flag, else that of the user of the system; empty where
// there is neither.
func authorOf(flag string) string {
	name := flag
	if u, err := user.Current(); err == nil && name == "" {
		name = cmp.Or(u.Name, u.Username)
	}
	return strings.Join(strings.Fields(name), " ")
}

// serve serves pages on a loopback address until ctx is done, and prints where they are. It opens them in the browser
// if asked to.
func serve(ctx context.Context, con *console.Console, pages loopback.Pages, addr string, open bool, say string) error {
	site := loopback.New(pages)
	l, err := loopback.Listen(addr)
	if err != nil {
		return err
	}
	url := "http://" + l.Addr().String() + site.Path()
	fmt.Fprintln(con.Out, url)
	con.Say("%s", say)
	if open {
		if err := browse(url); err != nil {
			con.Warn("no browser was opened (%v); open %s by hand", err, url)
		}
	}
	return site.Serve(ctx, l)
}

// explorerOf makes the server, and says where it keeps decisions: in the corpus file that is served, unless --pins
// names another.
func explorerOf(
	ctx context.Context, con *console.Console, o *serveOptions, docs *corpus.Corpus,
) (*explorer.Server, string, error) {
	where := o.keptFile()
	var keeper explorer.Keeper = corpusKeeper{where, docs}
	if where == "" || o.given(&o.pins) {
		where = o.pins
		keeper = explorer.PinsFile(where)
	}
	if _, err := keeper.Pins(ctx); err != nil { // rather than when the page is asked for
		return nil, "", err
	}
	return explorer.New(docs, string(con.UI), where, keeper), where, nil
}

// tracedIn reads what a corpus file keeps of a trace of its papers; nil where there is no file.
func tracedIn(file string, docs *corpus.Corpus) func(context.Context, *reuse.Set) (*reuse.Kept, error) {
	if file == "" {
		return nil
	}
	return func(ctx context.Context, set *reuse.Set) (*reuse.Kept, error) {
		s, err := store.Open(ctx, file)
		if err != nil {
			return nil, err
		}
		kept, err := keep.Traced(ctx, s, docs, set)
		return kept, errors.Join(err, s.Close())
	}
}

// A corpusKeeper keeps decisions about the papers of a corpus in its file.
type corpusKeeper struct {
	file   string
	papers *corpus.Corpus
}

func (k corpusKeeper) Pins(ctx context.Context) (*pins.Pins, error) {
	return keptPins(ctx, k.file, k.papers)
}

func (k corpusKeeper) Replace(ctx context.Context, seen string, d pins.Decision) error {
	s, err := store.Open(ctx, k.file)
	if err != nil {
		return err
	}
	return errors.Join(keep.Replace(ctx, s, k.papers, seen, d), s.Close())
}

// browse opens an address in the user's browser.
func browse(url string) error {
	name, args := "xdg-open", []string{url}
	switch runtime.GOOS {
	case "darwin":
		name = "open"
	case "windows":
		name, args = "rundll32", []string{"url.dll,FileProtocolHandler", url}
	}
	cmd := exec.Command(name, args...)
	if err := cmd.Start(); err != nil {
		return err
	}
	go func() { _ = cmd.Wait() }()
	return nil
}
