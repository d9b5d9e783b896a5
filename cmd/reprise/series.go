package main

import (
	"context"
	"fmt"
	"io"
	"strconv"
	"strings"
	"text/tabwriter"

	"golang.org/x/text/language"

	"github.com/urfave/cli/v2"

	"github.com/reprise-wording/reprise/align/series"
	"github.com/reprise-wording/reprise/cmd/internal/console"
	"github.com/reprise-wording/reprise/cmd/internal/output"
	"github.com/reprise-wording/reprise/cmd/internal/words"
	"github.com/reprise-wording/reprise/corpus"
)

type seriesOptions struct {
	options
	paper    string
	minScore float64
}

func seriesCommand(con *console.Console) *cli.Command {
	o := &seriesOptions{}
	return &cli.Command{
		Name:      "series",
		Usage:     "tell which paper continues which over the years",
		ArgsUsage: "[FILE...]",
		Description: "Tells which of the papers continue which, by their wording and their references. " +
			"With --paper it lays the papers of one\n" +
			"series beside one another, a row a paragraph. Papers are read in one language: that of --lang, else the one " +
			"that most\n" +
			"of them are in. Without a file: the built-in corpus.\n\n" +
			examples(
				"reprise series --format tsv --corpus wg4.reprise",
				"reprise series --paper A/RES/77/10 --format html -o series.html --corpus assembly.reprise",
			),
		Flags: []cli.Flag{
			&cli.StringFlag{
				Name:        "paper",
				Destination: &o.paper,
				Usage:       "the papers of the series of `SYMBOL` beside one another, a row a paragraph",
			},
			scoreOfLink(&o.minScore),
			o.langFlag("the language `TAG` to read the papers in"),
			o.corpusFlag(),
			o.formatFlag("table", "tsv", "json", "html"),
			o.outputFlag(),
		},
		Action: runner(con, o, runSeries),
	}
}

// scoreOfLink is the flag of the score from which on a paper continues another.
func scoreOfLink(to *float64) cli.Flag {
	return &cli.Float64Flag{
		Name:        "min-score",
		Destination: to,
		Value:       series.DefaultScore,
		Usage:       "a paper continues another from this `SCORE` on",
	}
}

// papersOf reads the papers given and those of --corpus, in one language: that of --lang, else the one that most of
// them are in.
func papersOf(ctx context.Context, con *console.Console, o *options) ([]*corpus.Document, error) {
	papers, err := o.papers(ctx, con)
	if err != nil {
		return nil, err
	}
	tag := mainLanguage(papers)
	if len(papers.Languages()) > 1 {
		con.Note("read in %s; --lang takes another language", tag)
	}
	return papers.Documents(tag), nil
}

// mainLanguage is the language that most papers of a corpus are in, the first of those that as many are in.
func mainLanguage(papers *corpus.Corpus) language.Tag {
	most, tag := 0, language.Und
	for _, t := range papers.Languages() {
		if n := len(papers.Documents(t)); n > most {
			most, tag = n, t
		}
	}
	return tag
}

// linksOf finds which paper continues which, from a score on.
func linksOf(ctx context.Context, docs []*corpus.Document, score float64) ([]series.Link, error) {
	return series.Find(ctx, docs, series.Options{MinScore: max(score, 1e-9)})
}

func runSeries(ctx context.Context, con *console.Console, o *seriesOptions) error {
	if err := o.isScore(o.minScore); err != nil {
		return err
	}
	docs, err := papersOf(ctx, con, &o.options)
	if err != nil {
		return err
	}
	links, err := linksOf(ctx, docs, o.minScore)
	if err != nil {
		return err
	}
	var write func(io.Writer) error
	switch {
	case o.paper != "":
		write, err = seriesRows(ctx, con, o, docs, links)
	case o.format == "html":
		write, err = seriesPage(ctx, con, o, docs, links)
	case o.format == "json":
		write = func(w io.Writer) error { return writeJSON(w, seriesData(docs, links)) }
	case o.format == "tsv":
		write = func(w io.Writer) error { return writeTSV(w, linkRows(docs, links)) }
	default:
		write = func(w io.Writer) error { return seriesTable(w, con.UI, docs, links) }
	}
	if err != nil {
		return err
	}
	if len(links) == 0 {
		con.Note("no paper continues another")
	}
	return output.To(con.Out, o.output, write)
}

// linkRows are the links as rows: earlier paper, later paper, score.
func linkRows(docs []*corpus.Document, links []series.Link) [][]string {
	rows := make([][]string, len(links))
	for i, l := range links {
		rows[i] = []string{docs[l.Earlier].Called(), docs[l.Later].Called(), strconv.FormatFloat(l.Score, 'f', 4, 64)}
	}
	return rows
}

// A seriesLink is a link between two papers as machines read it.
type seriesLink struct {
	Earlier  string  `json:"earlier"`
	Later    string  `json:"later"`
	Score    float64 `json:"score"`
	Likeness float64 `json:"likeness"` // of the wording
	Subject  float64 `json:"subject"`  // whether both are about one thing
	Cites    bool    `json:"cites"`    // the later paper cites the earlier
	Doubtful bool    `json:"doubtful,omitempty"`
}

func seriesData(docs []*corpus.Document, links []series.Link) []seriesLink {
	out := make([]seriesLink, len(links))
	for i, l := range links {
		out[i] = seriesLink{
			docs[l.Earlier].Called(), docs[l.Later].Called(), l.Score, l.Likeness, l.Subject, l.Cites, l.Doubtful(),
		}
	}
	return out
}

// seriesTable lists the series, a line for each paper, the longest first; a paper that continues none and is
// continued by none is not in it.
func seriesTable(w io.Writer, ui words.Language, docs []*corpus.Document, links []series.Link) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintf(t, "%s\t%s\t\t%s\n", ui.Translate("paper"), ui.Translate("score"), ui.Translate("title"))
	for _, lane := range series.Lanes(links) {
		first := docs[lane.First]
		fmt.Fprintln(t, console.Visible(first.Called())+"\t\t\t"+console.Visible(first.Title))
		depth := map[int]int{}
		for _, l := range lane.Links {
			var how []string
			if l.Cites {
				how = append(how, ui.Sprintf("cites it"))
			}
			if l.Doubtful() {
				how = append(how, ui.Sprintf("doubtful"))
			}
			d := docs[l.Later]
			depth[l.Later] = depth[l.Earlier] + 1
			name := strings.Repeat("  ", depth[l.Later]) + console.Visible(d.Called())
			fmt.Fprintf(t, "%s\t%.2f\t%s\t%s\n", name, l.Score, strings.Join(how, ", "), console.Visible(d.Title))
		}
	}
	return t.Flush()
}
