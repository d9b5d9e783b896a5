package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align/series"
	"github.com/reprise-wording/reprise/cmd/internal/console"
	"github.com/reprise-wording/reprise/cmd/internal/output"
	"github.com/reprise-wording/reprise/corpus"
)

// paragraphFlags are the flags of trace that are about paragraphs; views of whole papers go with none of them.
func (o *traceOptions) paragraphFlags() []any {
	return []any{
		&o.pairs, &o.threads, &o.unit, &o.status, &o.since, &o.lines, &o.across, &o.new, &o.resume, &o.pins, &o.drift,
		&o.formulas,
	}
}

// papersOf reads the papers given and those of --corpus, in one language: that of --lang, else the one that most of
// them are in.
func papersOf(ctx context.Context, con *console.Console, o *traceOptions, what string) ([]*corpus.Document, error) {
	if name := o.firstGiven(o.paragraphFlags()...); name != "" {
		return nil, fmt.Errorf("trace: --%s does not go with --%s; leave one out", what, name)
	}
	papers, err := tracePapers(ctx, con, o)
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

// linksOf finds which paper continues which, from the score of --min-score on where it is given.
func linksOf(ctx context.Context, o *traceOptions, docs []*corpus.Document) ([]series.Link, error) {
	how := series.Options{}
	if o.given(&o.minScore) {
		how.MinScore = max(o.minScore, 1e-9)
	}
	return series.Find(ctx, docs, how)
}

// runSeries tells which paper continues which.
func runSeries(ctx context.Context, con *console.Console, o *traceOptions) error {
	format := o.format
	if !slices.Contains([]string{"table", "tsv", "json", "html"}, format) {
		return fmt.Errorf("trace: no format %q with --series; use table, tsv, json or html", format)
	}
	docs, err := papersOf(ctx, con, o, "series")
	if err != nil {
		return err
	}
	links, err := linksOf(ctx, o, docs)
	if err != nil {
		return err
	}
	var write func(io.Writer) error
	switch {
	case o.paper != "":
		write, err = seriesRows(ctx, con, o, docs, links)
	case format == "html":
		write, err = seriesPage(ctx, con, o, docs, links)
	case format == "json":
		write = func(w io.Writer) error { return writeJSON(w, seriesData(docs, links)) }
	case format == "tsv":
		write = func(w io.Writer) error { return writeTSV(w, linkRows(docs, links)) }
	default:
		write = func(w io.Writer) error { return seriesTable(w, docs, links) }
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
	Cites    bool    `json:"cites"`    // the later paper cites the earlier
}

func seriesData(docs []*corpus.Document, links []series.Link) []seriesLink {
	out := make([]seriesLink, len(links))
	for i, l := range links {
		out[i] = seriesLink{docs[l.Earlier].Called(), docs[l.Later].Called(), l.Score, l.Likeness, l.Cites}
	}
	return out
}

// seriesTable lists the series, a line for each paper, the longest first; a paper that continues none and is
// continued by none is not in it.
func seriesTable(w io.Writer, docs []*corpus.Document, links []series.Link) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "paper\tscore\t\ttitle")
	for _, lane := range series.Lanes(links) {
		first := docs[lane.First]
		fmt.Fprintln(t, console.Visible(first.Called())+"\t\t\t"+console.Visible(first.Title))
		depth := map[int]int{}
		for _, l := range lane.Links {
			how := ""
			if l.Cites {
				how = "cites it"
			}
			d := docs[l.Later]
			depth[l.Later] = depth[l.Earlier] + 1
			name := strings.Repeat("  ", depth[l.Later]) + console.Visible(d.Called())
			fmt.Fprintf(t, "%s\t%.2f\t%s\t%s\n", name, l.Score, how, console.Visible(d.Title))
		}
	}
	return t.Flush()
}
