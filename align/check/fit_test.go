package check

import (
	"fmt"
	"maps"
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"
)

// TestFitMissing fits the judges of words lost and added to pairs that cmd/bench check -write wrote to the files
// REPRISE_PLANTED names, and prints them as data/words.tsv has them. It runs only where that is set.
func TestFitMissing(t *testing.T) {
	byTag := map[string]*[2]samples{}
	var tags []string
	eachPlanted(t, "REPRISE_PLANTED", func(tag string, c *Checker, kinds []string) {
		if byTag[tag] == nil {
			tags, byTag[tag] = append(tags, tag), &[2]samples{}
		}
		for i := range c.pairs {
			a, b := c.stretches(c.wholes[i])
			byTag[tag][0].add(a, kinds[i], "omission")
			byTag[tag][1].add(b, kinds[i], "addition")
		}
	})
	for _, tag := range tags {
		for k, name := range []string{"lost", "added"} {
			s := &byTag[tag][k]
			j := s.fit()
			s.calibrate(&j, alarmed[tag][k])
			fmt.Printf("%s\t%s\t%s\n", tag, name, strings.Trim(fmt.Sprintf("%.3f", j), "[]"))
			s.report(j)
		}
	}
}

// eachPlanted goes through the files of planted pairs that a variable names; the test is skipped where it is not set.
func eachPlanted(t *testing.T, variable string, do func(tag string, c *Checker, kinds []string)) {
	t.Helper()
	names := os.Getenv(variable)
	if names == "" {
		t.Skip(variable + " is not set")
	}
	for _, name := range strings.Fields(names) {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		tag, pairs, kinds := plantedPairs(string(data))
		c, err := New(pairs, language.English, language.Make(tag))
		if err != nil {
			t.Fatal(err)
		}
		do(tag, c, kinds)
	}
}

func plantedPairs(data string) (tag string, pairs []Pair, kinds []string) {
	for line := range strings.Lines(data) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		tag = f[0]
		kinds, pairs = append(kinds, f[1]), append(pairs, Pair{Source: f[2], Target: f[3]})
	}
	return tag, pairs, kinds
}

type samples struct {
	x     [][pieces]float64
	y     []float64
	kinds []string
	clean int // pairs left as they were, those without a stretch of unlinked words among them
}

func (s *samples) add(a stretch, kind, wanted string) {
	y := 0.0
	switch {
	case kind == "none":
		s.clean++
	case strings.HasPrefix(kind, wanted):
		y = 1
	default:
		return
	}
	if a.words >= leastLost && !a.acronym {
		s.x, s.y, s.kinds = append(s.x, a.evidence), append(s.y, y), append(s.kinds, kind)
	}
}

// alarmed is the share of the pairs left as they were in which words lost, and added, may be told: the more, the harder
// they are to tell in a language.
var alarmed = map[string][2]float64{
	"fr": {0.006, 0.007}, "es": {0.004, 0.004}, "ru": {0.005, 0.005}, "ar": {0.005, 0.005}, "zh": {0.004, 0.004},
}

// calibrate shifts a judge so that it gives Told for that share.
func (s *samples) calibrate(j *judge, alarmed float64) {
	var clean []float64
	for i, x := range s.x {
		if s.y[i] == 0 {
			p := j.of(stretch{evidence: x})
			clean = append(clean, math.Log(p/(1-p)))
		}
	}
	slices.Sort(clean)
	j[pieces] -= clean[max(0, len(clean)-1-int(alarmed*float64(s.clean)))]
}

// fit is the logistic regression of the samples.
func (s *samples) fit() (j judge) {
	x := make([][]float64, len(s.x))
	for i := range x {
		x[i] = s.x[i][:]
	}
	copy(j[:], regression(x, s.y))
	return j
}

// regression gives the weights of a logistic regression and what it adds, by gradient descent over standardised
// evidence.
func regression(x [][]float64, y []float64) (j []float64) {
	pieces := len(x[0])
	mean, dev := make([]float64, pieces), make([]float64, pieces)
	n := float64(len(x))
	for _, x := range x {
		for k := range x {
			mean[k] += x[k] / n
		}
	}
	for _, x := range x {
		for k := range x {
			dev[k] += (x[k] - mean[k]) * (x[k] - mean[k]) / n
		}
	}
	w, g := make([]float64, pieces+1), make([]float64, pieces+1)
	for range 3000 {
		clear(g)
		for i, x := range x {
			z := w[pieces]
			for k := range x {
				z += w[k] * (x[k] - mean[k]) / math.Sqrt(dev[k]+1e-9)
			}
			d := y[i] - 1/(1+math.Exp(-z))
			for k := range x {
				g[k] += d * (x[k] - mean[k]) / math.Sqrt(dev[k]+1e-9)
			}
			g[pieces] += d
		}
		for k := range w {
			w[k] += 2 * (g[k]/n - 1e-4*w[k])
		}
	}
	j = make([]float64, pieces+1)
	j[pieces] = w[pieces]
	for k := range mean {
		if dev[k] < 1e-9 {
			continue
		}
		j[k] = w[k] / math.Sqrt(dev[k]+1e-9)
		j[pieces] -= j[k] * mean[k]
	}
	return j
}

// report prints how many of each kind would be told.
func (s *samples) report(j judge) {
	told, all := map[string]int{}, map[string]int{}
	for i, x := range s.x {
		if all[s.kinds[i]]++; j.of(stretch{evidence: x}) > defaultLeast {
			told[s.kinds[i]]++
		}
	}
	all["none"] = s.clean
	for _, kind := range slices.Sorted(maps.Keys(all)) {
		fmt.Printf("# %s: %.4f of %d\n", kind, float64(told[kind])/float64(all[kind]), all[kind])
	}
}
