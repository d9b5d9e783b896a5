package main

import (
	"io"

	"github.com/reprise-wording/reprise/align/mandates"
	"github.com/reprise-wording/reprise/cmd/internal/recordview"
	"github.com/reprise-wording/reprise/corpus"
)

// mandatePage writes the page of the mandates.
func mandatePage(w io.Writer, ui recordview.UI, docs []*corpus.Document, all []mandates.Entry) error {
	return recordview.WriteMandates(w, ui, recordview.MandatesOf(ui, docs, all), len(docs))
}
