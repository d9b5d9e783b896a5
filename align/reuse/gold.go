package reuse

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
)

// A Gold is pairs of units judged by people, by the IDs of the two, the lesser first.
type Gold struct {
	Right    map[[2]string]bool // the later takes up the earlier
	Unjudged map[[2]string]bool // neither right nor wrong: the same subject, or not judged
	Citings  map[[2]string]bool // the later refers to the earlier
}

// ReadGold reads lines of thread, a, b and relation, between tabs. The relations repeat and evolve are right, theme
// and skip are left aside, ref is a citation; none is wrong, as is every pair that is not listed. Empty lines and
// lines that begin with # are skipped. The error names the line.
func ReadGold(r io.Reader) (*Gold, error) {
	g := &Gold{Right: map[[2]string]bool{}, Unjudged: map[[2]string]bool{}, Citings: map[[2]string]bool{}}
	in := bufio.NewScanner(r)
	for n := 1; in.Scan(); n++ {
		line := strings.TrimSuffix(in.Text(), "\r")
		if strings.TrimSpace(line) == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) < 4 {
			return nil, fmt.Errorf(
				"reuse: line %d: %d columns; gold has thread, a, b and relation between tabs",
				n,
				len(f),
			)
		}
		key := pairKey(f[1], f[2])
		switch f[3] {
		case "repeat", "evolve":
			g.Right[key] = true
		case "theme", "skip":
			g.Unjudged[key] = true
		case "ref":
			g.Citings[key] = true
		case "none":
		default:
			return nil, fmt.Errorf(
				"reuse: line %d: no relation %q; there are repeat, evolve, ref, theme, skip and none",
				n,
				f[3],
			)
		}
	}
	return g, in.Err()
}

func pairKey(a, b string) [2]string { return [2]string{min(a, b), max(a, b)} }

// Figures are how well a result agrees with gold.
type Figures struct {
	Right, Found int // pairs that are right, and those of them in the result
	// mean, over the right pairs, of the part of right pairs down to their rank; 0 for one not found
	AveragePrecision float64
	Cited, Citings   int // citations found of those in gold, and those in gold
	False            int // citations found that are not in gold
}

// Measure scores the ranking of the pairs. Trace should have kept all of them (MinScore of 0).
func (r *Result) Measure(g *Gold) Figures {
	fig := Figures{Right: len(g.Right), Citings: len(g.Citings)}
	type ranked struct {
		key   [2]string
		score float64
	}
	var list []ranked
	for _, p := range r.Pairs {
		key := pairKey(r.Set.Units[p.Earlier].ID, r.Set.Units[p.Later].ID)
		switch {
		case p.Relation == Cited && g.Citings[key]:
			fig.Cited++
		case p.Relation == Cited:
			fig.False++
		case !g.Unjudged[key]:
			list = append(list, ranked{key, p.Score})
		}
	}
	slices.SortFunc(list, func(a, b ranked) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.key[0], b.key[0]), cmp.Compare(a.key[1], b.key[1]))
	})
	for n, p := range list {
		if g.Right[p.key] {
			fig.Found++
			fig.AveragePrecision += float64(fig.Found) / float64(n+1) / float64(len(g.Right))
		}
	}
	return fig
}
