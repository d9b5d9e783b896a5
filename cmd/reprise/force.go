package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/urfave/cli/v2"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/lang/formula"
)

// forceFlags are the flags of parse that list the drafting formulas.
func forceFlags() []cli.Flag {
	return []cli.Flag{
		&cli.BoolFlag{Name: "force", Usage: "list how strongly each unit asks, whom, and with which qualifiers (ref, force, addressees, qualifiers, formula)"},
		&cli.StringFlag{Name: "addressee", Usage: "with --force: only units asked of `NAME`, in English: UNODC"},
		&cli.StringFlag{Name: "at-least", Usage: "with --force: only units that ask at least so strongly, a `FORCE` such as 'should consider'"},
	}
}

// A unitForce is a unit with its reading.
type unitForce struct {
	Ref corpus.Ref `json:"ref"`
	formula.Reading
	text string
}

// forces reads the formulas of a document, less those that the flags leave out.
func forces(c *cli.Context, d *corpus.Document) ([]unitForce, error) {
	if !formula.Known(d.Language) {
		return nil, fmt.Errorf("parse: no formulas are known for the language %s of %s; name another with --lang", d.Language, d.Name())
	}
	least := formula.Force{}
	if name := c.String("at-least"); name != "" {
		var err error
		if least, err = formula.ParseForce(name); err != nil {
			return nil, fmt.Errorf("parse: --at-least: %w", err)
		}
	}
	out := []unitForce{}
	for _, u := range d.Units() {
		var up []string
		for _, chapeau := range d.Chapeaux(u.Ref) {
			up = append(up, chapeau.Text)
		}
		f := unitForce{u.Ref, formula.Of(d.Language, u.Text, up), u.Text}
		if formula.Compare(f.Force, least) >= 0 && asks(f.Reading, c.String("addressee")) {
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
		rows = append(rows, []string{f.Ref.String(), f.Force.String(), f.Addressee(), strings.Join(f.Qualifiers, ", "), f.words()})
	}
	return rows
}

func forceTable(w io.Writer, all []unitForce) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, row := range forceRows(all) {
		fmt.Fprintln(t, strings.TrimRight(strings.Join(row, "\t"), "\t "))
	}
	return t.Flush()
}
