package report

import (
	"bytes"
	"context"
	"fmt"
	"io"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align/exchange"
	"github.com/reprise-wording/reprise/align/pins"
	"github.com/reprise-wording/reprise/align/reuse"
	"github.com/reprise-wording/reprise/cmd/internal/traceview"
	"github.com/reprise-wording/reprise/cmd/internal/words"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/lang"
	"github.com/reprise-wording/reprise/corpus/ooxml"
	"github.com/reprise-wording/reprise/corpus/typeset"
	"github.com/reprise-wording/reprise/diff/redline"
)

// Reiterations writes a workbook of the repetitions and the threads, with what a person decided of them.
func (a *Analysis) Reiterations(w io.Writer, decided *pins.Pins, ui words.Language) error {
	r := a.traced.Clone()
	r.Judge(decided)
	return (&traceview.View{Result: r, UI: ui}).Workbook(w)
}

// Memory is the alignment of all papers in the first two languages, with what a person decided of it; nil where there
// is one language only.
func (a *Analysis) Memory(decided *pins.Pins) *exchange.Memory {
	var all *exchange.Memory
	prefixes := reuse.Prefixes(a.corpus)
	for i := range a.papers {
		if a.papers[i].before == nil {
			continue
		}
		with := a.papers[i].before.Clone()
		with.Pin(decided)
		m := exchange.FromDocuments(with)
		for k := range m.Rows {
			m.Rows[k].Ref = prefixes[i] + m.Rows[k].Ref
		}
		if all == nil {
			all = m
		} else {
			all.Name, all.Rows = "", append(all.Rows, m.Rows...)
		}
	}
	return all
}

// Redline writes a Word file that shows by tracked changes how a paragraph became another, in one language.
func (a *Analysis) Redline(w io.Writer, earlier, later, in string) error {
	var files [2]*ooxml.Package
	for i, ref := range []string{earlier, later} {
		n, k := a.set.Index(ref), a.languageAt(in)
		if n < 0 || k < 0 || a.base.text(n, k) == "" {
			return fmt.Errorf("report: there is no paragraph %s in %q", ref, in)
		}
		var set bytes.Buffer
		if err := typeset.Write(&set, paragraph(a.base.text(n, k), a.tags[k])); err != nil {
			return err
		}
		var err error
		if files[i], err = ooxml.Open(set.Bytes()); err != nil {
			return err
		}
	}
	if _, err := redline.Compare(files[0], files[1], redline.Options{Formatting: true}); err != nil {
		return err
	}
	return files[1].Write(w)
}

// languageAt is the place of a language among those of the payload, -1 for none.
func (a *Analysis) languageAt(code string) int {
	tag, err := language.Parse(code)
	if err == nil {
		for k := range a.tags {
			if lang.Same(a.tags[k], tag) {
				return k
			}
		}
	}
	return -1
}

// paragraph is a document of one paragraph.
func paragraph(text string, tag language.Tag) *corpus.Document {
	return &corpus.Document{
		Language: tag,
		Parts:    []*corpus.Part{{Kind: corpus.PaperPart, Parent: -1}},
		Blocks:   []*corpus.Block{{Kind: corpus.Text, Text: text}},
	}
}

// File writes the report as one file, which needs no server, with what a person decided.
func (a *Analysis) File(ctx context.Context, w io.Writer, o Options) error {
	o.Served, o.PinsFile, o.Rev, o.Dropped = false, "", "", nil
	p, err := a.Payload(ctx, o)
	if err != nil {
		return err
	}
	return Write(w, p)
}
