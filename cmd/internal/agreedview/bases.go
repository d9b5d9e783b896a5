package agreedview

import (
	"slices"
	"strings"
	"unicode"

	"github.com/reprise-wording/reprise/align/agreed"
)

const (
	mostBases = 5 // papers that are told one by one
	mostRuns  = 8 // runs of paragraphs that are told of each
	leastBase = 3 // paragraphs that make a paper worth a line
)

// Bases says which papers the draft takes most paragraphs from, a line each: A/RES/76/169 has 58 of the paragraphs:
// pp1–pp22; 1–36. Where the numbers differ those of the paper follow: pp3–pp5 (pp4–pp6 there).
func (v *View) Bases() []string {
	var out []string
	for _, b := range agreed.Bases(v.Earlier, v.Findings) {
		if b.Count < leastBase || len(out) == mostBases {
			break
		}
		runs := v.sameKind(b.Runs)
		shown := longest(runs, mostRuns)
		var names []string
		for _, r := range shown {
			names = append(names, v.run(b.Paper, r))
		}
		if more := len(runs) - len(shown); more > 0 {
			names = append(names, v.UI.Sprintf("%d more places", more))
		}
		out = append(
			out, v.UI.Sprintf("%s has %d of the paragraphs: %s", v.Papers[b.Paper], b.Count, strings.Join(names, "; ")),
		)
	}
	return out
}

// sameKind cuts runs where recitals, numbered paragraphs and others meet, and between parts: pp1–pp22; 1–36.
func (v *View) sameKind(runs []agreed.Run) (out []agreed.Run) {
	for _, r := range runs {
		start := 0
		for k := 1; k <= r.Length; k++ {
			if k == r.Length || kindOf(v.Draft[r.Draft+k].Cite) != kindOf(v.Draft[r.Draft+start].Cite) {
				out = append(out, agreed.Run{Draft: r.Draft + start, Earlier: r.Earlier + start, Length: k - start})
				start = k
			}
		}
	}
	return out
}

// longest gives the n longest runs, in their order; of those that are as long the first.
func longest(runs []agreed.Run, n int) []agreed.Run {
	out := slices.Clone(runs)
	slices.SortStableFunc(out, func(a, b agreed.Run) int { return b.Length - a.Length })
	out = out[:min(n, len(out))]
	slices.SortFunc(out, func(a, b agreed.Run) int { return a.Draft - b.Draft })
	return out
}

// run names the first and the last paragraph of a run in the draft and, where those of the paper have other numbers,
// there.
func (v *View) run(paper int, r agreed.Run) string {
	last := r.Length - 1
	name := span(v.Title, v.Draft[r.Draft].Cite, v.Draft[r.Draft+last].Cite)
	there := span(v.Papers[paper], v.Earlier[r.Earlier].Cite, v.Earlier[r.Earlier+last].Cite)
	if name == there {
		return name
	}
	return v.UI.Sprintf("%s (%s there)", name, there)
}

// kindOf is the citation of a paragraph up to its number: A/RES/76/169:pp of A/RES/76/169:pp1.
func kindOf(cite string) string {
	number := strings.LastIndexByte(cite, ':') + 1
	if digit := strings.IndexFunc(cite[number:], unicode.IsDigit); digit >= 0 {
		return cite[:number+digit]
	}
	return cite
}

// span names two paragraphs of a paper and all between them; the paper itself and what is the same in the second are
// left out.
func span(paper, first, last string) string {
	part := first[:strings.LastIndexByte(first, ':')+1]
	name := strings.TrimPrefix(strings.TrimPrefix(first, paper+":"), paper+", ")
	if first == last {
		return name
	}
	return name + "–" + strings.TrimPrefix(strings.TrimPrefix(last, part), paper+", ")
}

type jsonBase struct {
	Paper      string    `json:"paper"`
	Paragraphs int       `json:"paragraphs"`
	Runs       []jsonRun `json:"runs"`
}

type jsonRun struct {
	First       string `json:"first"` // paragraphs of the draft
	Last        string `json:"last"`
	SourceFirst string `json:"source_first"`
	SourceLast  string `json:"source_last"`
}

func (v *View) jsonBases() (out []jsonBase) {
	for _, b := range agreed.Bases(v.Earlier, v.Findings) {
		j := jsonBase{Paper: v.Papers[b.Paper], Paragraphs: b.Count}
		for _, r := range b.Runs {
			last := r.Length - 1
			j.Runs = append(j.Runs, jsonRun{v.Draft[r.Draft].Cite, v.Draft[r.Draft+last].Cite,
				v.Earlier[r.Earlier].Cite, v.Earlier[r.Earlier+last].Cite})
		}
		out = append(out, j)
	}
	return out
}
