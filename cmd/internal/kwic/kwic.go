// Package kwic writes concordances: on a terminal with the key words under one another, the translation below each,
// and the counts of the meetings as a sparkline; as JSON; and as tab-separated lines.
package kwic

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/reprise-wording/reprise/cmd/internal/console"
	"github.com/reprise-wording/reprise/cmd/internal/words"
	"github.com/reprise-wording/reprise/corpus/concord"
	"github.com/reprise-wording/reprise/corpus/lang"
)

// A Concordance is a search and what it found.
type Concordance struct {
	Query  string // as given
	Result *concord.Result
	// Translations gives the translations of a hit; nil for none.
	Translations func(*concord.Hit) []concord.Translation
}

func (c *Concordance) translations(h *concord.Hit) []concord.Translation {
	if c.Translations == nil {
		return nil
	}
	return c.Translations(h)
}

// Options say how a table looks.
type Options struct {
	Width  int // in columns
	UI     words.Language
	Colour bool // with ANSI colours; else the key words stand in [brackets]
}

const (
	dim, bold, reset = "\x1b[2m", "\x1b[1;33m", "\x1b[0m"
	// misreadSign stands before a key word whose letters were taken for misread ones.
	misreadSign = "≈"
)

// Table writes a concordance for reading.
func Table(w io.Writer, c *Concordance, o Options) error {
	t := &table{w: w, c: c, o: o, papers: severalPapers(c.Result)}
	t.head()
	t.counts()
	t.measure()
	hits := c.Result.Hits
	for i := range hits {
		h := &hits[i]
		if i == 0 || hits[i-1].Meeting != h.Meeting {
			t.meeting(h)
		}
		t.hit(h)
		lines := t.translated(h)
		if i+1 < len(hits) && hits[i+1].Block == h.Block && slices.Equal(lines, t.translated(&hits[i+1])) {
			continue // it stands below the next hit
		}
		for _, line := range lines {
			t.printf("%s\n", line)
		}
	}
	if n := c.Result.Total - len(hits); n > 0 {
		t.printf("\n%s\n", t.faint(t.o.UI.Sprintf("%d more; --limit 0 shows all", n)))
	}
	return t.err
}

type table struct {
	w      io.Writer
	c      *Concordance
	o      Options
	papers bool // name the paper of each meeting
	labels int  // width of the refs
	langs  int  // width of the languages
	err    error
}

func (t *table) printf(format string, args ...any) {
	if t.err == nil {
		_, t.err = fmt.Fprintf(t.w, format, args...)
	}
}

func (t *table) faint(s string) string {
	if !t.o.Colour {
		return s
	}
	return dim + s + reset
}

func severalPapers(r *concord.Result) bool {
	return slices.ContainsFunc(r.Meetings, func(m concord.Meeting) bool { return m.Paper != r.Meetings[0].Paper })
}

func (t *table) head() {
	r := t.c.Result
	counts := t.o.UI.Sprintf("%s in %s", t.o.UI.Sprintf("%d hits", r.Total), t.o.UI.Sprintf("%d paragraphs", r.Blocks))
	t.printf("%s\n", t.o.UI.Sprintf("%s: %s", console.Visible(t.c.Query), counts))
}

// measure finds how wide the columns of refs and languages must be.
func (t *table) measure() {
	for i := range t.c.Result.Hits {
		h := &t.c.Result.Hits[i]
		t.labels = max(t.labels, lang.Columns(h.Block.Ref.String()))
		for _, d := range h.Paper.Versions {
			t.langs = max(t.langs, len(d.Language.String()))
		}
	}
}

// meeting writes the line that stands over the hits of a meeting in one language.
func (t *table) meeting(h *concord.Hit) {
	parts := []string{cmp.Or(h.Meeting.Heading(), h.Meeting.Ref)}
	if t.papers {
		parts = []string{h.Document.Called(), cmp.Or(h.Meeting.Heading(), h.Document.Title)}
	}
	parts = append(parts, h.Document.Language.String())
	line := strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " · ")
	t.printf("\n%s\n", t.faint(console.Visible(line)))
}

// hit writes one line: the ref, and the key words at the same column in every line.
func (t *table) hit(h *concord.Hit) {
	room := max(t.o.Width-t.labels-2, 30)
	before := room * 2 / 5
	_, key, _ := h.Context(0, 0)
	after := max(room-before-lang.Columns(key)-4, 0)
	left, key, right := h.Context(before, after)
	sign := ""
	if h.Fuzzy {
		sign = misreadSign
		before--
	}
	pad := max(before-lang.Columns(left), 0)
	ref := console.Visible(h.Block.Ref.String())
	t.printf(
		"%-*s  %s%s%s%s%s\n",
		t.labels,
		ref,
		strings.Repeat(" ", pad),
		console.Visible(left),
		sign,
		t.marked(h, key),
		console.Visible(right),
	)
}

// marked shows which of the words between the first and the last matched one are matched.
func (t *table) marked(h *concord.Hit, key string) string {
	open, shut := "[", "]"
	if t.o.Colour {
		open, shut = bold, reset
	}
	var b strings.Builder
	base := h.Spans[0].Start
	last := base
	for _, s := range h.Spans {
		b.WriteString(console.Visible(key[last-base : s.Start-base]))
		b.WriteString(open + console.Visible(key[s.Start-base:s.End-base]) + shut)
		last = s.End
	}
	return b.String()
}

// translated lays out the translations of a hit, each wrapped and indented below it.
func (t *table) translated(h *concord.Hit) []string {
	var out []string
	indent := t.labels + 2 + t.langs + 2
	for _, tr := range t.c.translations(h) {
		for i, line := range console.Lines(tr.Text(), max(t.o.Width-indent, 30)) {
			tag := ""
			if i == 0 {
				tag = tr.Document.Language.String()
			}
			out = append(out, t.faint(fmt.Sprintf("%*s  %-*s  %s", t.labels, "", t.langs, tag, line)))
		}
	}
	return out
}
