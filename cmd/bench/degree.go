package main

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"slices"
	"strconv"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align/reuse"
)

// folds is how many parts the pairs are divided in, each judged by what was fitted on the others.
const folds = 10

// A gradedPair is two texts with their degree of likeness as people judged it, and what the two are compared by.
type gradedPair struct {
	degree int
	x      []float64
}

// degrees prints how often the degree of likeness of two passages, as people judged it, follows from the features of
// align/reuse: for each degree a logistic curve of the features tells whether a pair has at least that degree, and the
// likeliest degree is taken (cumulative logits). Each part of the pairs is judged by curves fitted on the others. The
// files are CSV with the columns sec_a_text, sec_b_text and label, as in hikoseon12/learning-bill-similarity.
func degrees(w io.Writer, files []string) error {
	if len(files) == 0 {
		return errors.New("degrees: give CSV files with the columns sec_a_text, sec_b_text and label")
	}
	var texts [2][]string
	var labels []int
	for _, f := range files {
		if err := readGraded(f, &texts, &labels); err != nil {
			return err
		}
	}
	pairs, err := measureGraded(context.Background(), texts, labels)
	if err != nil {
		return err
	}
	most := slices.Max(labels)
	told := make([][]int, most+1) // by degree as judged and as told
	for k := range told {
		told[k] = make([]int, most+1)
	}
	right := 0
	for part := range folds {
		var known []gradedPair
		for n, p := range pairs {
			if n%folds != part {
				known = append(known, p)
			}
		}
		m := fitDegrees(known, most)
		for n := part; n < len(pairs); n += folds {
			d := m.degree(pairs[n].x)
			told[pairs[n].degree][d]++
			if d == pairs[n].degree {
				right++
			}
		}
	}
	fmt.Fprintf(w, "%d pairs, %d parts: accuracy %.3f\n\njudged", len(pairs), folds, share(right, len(pairs)))
	for d := range told {
		fmt.Fprintf(w, "\ttold %d", d)
	}
	for d, row := range told {
		fmt.Fprintf(w, "\n%d", d)
		for _, n := range row {
			fmt.Fprintf(w, "\t%d", n)
		}
	}
	fmt.Fprintln(w)
	return nil
}

// readGraded appends the pairs of a file.
func readGraded(name string, texts *[2][]string, labels *[]int) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	in, err := csv.NewReader(f).ReadAll()
	if err != nil || len(in) < 2 {
		return errors.Join(fmt.Errorf("degrees: %s: no rows", name), err)
	}
	var at [3]int
	for k, column := range []string{"sec_a_text", "sec_b_text", "label"} {
		if at[k] = slices.Index(in[0], column); at[k] < 0 {
			return fmt.Errorf("degrees: %s: no column %q", name, column)
		}
	}
	for n, row := range in[1:] {
		label, err := strconv.Atoi(row[at[2]])
		if err != nil || label < 0 {
			return fmt.Errorf("degrees: %s, row %d: the label %q is not a number from 0 on", name, n+2, row[at[2]])
		}
		texts[0], texts[1] = append(texts[0], row[at[0]]), append(texts[1], row[at[1]])
		*labels = append(*labels, label)
	}
	return nil
}

// measureGraded measures the pairs, among all texts. A pair that the tracer does not compare has all features at
// their least.
func measureGraded(ctx context.Context, texts [2][]string, labels []int) ([]gradedPair, error) {
	gold := map[int]map[int]bool{}
	for n := range labels {
		gold[n] = map[int]bool{n: true}
	}
	s := &fitSet{}
	if err := measureSet(ctx, language.English, texts[0], texts[1], gold, s, func(int) int { return 0 }); err != nil {
		return nil, err
	}
	out := make([]gradedPair, len(labels))
	least := slices.Repeat([]float64{math.Inf(1)}, len(reuse.FeatureNames))
	for n, pairs := range s.Later {
		out[n].degree = labels[n]
		for i := range pairs {
			if pairs[i].Earlier != n {
				continue
			}
			out[n].x = append([]float64(nil), pairs[i].Features[:]...)
			for k, v := range out[n].x {
				least[k] = min(least[k], v)
			}
		}
	}
	for n := range out {
		if out[n].x == nil {
			out[n].x = least
		}
	}
	return out, nil
}

// A degreeModel tells the degree of a pair.
type degreeModel struct {
	steps []step
	beta  [][]float64 // by degree from 1: of each step, and the constant
}

// fitDegrees fits for each degree the steps of curves of the features.
func fitDegrees(pairs []gradedPair, most int) *degreeModel {
	m := &degreeModel{}
	for k := range reuse.FeatureNames {
		vs := make([]float64, len(pairs))
		for n, p := range pairs {
			vs[n] = p.x[k]
		}
		slices.Sort(vs)
		var at []float64
		for q := range knots + 1 {
			at = append(at, vs[(len(vs)-1)*q/knots])
		}
		at = slices.Compact(at)
		for i := 1; i < len(at); i++ {
			m.steps = append(m.steps, step{feature: k, lo: at[i-1], hi: at[i]})
		}
	}
	for d := 1; d <= most; d++ {
		m.beta = append(m.beta, m.fit(pairs, d))
	}
	return m
}

func (m *degreeModel) row(x []float64) []float64 {
	b := make([]float64, len(m.steps)+1)
	for i := range m.steps {
		b[i] = m.steps[i].at(x[m.steps[i].feature])
	}
	b[len(m.steps)] = 1
	return b
}

// fit fits whether a pair has at least a degree.
func (m *degreeModel) fit(pairs []gradedPair, degree int) []float64 {
	rows := make([][]float64, len(pairs))
	for n, p := range pairs {
		rows[n] = m.row(p.x)
	}
	return fitLogistic(len(pairs), func(n int) observation {
		return observation{x: rows[n], yes: pairs[n].degree >= degree, weight: 1}
	}, make([]float64, len(m.steps)+1), 1e-3)
}

// degree is the likeliest degree of a pair.
func (m *degreeModel) degree(x []float64) int {
	b := m.row(x)
	best, at, above := -1.0, 0, 1.0 // above: the probability of at least the degree
	for d := 0; d <= len(m.beta); d++ {
		next := 0.0
		if d < len(m.beta) {
			next = min(above, reuse.Probability(inner(b, m.beta[d])))
		}
		if above-next > best {
			best, at = above-next, d
		}
		above = next
	}
	return at
}
