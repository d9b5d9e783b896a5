package kwic

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/reprise-wording/reprise/corpus/concord"
	"github.com/reprise-wording/reprise/corpus/lang"
)

// bars are the heights of a sparkline; a meeting without a hit has a dot.
var bars = []rune("▁▂▃▄▅▆▇█")

const noHit = '·'

// Spark draws counts as a line of bars, one a count; the highest count has the highest bar.
func Spark(counts []int) string {
	highest := slices.Max(append([]int{1}, counts...))
	var b strings.Builder
	for _, n := range counts {
		if n <= 0 {
			b.WriteRune(noHit)
			continue
		}
		b.WriteRune(bars[(n*len(bars)-1)/highest])
	}
	return b.String()
}

// mostColumns is how many meetings are shown in columns of their own, under their names; more make one dense line.
const mostColumns = 40

// counts writes the counts of the meetings, a line of bars a language.
func (t *table) counts() {
	r := t.c.Result
	if len(r.Meetings) < 2 || len(r.Series) == 0 {
		return
	}
	names := make([]string, len(r.Meetings))
	for i, m := range r.Meetings {
		names[i] = columnName(m, i)
	}
	width := 0
	for i, name := range names {
		width += 1 + max(lang.Columns(name), t.widest(i))
	}
	t.printf("\n")
	if len(names) > mostColumns || width+12 > t.o.Width {
		t.denseCounts(names)
		return
	}
	row := func(tag string, cell func(i int) string, tail string) {
		line := fmt.Sprintf("%-4s", tag)
		for i, name := range names {
			line += " " + fmt.Sprintf("%*s", max(lang.Columns(name), t.widest(i)), cell(i))
		}
		t.printf("%s\n", strings.TrimRight(line+tail, " "))
	}
	row("", func(i int) string { return names[i] }, "")
	for _, s := range r.Series {
		line := []rune(Spark(s.Counts))
		row(s.Language.String(), func(i int) string { return string(line[i]) }, "")
		row("", func(i int) string { return strconv.Itoa(s.Counts[i]) }, "")
	}
}

// columnName is what stands over a meeting's count: VII, else the year, else its place in the list.
func columnName(m concord.Meeting, i int) string {
	switch {
	case !m.Ref.IsZero():
		return m.Ref.String()
	case m.Year > 0:
		return strconv.Itoa(m.Year)
	}
	return strconv.Itoa(i + 1)
}

// widest is how wide the counts of a meeting are.
func (t *table) widest(i int) int {
	n := 1
	for _, s := range t.c.Result.Series {
		n = max(n, len(strconv.Itoa(s.Counts[i])))
	}
	return n
}

// denseCounts writes one line of bars a language; where there are more meetings than columns, neighbours share a bar.
func (t *table) denseCounts(names []string) {
	r := t.c.Result
	room := max(t.o.Width-24, 20)
	step := (len(names) + room - 1) / room
	for _, s := range r.Series {
		var counts []int
		for at := 0; at < len(s.Counts); at += step {
			sum := 0
			for _, n := range s.Counts[at:min(at+step, len(s.Counts))] {
				sum += n
			}
			counts = append(counts, sum)
		}
		t.printf("%-4s %s %d\n", s.Language, Spark(counts), s.Total)
	}
	note := t.o.UI.Sprintf("%s to %s, %d meetings", names[0], names[len(names)-1], len(names))
	if step > 1 {
		note += ", " + t.o.UI.Sprintf("%d to a bar", step)
	}
	t.printf("%s\n", t.faint("     "+note))
}
