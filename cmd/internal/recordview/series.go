package recordview

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/reprise-wording/reprise/align/series"
	"github.com/reprise-wording/reprise/corpus"
)

// A Series is a lane of the page: a paper and those that continue it.
type Series struct {
	Number int
	Title  string // of the latest paper
	Steps  []Step
	Writing
}

// A Step is a paper of a series.
type Step struct {
	Paper, Title, Year string
	How                string // it was adopted
	Known              bool   // the file says how it was adopted
	Paragraphs         int
	Continues          string // the paper before; empty for the first
	Score              string
	Cites              bool // it cites the paper before
	Doubtful           bool // that it continues the paper before
	Tallies            []Tally
	Changes            []Change
}

// A Tally counts the paragraphs of one amount, and where they stand in the bar of a step, of 100.
type Tally struct {
	Amount  series.Amount
	Words   string
	N       int
	X, Wide float64
}

// A Change is a paragraph that is not as it was.
type Change struct {
	Amount        series.Amount
	Before, After string // where it stands
	Parts         []Part
}

// amounts are the amounts as people read them, in the order of the bar.
var amounts = []struct {
	amount series.Amount
	words  string
}{{series.Same, "as before"}, {series.Changed, "changed"}, {series.New, "new"}, {series.Dropped, "dropped"}}

// SeriesOf gathers the lanes. step is told of each paper that is compared.
func SeriesOf(ctx context.Context, ui UI, docs []*corpus.Document, links []series.Link, step func()) ([]Series, error) {
	var out []Series
	for _, lane := range series.Lanes(links) {
		first := docs[lane.First]
		latest := lane.First
		s := Series{Number: len(out) + 1, Writing: writingOf(first.Language), Steps: []Step{stepOf(ui, first)}}
		for _, l := range lane.Links {
			next, err := continued(ctx, ui, docs[l.Earlier], docs[l.Later])
			if err != nil {
				return nil, err
			}
			next.Score, next.Cites, next.Doubtful = fmt.Sprintf("%.2f", l.Score), l.Cites, l.Doubtful()
			s.Steps = append(s.Steps, next)
			latest = max(latest, l.Later)
			step()
		}
		s.Title = cmp.Or(docs[latest].Title, docs[latest].Called())
		out = append(out, s)
	}
	return out, nil
}

func stepOf(ui UI, d *corpus.Document) Step {
	s := Step{Paper: d.Called(), Title: d.Title, Year: yearOf(ui, d), How: howAdopted(ui, d.Voting())}
	s.Known = s.How != ""
	for _, b := range d.Wording() {
		if b.Text != "" {
			s.Paragraphs++
		}
	}
	return s
}

// continued compares a paper with the one that it continues.
func continued(ctx context.Context, ui UI, before, after *corpus.Document) (Step, error) {
	s := stepOf(ui, after)
	s.Continues = before.Called()
	t, err := series.Lay(ctx, []*corpus.Document{before, after})
	if err != nil {
		return s, err
	}
	n := map[series.Amount]int{}
	for i, row := range t.Rows {
		a := t.Amount(i, 1)
		n[a]++
		c := Change{Amount: a}
		was, is := "", ""
		if b := row.Blocks[0]; b >= 0 {
			c.Before, was = placeOf(before, before.Blocks[b].Ref), before.Blocks[b].Text
		}
		if b := row.Blocks[1]; b >= 0 {
			c.After, is = placeOf(after, after.Blocks[b].Ref), after.Blocks[b].Text
		}
		switch a {
		case series.Same:
			continue
		case series.Changed:
			c.Parts = changes(after.Language, was, is)
		default:
			c.Parts = []Part{{"same", was + is}}
		}
		s.Changes = append(s.Changes, c)
	}
	x := 0.0
	for _, a := range amounts {
		wide := 100 * float64(n[a.amount]) / float64(max(len(t.Rows), 1))
		s.Tallies = append(s.Tallies, Tally{a.amount, ui.T(a.words), n[a.amount], x, wide})
		x += wide
	}
	return s, nil
}

// outcomes are the ways of adoption as files name them.
var outcomes = map[string]string{
	"adoptedWithoutVote": "adopted without a vote", "adoptedRecordedVote": "adopted by a recorded vote",
	"inFavour": "in favour", "against": "against", "abstaining": "abstaining",
}

// howAdopted says for people what a file says of the adoption; words that are not known stay as they are.
func howAdopted(ui UI, voting string) string {
	head, rest, _ := strings.Cut(voting, "; ")
	out := ui.T(cmp.Or(outcomes[head], head))
	var counts []string
	for c := range strings.SplitSeq(rest, "; ") {
		if who, n, ok := strings.Cut(c, " "); ok {
			counts = append(counts, n+" "+ui.T(cmp.Or(outcomes[who], who)))
		}
	}
	if len(counts) > 0 {
		out += ui.T(":") + " " + strings.Join(counts, ", ")
	}
	return out
}

// WriteSeries writes the page of the lanes; papers is how many there are in all, with those of no series.
func WriteSeries(w io.Writer, ui UI, all []Series, papers int) error {
	in := 0
	for _, s := range all {
		in += len(s.Steps)
	}
	return write(w, ui, "series.html", ui.T("Series"), struct {
		Series      []Series
		Alone, Held int
	}{all, papers - in, in})
}
