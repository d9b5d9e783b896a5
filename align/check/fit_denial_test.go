package check

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
)

// TestFitDenials fits the judges of denials to pairs that cmd/bench check -write wrote to the files REPRISE_DENIALS
// names, which the table of markers was not fitted to, and prints them as data/words.tsv has them. The first file of a
// language sets from what odds a denial is told. It runs only where that is set.
func TestFitDenials(t *testing.T) {
	byTag := map[string]*[2]denials{}
	var tags []string
	eachPlanted(t, "REPRISE_DENIALS", func(tag string, c *Checker, kinds []string) {
		if byTag[tag] == nil {
			tags, byTag[tag] = append(tags, tag), &[2]denials{}
		}
		english, other := &byTag[tag][0], &byTag[tag][1]
		for i, p := range c.pairs {
			sw, tw := c.words.Pair(i)
			s, t := c.source.read(p.Source), c.target.read(p.Target)
			source := denying{c.source, s, sw, c.source.denials(s, sw)}
			target := denying{c.target, t, tw, c.target.denials(t, tw)}
			speech := c.speak(s, t, sw, tw)
			english.add(c.lackedBy(source, target, speech), kinds[i], "negation brought")
			other.add(c.lackedBy(target, source, speech), kinds[i], "negation")
		}
		english.settle()
		other.settle()
	})
	for _, tag := range tags {
		byTag[tag][0].print(tag, "denied english", 0.001, 0)
		byTag[tag][1].print(tag, "denied", 0.003, math.Inf(-1))
	}
}

// denials are pairs by the denials that one side may lack.
type denials struct {
	clean, planted [][]lack
	first          int // how many clean pairs the first file has
}

// settle ends a file.
func (d *denials) settle() {
	if d.first == 0 {
		d.first = len(d.clean)
	}
}

func (d *denials) add(lacks []lack, kind, wanted string) {
	switch kind {
	case "none":
		d.clean = append(d.clean, lacks)
	case wanted:
		d.planted = append(d.planted, lacks)
	}
}

// print fits a judge so that it tells a denial in a share of the pairs left as they were, or in fewer, where its log
// odds reach even.
func (d *denials) print(tag, name string, share, even float64) {
	var x [][]float64
	var y []float64
	for _, lacks := range d.clean {
		for i := range lacks {
			x, y = append(x, lacks[i].evidence[:]), append(y, 0)
		}
	}
	for _, lacks := range d.planted {
		if len(lacks) == 1 { // of several it is not known which was planted
			x, y = append(x, lacks[0].evidence[:]), append(y, 1)
		}
	}
	var j denialJudge
	copy(j[:], regression(x, y))
	clean := j.best(d.clean[:d.first])
	slices.Sort(clean)
	least := max(even, clean[len(clean)-1-int(share*float64(len(clean)))])
	told := 0
	for _, z := range j.best(d.planted) {
		if z > least {
			told++
		}
	}
	j[denialPieces] -= least
	fmt.Printf("%s\t%s\t%s\n", tag, name, strings.Trim(fmt.Sprintf("%.3f", j), "[]"))
	fmt.Printf("# %d of %d\n", told, len(d.planted))
}

// best are the log odds of the likeliest lack of each pair.
func (j *denialJudge) best(all [][]lack) (out []float64) {
	for _, lacks := range all {
		best := -1e9
		for i := range lacks {
			best = max(best, j.of(&lacks[i].evidence))
		}
		out = append(out, best)
	}
	return out
}
