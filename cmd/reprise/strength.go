package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/reprise-wording/reprise/cmd/internal/console"
	"github.com/reprise-wording/reprise/cmd/internal/output"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/lang"
	"github.com/reprise-wording/reprise/corpus/lang/formula"
)

type strengthOptions struct {
	readingOptions
	addressee, atLeast string
}

func strengthCommand(con *console.Console) *cli.Command {
	o := &strengthOptions{}
	return &cli.Command{
		Name:      "strength",
		Usage:     "list how strongly each paragraph asks, whom, and with which qualifiers",
		ArgsUsage: "[FILE...]",
		Description: "Lists for each paragraph of a paper how strongly it asks (its force), whom, and with which " +
			"qualifiers: ref, force,\n" +
			"addressees, qualifiers, formula. Recitals, which ask nothing, are left out. " +
			"Without a file: the built-in document, in\n" +
			"French or, with --lang en, in English.\n\n" +
			examples(
				"reprise strength --addressee UNODC",
				"reprise strength report.docx --at-least 'should consider' --format tsv -o strong.tsv",
			),
		Flags: append(
			o.readingFlags(),
			&cli.StringFlag{
				Name:        "addressee",
				Destination: &o.addressee,
				Usage:       "only paragraphs asked of `NAME`, in English: UNODC",
			},
			&cli.StringFlag{
				Name:        "at-least",
				Destination: &o.atLeast,
				Usage:       "only paragraphs that ask at least so strongly, a `FORCE` such as 'should consider'",
			},
			o.formatFlag("table", "json", "tsv"),
			o.outputFlag(),
		),
		Action: runner(con, o, runStrength),
	}
}

func runStrength(ctx context.Context, con *console.Console, o *strengthOptions) error {
	docs, err := o.documents(ctx, con)
	if err != nil {
		return err
	}
	v, err := together(docs, func(d *corpus.Document) (listing, error) {
		all, err := forces(o, d)
		return listing{func(w io.Writer) error { return forceTable(w, all, con.Width()) }, all, forceRows(all)}, err
	})
	if err != nil {
		return err
	}
	return output.To(con.Out, o.output, func(w io.Writer) error { return v.write(w, o.format) })
}

// A unitForce is a unit with its reading.
type unitForce struct {
	Ref corpus.Ref `json:"ref"`
	formula.Reading
	text string
}

// forces reads the formulas of a document, less those that the flags leave out.
func forces(o *strengthOptions, d *corpus.Document) ([]unitForce, error) {
	if !formula.Known(d.Language) {
		return nil, fmt.Errorf(
			"strength: no formulas are known for the language %s of %s; name another with --lang",
			d.Language,
			d.Name(),
		)
	}
	least := formula.Force{}
	if name := o.atLeast; name != "" {
		var err error
		if least, err = formula.ParseForce(name); err != nil {
			return nil, fmt.Errorf("strength: --at-least: %w", err)
		}
	}
	out := []unitForce{}
	for _, u := range d.Wording() {
		if u.Kind == corpus.Recital {
			continue // it gives reasons, and asks nothing
		}
		var up []string
		for _, chapeau := range d.Chapeaux(u) {
			up = append(up, chapeau.Text)
		}
		f := unitForce{u.Ref, formula.Of(d.Language, u.Text, up), u.Text}
		if formula.Compare(f.Force, least) >= 0 && asks(f.Reading, o.addressee) {
			out = append(out, f)
		}
	}
	return out, nil
}

func asks(r formula.Reading, who string) bool {
	for _, a := range r.Addressees {
		if strings.EqualFold(a, who) {
			return true
		}
	}
	return who == ""
}

// words are the words the force was read from.
func (f *unitForce) words() string {
	var out []string
	for _, e := range f.Evidence {
		if (e.Of == formula.OfForce || e.Of == formula.OfEffort) && !slices.Contains(out, e.Text) {
			out = append(out, e.Text)
		}
	}
	return strings.Join(out, " ")
}

func forceRows(all []unitForce) [][]string {
	var rows [][]string
	for i := range all {
		f := &all[i]
		rows = append(
			rows,
			[]string{f.Ref.String(), f.Force.String(), f.Addressee(), strings.Join(f.Qualifiers, ", "), f.words()},
		)
	}
	return rows
}

// forceTable lists the readings in columns no wider together than width, where their words allow.
func forceTable(w io.Writer, all []unitForce, width int) error {
	rows := forceRows(all)
	widths := fit(rows, width)
	for _, row := range rows {
		height := 1
		cells := make([][]string, len(row))
		for k, text := range row {
			cells[k] = console.Lines(text, widths[k])
			height = max(height, len(cells[k]))
		}
		for n := range height {
			var line strings.Builder
			for k, lines := range cells {
				line.WriteString(padded(at(lines, n), widths[k]+columnGap))
			}
			if _, err := io.WriteString(w, strings.TrimRight(line.String(), " ")+"\n"); err != nil {
				return err
			}
		}
	}
	return nil
}

// columnGap is how much room is between columns.
const columnGap = 2

// fit gives the width of each column: that of its widest cell, but where they are too wide together, those are
// narrowed in which the fewest cells are wrapped by it, down to their longest words.
func fit(rows [][]string, width int) []int {
	if len(rows) == 0 {
		return nil
	}
	n := len(rows[0])
	widths, words := make([]int, n), make([]int, n)
	cells := make([]map[int]int, n) // by column: how many cells have a length
	for k := range n {
		cells[k] = map[int]int{}
		for _, row := range rows {
			length := lang.Columns(row[k])
			cells[k][length]++
			widths[k] = max(widths[k], length)
			for word := range strings.FieldsSeq(row[k]) {
				words[k] = max(words[k], lang.Columns(word))
			}
		}
	}
	wrapped := make([]int, n) // how many cells are longer than the width that the column has
	for {
		sum, best := columnGap*(n-1), -1
		for k, w := range widths {
			sum += w
			if w > words[k] && (best < 0 || wrapped[k]+cells[k][w] < wrapped[best]+cells[best][widths[best]]) {
				best = k
			}
		}
		if sum <= width || best < 0 {
			return widths
		}
		wrapped[best] += cells[best][widths[best]]
		widths[best]--
	}
}
