package main

import (
	"fmt"
	"io"

	"github.com/urfave/cli/v2"

	"github.com/reprise-wording/reprise/align/series"
	"github.com/reprise-wording/reprise/cmd/internal/console"
	"github.com/reprise-wording/reprise/cmd/internal/recordview"
	"github.com/reprise-wording/reprise/corpus"
)

// seriesPage compares the papers of each series and gives the page of them.
func seriesPage(
	con *console.Console,
	c *cli.Context,
	docs []*corpus.Document,
	links []series.Link,
) (func(io.Writer) error, error) {
	step := con.Progress("comparing", len(links))
	defer step(-1)
	done := 0
	all, err := recordview.SeriesOf(c.Context, recordview.UI(c.String("ui")), docs, links, func() { done++; step(done) })
	if err != nil {
		return nil, err
	}
	return func(w io.Writer) error {
		return recordview.WriteSeries(w, recordview.UI(c.String("ui")), all, len(docs))
	}, nil
}

// seriesRows lays the papers of the series of --paper beside one another.
func seriesRows(
	con *console.Console,
	c *cli.Context,
	docs []*corpus.Document,
	links []series.Link,
) (func(io.Writer) error, error) {
	at := recordview.Find(docs, c.String("paper"))
	if at < 0 {
		return nil, fmt.Errorf(
			"trace: no paper %s among those given; reprise trace --series lists the series",
			c.String("paper"),
		)
	}
	chain := series.Chain(links, at)
	if len(chain) == 1 {
		return nil, fmt.Errorf("trace: %s continues no paper of those given, and none continues it", docs[at].Called())
	}
	papers := make([]*corpus.Document, len(chain))
	for i, k := range chain {
		papers[i] = docs[k]
	}
	t, err := series.Lay(c.Context, papers)
	if err != nil {
		return nil, err
	}
	ui := recordview.UI("en")
	if c.String("format") == "html" {
		ui = recordview.UI(c.String("ui"))
	}
	rows := recordview.RowsOf(ui, t)
	switch c.String("format") {
	case "tsv":
		return func(w io.Writer) error { return writeTSV(w, rows.TSV()) }, nil
	case "json":
		return rows.JSON, nil
	case "html":
		return rows.HTML, nil
	}
	return func(w io.Writer) error { return rows.Table(w, min(con.Width(), textWidth)) }, nil
}
