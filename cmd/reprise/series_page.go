package main

import (
	"context"
	"fmt"
	"io"

	"github.com/reprise-wording/reprise/align/series"
	"github.com/reprise-wording/reprise/cmd/internal/console"
	"github.com/reprise-wording/reprise/cmd/internal/recordview"
	"github.com/reprise-wording/reprise/corpus"
)

// seriesPage compares the papers of each series and gives the page of them.
func seriesPage(
	ctx context.Context,
	con *console.Console,
	o *seriesOptions,
	docs []*corpus.Document,
	links []series.Link,
) (func(io.Writer) error, error) {
	step := con.Progress("comparing", len(links))
	defer step(-1)
	done := 0
	all, err := recordview.SeriesOf(ctx, recordview.UI(con.UI), docs, links, func() { done++; step(done) })
	if err != nil {
		return nil, err
	}
	return func(w io.Writer) error {
		return recordview.WriteSeries(w, recordview.UI(con.UI), all, len(docs))
	}, nil
}

// seriesRows lays the papers of the series of --paper beside one another.
func seriesRows(
	ctx context.Context,
	con *console.Console,
	o *seriesOptions,
	docs []*corpus.Document,
	links []series.Link,
) (func(io.Writer) error, error) {
	at := recordview.Find(docs, o.paper)
	if at < 0 {
		return nil, fmt.Errorf(
			"series: no paper %s among those given; reprise series lists them all",
			o.paper,
		)
	}
	chain := series.Chain(links, at)
	if len(chain) == 1 {
		return nil, fmt.Errorf("series: %s continues no paper of those given, and none continues it", docs[at].Called())
	}
	papers := make([]*corpus.Document, len(chain))
	for i, k := range chain {
		papers[i] = docs[k]
	}
	t, err := series.Lay(ctx, papers)
	if err != nil {
		return nil, err
	}
	ui := recordview.UI(con.UI)
	if o.format == "tsv" || o.format == "json" {
		ui = "en"
	}
	rows := recordview.RowsOf(ui, t)
	switch o.format {
	case "tsv":
		return func(w io.Writer) error { return writeTSV(w, rows.TSV()) }, nil
	case "json":
		return rows.JSON, nil
	case "html":
		return rows.HTML, nil
	}
	return func(w io.Writer) error { return rows.Table(w, min(con.Width(), textWidth)) }, nil
}
