package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"

	"github.com/urfave/cli/v2"

	"github.com/reprise-wording/reprise/align/series"
	"github.com/reprise-wording/reprise/cmd/internal/console"
	"github.com/reprise-wording/reprise/cmd/internal/output"
	"github.com/reprise-wording/reprise/cmd/internal/words"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/lang"
	"github.com/reprise-wording/reprise/corpus/store"
)

type listOptions struct {
	options
	body, session, series string
}

func listCommand(con *console.Console) *cli.Command {
	o := &listOptions{}
	return &cli.Command{
		Name:      "list",
		Usage:     "list the documents of a corpus file",
		ArgsUsage: "--corpus FILE",
		Description: "Lists what a corpus file holds, a document a line.\n\n" +
			examples(
				"reprise list --corpus wg4.reprise",
				"reprise list --corpus wg4.reprise --format json",
				"reprise list --corpus wg4.reprise --session 7",
			),
		Flags: []cli.Flag{
			o.corpusFlag(),
			&cli.StringFlag{
				Name:        "body",
				Destination: &o.body,
				Usage:       "only what was adopted by a body with the words `NAME` in its name",
			},
			&cli.StringFlag{
				Name:        "session",
				Destination: &o.session,
				Usage:       "only what was adopted at session `N`, a number or as printed",
			},
			&cli.StringFlag{
				Name:        "series",
				Destination: &o.series,
				Usage:       "only the papers that the paper `SYMBOL` continues or that continue it, over the years",
			},
			o.formatFlag("table", "json", "tsv"),
			o.outputFlag(),
		},
		Action: runner(con, o, runList),
	}
}

func runList(ctx context.Context, con *console.Console, o *listOptions) error {
	write := map[string]func(io.Writer, []store.Entry) error{
		"table": func(w io.Writer, all []store.Entry) error { return listTable(w, con.UI, all) },
		"json":  listJSON,
		"tsv":   listTSV,
	}[o.format]
	s, err := o.theStore(ctx, con)
	if err != nil {
		return err
	}
	defer s.Close()
	var entries []store.Entry
	err = s.View(ctx, func(tx *store.Tx) error {
		entries, err = tx.List()
		return err
	})
	if err != nil {
		return err
	}
	if len(entries) == 0 {
		con.Warn("%s", console.OneLine(o.emptyStore(s)))
	}
	all := entries
	entries = fitting(all, o.body, o.session)
	if len(entries) == 0 && len(all) > 0 {
		con.Warn("no document fits; %s", console.Visible(bodiesAndSessions(con.UI, all)))
	}
	if symbol := o.series; symbol != "" {
		if entries, err = ofSeries(ctx, s, entries, symbol); err != nil {
			return err
		}
	}
	return output.To(con.Out, o.output, func(w io.Writer) error { return write(w, entries) })
}

func listTable(w io.Writer, ui words.Language, entries []store.Entry) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	heads := []string{"paper", "language", "date", "meetings", "paragraphs", "labelled", "beads", "title", "file"}
	for i, head := range heads {
		heads[i] = ui.Translate(head)
	}
	fmt.Fprintln(t, strings.Join(heads, "\t"))
	for _, e := range entries {
		fmt.Fprintf(
			t,
			"%s\t%s\t%s\t%d\t%d\t%d\t%d\t%s\t%s\n",
			e.Key.Paper,
			e.Key.Language,
			e.Date,
			e.Meetings,
			e.Blocks,
			e.Units,
			e.Beads,
			console.Visible(beginning(strings.Join(strings.Fields(e.Title), " "))),
			e.Source,
		)
	}
	return t.Flush()
}

// listTSV writes a document a line: paper, language, date, meetings, labelled paragraphs, beads, file, all paragraphs,
// title.
func listTSV(w io.Writer, entries []store.Entry) error {
	rows := make([][]string, len(entries))
	for i, e := range entries {
		rows[i] = []string{
			e.Key.Paper,
			e.Key.Language.String(),
			e.Date.String(),
			strconv.Itoa(e.Meetings),
			strconv.Itoa(e.Units),
			strconv.Itoa(e.Beads),
			e.Source,
			strconv.Itoa(e.Blocks),
			e.Title,
		}
	}
	return writeTSV(w, rows)
}

func listJSON(w io.Writer, entries []store.Entry) error {
	if entries == nil {
		entries = []store.Entry{}
	}
	return writeJSON(w, entries)
}

// fitting keeps the documents of a body and a session, those of a paper in all its languages where one of them names
// the body.
func fitting(all []store.Entry, body, session string) []store.Entry {
	papers := map[string]bool{}
	for _, e := range all {
		if strings.Contains(lang.FoldAll.Key(e.Body), lang.FoldAll.Key(body)) && ofSession(e.Session, session) {
			papers[e.Key.Paper] = true
		}
	}
	var out []store.Entry
	for _, e := range all {
		if papers[e.Key.Paper] {
			out = append(out, e)
		}
	}
	return out
}

// mostListed is how many bodies, and how many sessions, a message names.
const mostListed = 8

// bodiesAndSessions says which bodies and sessions there are.
func bodiesAndSessions(ui words.Language, all []store.Entry) string {
	named := func(of func(store.Entry) string) string {
		var out []string
		for _, e := range all {
			if s := of(e); s != "" && !slices.Contains(out, s) {
				out = append(out, s)
			}
		}
		if len(out) == 0 {
			return ui.Sprintf("none is named")
		}
		if more := len(out) - mostListed; more > 0 {
			out = append(out[:mostListed], ui.Sprintf("%d more", more))
		}
		return strings.Join(out, ", ")
	}
	return ui.Sprintf("bodies: %s; sessions: %s",
		named(func(e store.Entry) string { return e.Body }), named(func(e store.Entry) string { return e.Session }))
}

// ofSession reports whether a session, as a paper prints it, is the one that was asked for; any is where none was.
func ofSession(printed, asked string) bool {
	if asked == "" || strings.EqualFold(printed, asked) {
		return true
	}
	n := corpus.SessionNumber(printed)
	return n > 0 && n == corpus.SessionNumber(asked)
}

// ofSeries keeps the entries of the papers that stand in one series with a paper.
func ofSeries(ctx context.Context, s *store.Store, entries []store.Entry, symbol string) ([]store.Entry, error) {
	papers, err := s.Corpus(ctx)
	if err != nil {
		return nil, err
	}
	docs := papers.Documents(mainLanguage(papers))
	links, err := series.Find(ctx, docs, series.Options{})
	if err != nil {
		return nil, err
	}
	in := map[string]bool{}
	for _, d := range docs {
		if strings.EqualFold(d.Called(), symbol) {
			in[d.Called()] = true
		}
	}
	if len(in) == 0 {
		return nil, fmt.Errorf(
			"list: no paper %s in the corpus file; reprise list without --series shows what is there",
			symbol,
		)
	}
	for grown := true; grown; {
		grown = false
		for _, l := range links {
			a, b := docs[l.Earlier].Called(), docs[l.Later].Called()
			if in[a] != in[b] {
				in[a], in[b], grown = true, true, true
			}
		}
	}
	return slices.DeleteFunc(entries, func(e store.Entry) bool { return !in[e.Key.Paper] }), nil
}
