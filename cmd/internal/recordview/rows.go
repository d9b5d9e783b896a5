package recordview

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align/series"
	"github.com/reprise-wording/reprise/cmd/internal/console"
	"github.com/reprise-wording/reprise/cmd/internal/words"
	"github.com/reprise-wording/reprise/corpus"
)

// A Column is a paper of a series.
type Column struct {
	Paper string `json:"paper"`
	Title string `json:"title,omitempty"`
	Year  string `json:"year,omitempty"`
	How   string `json:"adopted,omitempty"` // in words
}

// A Cell is what a paper has of a paragraph.
type Cell struct {
	Amount series.Amount `json:"state,omitempty"` // empty where neither the paper nor the one before has it
	Place  string        `json:"ref,omitempty"`
	Text   string        `json:"text,omitempty"`
	// Of is, for a new paragraph, the place in the paper before of the one that it was split off from, and for one that
	// is dropped, where its words stand now.
	Of    string `json:"of,omitempty"`
	Parts []Part `json:"-"` // against the last paper that has it; none where it is the same
}

// Rows are the papers of a series side by side.
type Rows struct {
	Columns []Column `json:"papers"`
	Cells   [][]Cell `json:"paragraphs"` // a row a paragraph, a cell a paper
	UI      UI       `json:"-"`
	Writing `json:"-"`
}

// RowsOf makes the cells of a table.
func RowsOf(ui UI, t *series.Table) *Rows {
	r := &Rows{UI: ui, Cells: [][]Cell{}}
	tag := language.Und
	for _, d := range t.Papers {
		r.Columns = append(r.Columns, Column{d.Called(), d.Title, yearOf(ui, d), howAdopted(ui, d.Voting())})
		tag = d.Language
	}
	r.Writing = writingOf(tag)
	for i, row := range t.Rows {
		cells := make([]Cell, len(t.Papers))
		for k, d := range t.Papers {
			c := &cells[k]
			c.Amount = t.Amount(i, k)
			if other := t.Kin(i, k); other >= 0 {
				in := k // a paragraph that is dropped went into one of this paper
				if c.Amount == series.New {
					in--
				}
				c.Of = placeOf(t.Papers[in], t.Papers[in].Blocks[t.Rows[other].Blocks[in]].Ref)
			}
			if row.Blocks[k] < 0 {
				continue
			}
			b := d.Blocks[row.Blocks[k]]
			c.Place, c.Text = placeOf(d, b.Ref), b.Text
			last := t.Last(i, k)
			switch {
			case last < 0:
				c.Parts = []Part{{"same", b.Text}}
			case c.Amount != series.Same:
				c.Parts = changes(tag, t.Papers[last].Blocks[row.Blocks[last]].Text, b.Text)
			}
		}
		r.Cells = append(r.Cells, cells)
	}
	return r
}

// HTML writes the page.
func (r *Rows) HTML(w io.Writer) error {
	title := r.Columns[len(r.Columns)-1]
	return write(w, r.UI, "rows.html", strings.TrimSpace(title.Paper+" "+title.Title), r)
}

// JSON writes everything.
func (r *Rows) JSON(w io.Writer) error {
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(r)
}

// TSV gives the rows, the first with the names of the columns: of each paper where the paragraph stands, what became
// of it, and its words.
func (r *Rows) TSV() [][]string {
	var head []string
	for _, c := range r.Columns {
		head = append(head, c.Paper+" ref", c.Paper+" state", c.Paper+" text")
	}
	rows := [][]string{head}
	for _, cells := range r.Cells {
		var row []string
		for _, c := range cells {
			row = append(row, c.Place, string(c.Amount), c.Text)
		}
		rows = append(rows, row)
	}
	return rows
}

// Table writes for each paragraph where it stands in each paper, and its wordings with what changed: [-taken out-]
// {+brought in+}.
func (r *Rows) Table(w io.Writer, width int) error {
	ui := words.Language(r.UI)
	b := bufio.NewWriter(w)
	for _, c := range r.Columns {
		fmt.Fprintln(b, console.Visible(strings.Join(nonEmpty(c.Paper, c.Year, c.How, c.Title), "  ")))
	}
	for _, cells := range r.Cells {
		fmt.Fprintln(b)
		for k, c := range cells {
			head := r.Columns[k].Paper + " " + c.Place
			switch {
			case c.Amount == series.Absent:
				continue
			case c.Amount == series.Dropped && c.Of != "":
				fmt.Fprintln(
					b, ui.Sprintf("%s dropped; its words are in %s", console.Visible(r.Columns[k].Paper), console.Visible(c.Of)),
				)
				continue
			case c.Amount == series.Dropped:
				fmt.Fprintln(b, ui.Sprintf("%s dropped", console.Visible(r.Columns[k].Paper)))
				continue
			case len(c.Parts) == 0:
				fmt.Fprintln(b, ui.Sprintf("%s as before", console.Visible(head)))
				continue
			}
			var text strings.Builder
			for _, p := range c.Parts {
				switch p.Kind {
				case "out":
					text.WriteString("[-" + p.Text + "-]")
				case "in":
					text.WriteString("{+" + p.Text + "+}")
				default:
					text.WriteString(p.Text)
				}
			}
			if k > 0 {
				head += " " + ui.Translate(string(c.Amount))
			}
			head = console.Visible(head)
			if c.Amount == series.New && c.Of != "" {
				head = ui.Sprintf("%s, split off from %s", head, console.Visible(c.Of))
			}
			fmt.Fprintln(b, head)
			for _, line := range console.Lines(text.String(), max(width-4, 20)) {
				fmt.Fprintln(b, "    "+line)
			}
		}
	}
	return b.Flush()
}

func nonEmpty(all ...string) []string {
	var out []string
	for _, s := range all {
		if s != "" {
			out = append(out, s)
		}
	}
	return out
}

// Find is the index of the paper of a symbol, -1 where there is none.
func Find(docs []*corpus.Document, symbol string) int {
	for i, d := range docs {
		if strings.EqualFold(d.Called(), symbol) {
			return i
		}
	}
	return -1
}
