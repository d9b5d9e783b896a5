// Package agreedview shows where the paragraphs of a draft stand already: as a table for reading, rows, JSON, a page
// or a workbook.
package agreedview

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/reprise-wording/reprise/align/agreed"
	"github.com/reprise-wording/reprise/cmd/internal/console"
	"github.com/reprise-wording/reprise/cmd/internal/words"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/workbook"
	"github.com/reprise-wording/reprise/diff"
)

// A View is the paragraphs of a draft with what was found of each.
type View struct {
	Title    string   // of the draft
	Papers   []string // names of the earlier papers, as Paragraph.Paper counts them
	Earlier  []agreed.Paragraph
	Draft    []agreed.Paragraph
	Paper    *corpus.Document // the draft, where it is one
	Findings []agreed.Finding
	Others   int            // papers that were not compared, for they have no version in the language of the draft
	Width    int            // columns of a table
	UI       words.Language // of the table and the page
	Colour   bool
}

// standings say to people what stands where.
var standings = map[agreed.Standing]string{
	agreed.Agreed:   "agreed",
	agreed.Changed:  "with changes",
	agreed.Composed: "composed",
	agreed.New:      "new",
}

// Summary counts the standings: 42 paragraphs: 17 agreed, 14 with changes, 3 composed, 8 new.
func (v *View) Summary() string { return v.summary(v.UI) }

func (v *View) summary(ui words.Language) string {
	n := map[agreed.Standing]int{}
	formulas, references := 0, 0
	for _, f := range v.Findings {
		n[f.Standing]++
		if f.Formula {
			formulas++
		}
		if f.References {
			references++
		}
	}
	s := ui.Sprintf("%s: %d agreed, %d with changes, %d composed, %d new", ui.Sprintf("%d paragraphs", len(v.Draft)),
		n[agreed.Agreed], n[agreed.Changed], n[agreed.Composed], n[agreed.New])
	if references > 0 {
		s += "; " + ui.Sprintf("in %d only references changed", references)
	}
	if formulas > 0 {
		s += "; " + ui.Sprintf("of %d only formulas stand elsewhere", formulas)
	}
	if v.Others > 0 {
		s += "; " + ui.Sprintf("not compared, without a version in the language of the draft: %d papers", v.Others)
	}
	return s
}

// A Row is a paragraph as it is shown.
type Row struct {
	Cite, Standing, Score string
	Class                 string // the standing in one word
	Source                string // where it comes from, as people cite it; empty for new wording
	Parts                 []Part
	Omits                 []string
	Omitted               string           // what it omits, in a line
	Share                 string           // how much of it stands somewhere
	Versions              []agreed.Version // the best source in the other languages of its paper
	Notes                 []string         // of composed and new wording: where its stretches stand, numbered
	Where                 string           // the source, or the notes with how much of the paragraph they are
}

// A Part is a stretch of text with what it is: same, in, out; piece and formula in composed and new wording.
type Part struct {
	Kind, Text, Source string
	Note               int // of a piece: the number of its source among the notes
}

// Rows gives the paragraphs as they are shown.
func (v *View) Rows() []Row {
	out := make([]Row, len(v.Draft))
	for k := range v.Draft {
		f := &v.Findings[k]
		r := &out[k]
		r.Cite = v.Draft[k].Cite
		r.Class = string(f.Standing)
		r.Standing = v.UI.Translate(standings[f.Standing])
		r.Omits = f.Omits
		r.Share = fmt.Sprintf("%.0f%%", 100*f.Covered)
		switch f.Standing {
		case agreed.Agreed, agreed.Changed:
			r.Score, r.Source, r.Parts = fmt.Sprintf("%.2f", f.Sources[0].Score), v.cites(f), changed(f.Changes)
			r.Versions = v.Earlier[f.Sources[0].Paragraph].Versions
		default:
			r.Parts, r.Notes = v.pieces(k)
			if f.Standing == agreed.Composed {
				r.Source = v.composers(f)
			}
		}
		if len(f.Omits) > 0 {
			r.Omitted = v.UI.Sprintf("omits: %s", "“"+strings.Join(f.Omits, "”, “")+"”")
		}
		if f.Formula {
			r.Standing = v.UI.Sprintf("%s (formula)", r.Standing)
		}
		if f.References {
			r.Standing = v.UI.Sprintf("%s (references only)", r.Standing)
		}
		if r.Where = r.Source; len(r.Notes) > 0 {
			r.Where = v.UI.Sprintf("%s stands elsewhere: %s", r.Share, strings.Join(r.Notes, "; "))
		}
	}
	return out
}

// mostCited is how many sources are named one by one.
const mostCited = 3

// cites names the latest and the first paragraphs with the words of the best source.
func (v *View) cites(f *agreed.Finding) string {
	best := f.Sources[0].Paragraph
	s := v.Earlier[best].Cite
	var others []string
	for k := len(f.Also) - 1; k >= 0; k-- {
		if f.Also[k] != best {
			others = append(others, v.Earlier[f.Also[k]].Cite)
		}
	}
	switch n := len(others); {
	case n == 0:
		return s
	case n <= mostCited:
		return v.UI.Sprintf("%s; also %s", s, strings.Join(others, "; "))
	default:
		return v.UI.Sprintf("%s; also %s; first %s; %d in all", s, others[0], others[n-1], n+1)
	}
}

// composers names the sources of the pieces, each once, in their order.
func (v *View) composers(f *agreed.Finding) string {
	var names []string
	seen := map[int]bool{}
	for _, p := range f.Pieces {
		if !p.Formula && !seen[p.Holders[0]] {
			seen[p.Holders[0]] = true
			names = append(names, v.Earlier[p.Holders[0]].Cite)
		}
	}
	return strings.Join(names, "; ")
}

// changed cuts a script into parts.
func changed(s *diff.Script) (out []Part) {
	add := func(kind, text string) {
		if text != "" {
			out = append(out, Part{Kind: kind, Text: text})
		}
	}
	for _, op := range s.Ops {
		switch op.Kind {
		case diff.Equal:
			add("same", op.B.Text(s.B))
		case diff.Delete:
			add("out", op.A.Text(s.A))
		default:
			add("in", op.B.Text(s.B))
		}
	}
	return out
}

// pieces cuts a paragraph at the ends of its stretches, and lists where those stand.
func (v *View) pieces(k int) (out []Part, notes []string) {
	text, at := v.Draft[k].Text, 0
	numbers := map[string]int{}
	for _, p := range v.Findings[k].Pieces {
		if p.Span.Start > at {
			out = append(out, Part{Kind: "in", Text: text[at:p.Span.Start]})
		}
		part := Part{Kind: "formula", Text: p.Span.Text(text), Source: v.Earlier[p.Holders[0]].Cite}
		if !p.Formula {
			if numbers[part.Source] == 0 {
				numbers[part.Source] = len(notes) + 1
				notes = append(notes, fmt.Sprintf("%d %s", len(notes)+1, part.Source))
			}
			part.Kind, part.Note = "piece", numbers[part.Source]
		}
		out = append(out, part)
		at = p.Span.End
	}
	if at < len(text) {
		out = append(out, Part{Kind: "in", Text: text[at:]})
	}
	return out, notes
}

const (
	bold   = "\x1b[1m"
	red    = "\x1b[31;9m"
	green  = "\x1b[32m"
	yellow = "\x1b[33m"
	reset  = "\x1b[0m"
)

// Table writes the summary and each paragraph with its source and what changed: [-taken out-] {+brought in+}; of
// composed and new wording «what stands elsewhere» with the number of its source.
func (v *View) Table(w io.Writer) error {
	b := bufio.NewWriter(w)
	fmt.Fprintln(b, v.Summary())
	for _, line := range v.Bases() {
		b.WriteString(console.Wrap("   ", "      ", line, v.Width))
	}
	for _, r := range v.Rows() {
		head := r.Standing
		if r.Score != "" {
			head += " " + r.Score
		}
		if len(r.Notes) > 0 {
			head += ","
		}
		head += " " + r.Where
		b.WriteString("\n")
		name := r.Cite
		if v.Colour {
			name = bold + name + reset
		}
		b.WriteString(console.Wrap(name+"  ", "   ", head, v.Width))
		var text strings.Builder
		for _, p := range r.Parts {
			text.WriteString(mark(p, r.Class, v.Colour))
		}
		b.WriteString(console.Wrap("   ", "   ", text.String(), v.Width))
		if r.Omitted != "" {
			b.WriteString(console.Wrap("   ", "          ", r.Omitted, v.Width))
		}
		for _, line := range r.versions() {
			b.WriteString(console.Wrap("   ", "       ", line, v.Width))
		}
	}
	return b.Flush()
}

// mark is a part between its marks, or in colour.
func mark(p Part, class string, colour bool) string {
	style, open, end := "", "", ""
	switch {
	case p.Kind == "out":
		style, open, end = red, "[-", "-]"
	case p.Kind == "in" && class == string(agreed.Changed):
		style, open, end = green, "{+", "+}"
	case p.Kind == "piece":
		style, open, end = yellow, "«", "»"
	case p.Kind == "formula":
		open, end = "‹", "›"
	}
	if open == "" {
		return p.Text
	}
	note := ""
	if p.Note > 0 {
		note = fmt.Sprintf("[%d]", p.Note)
	}
	if colour && style != "" {
		return style + p.Text + reset + note
	}
	return open + p.Text + end + note
}

// TSV writes the best five sources of each paragraph, best first: source, paragraph, score, relation.
func (v *View) TSV(w io.Writer) error {
	b := bufio.NewWriter(w)
	for k, f := range v.Findings {
		for _, s := range f.Sources {
			fmt.Fprintf(
				b,
				"%s\t%s\t%.6f\t%s\n",
				flat(v.Earlier[s.Paragraph].Cite),
				flat(v.Draft[k].Cite),
				s.Score,
				s.Relation,
			)
		}
	}
	return b.Flush()
}

func flat(s string) string { return strings.Join(strings.Fields(s), " ") }

type jsonSource struct {
	Source   string        `json:"source"`
	Score    float64       `json:"score"`
	Relation string        `json:"relation"`
	Versions []jsonVersion `json:"versions,omitempty"` // in the other languages of its paper
}

type jsonVersion struct {
	Language string `json:"language"`
	Text     string `json:"text"`
}

func jsonSourceOf(s agreed.Source, p *agreed.Paragraph) jsonSource {
	out := jsonSource{Source: p.Cite, Score: s.Score, Relation: string(s.Relation)}
	for _, o := range p.Versions {
		out.Versions = append(out.Versions, jsonVersion{o.Language.String(), o.Text})
	}
	return out
}

type jsonPiece struct {
	Start   int      `json:"start"` // in bytes of the text
	End     int      `json:"end"`
	Sources []string `json:"sources"`
	Formula bool     `json:"formula,omitempty"`
}

type jsonParagraph struct {
	Paragraph string       `json:"paragraph"`
	Text      string       `json:"text"`
	Standing  string       `json:"standing"`
	Sources   []jsonSource `json:"sources,omitempty"`
	Also      []string     `json:"same_words,omitempty"`
	Covered   float64      `json:"covered"`
	Pieces    []jsonPiece  `json:"stretches,omitempty"`
	Omits     []string     `json:"omits,omitempty"`
	Formula   bool         `json:"formula,omitempty"`
	// References: all that changed are papers that are cited, dates and sessions.
	References bool `json:"only_references,omitempty"`
}

// mostHolders is how many sources of a stretch JSON lists.
const mostHolders = 8

// JSON writes everything.
func (v *View) JSON(w io.Writer) error {
	out := struct {
		Draft      string          `json:"draft"`
		Summary    string          `json:"summary"`
		Others     int             `json:"not_compared,omitempty"` // papers
		Bases      []jsonBase      `json:"bases,omitempty"`
		Paragraphs []jsonParagraph `json:"paragraphs"`
	}{v.Title, v.summary(""), v.Others, v.jsonBases(), []jsonParagraph{}}
	for k, f := range v.Findings {
		p := jsonParagraph{
			Paragraph:  v.Draft[k].Cite,
			Text:       v.Draft[k].Text,
			Standing:   string(f.Standing),
			Covered:    f.Covered,
			Omits:      f.Omits,
			Formula:    f.Formula,
			References: f.References,
		}
		for _, s := range f.Sources {
			p.Sources = append(p.Sources, jsonSourceOf(s, &v.Earlier[s.Paragraph]))
		}
		for _, a := range f.Also {
			p.Also = append(p.Also, v.Earlier[a].Cite)
		}
		for _, q := range f.Pieces {
			j := jsonPiece{Start: q.Span.Start, End: q.Span.End, Formula: q.Formula}
			for _, h := range q.Holders[:min(mostHolders, len(q.Holders))] {
				j.Sources = append(j.Sources, v.Earlier[h].Cite)
			}
			p.Pieces = append(p.Pieces, j)
		}
		out.Paragraphs = append(out.Paragraphs, p)
	}
	e := json.NewEncoder(w)
	e.SetIndent("", " ")
	e.SetEscapeHTML(false)
	return e.Encode(out)
}

// versions are the lines of the best source in other languages.
func (r *Row) versions() (out []string) {
	for _, o := range r.Versions {
		out = append(out, o.Language.String()+": "+o.Text)
	}
	return out
}

// Workbook writes an XLSX file with a row a paragraph.
func (v *View) Workbook(w io.Writer) error {
	var head []any
	for _, name := range []string{
		"Paragraph", "Standing", "Score", "Source", "Stands elsewhere", "Text", "Source wording", "Omits",
		"Source in other languages",
	} {
		head = append(head, v.UI.Translate(name))
	}
	rows := [][]any{head}
	for k, r := range v.Rows() {
		source := ""
		if r.Score != "" {
			source = v.Earlier[v.Findings[k].Sources[0].Paragraph].Text
		}
		rows = append(
			rows,
			[]any{r.Cite, r.Standing, r.Score, r.Source, r.Share, v.Draft[k].Text, source, strings.Join(r.Omits, "; "),
				strings.Join(r.versions(), "\n")},
		)
	}
	widths := []float64{16, 14, 8, 34, 10, 60, 60, 30, 60}
	return workbook.Write(w, workbook.Sheet{Name: v.UI.Translate("Agreed language"), Rows: rows, Widths: widths})
}
