package main

import (
	"bytes"
	"cmp"
	"context"
	"encoding/gob"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"math"
	"os"
	"slices"
	"strings"

	"github.com/reprise-wording/reprise/align/reuse"
)

// fitter fits the model of align/reuse and prints it, after a table of how well each set is told: by a model that was
// fitted on all, and by one that was fitted without the half that is judged.
func fitter(w io.Writer, args []string) error {
	halves := false
	flags := flag.NewFlagSet("fit", flag.ContinueOnError)
	out := flags.String("o", "", "write the model to `FILE`")
	agreed := flags.String("agreed", "", "folders as bench/agreed/dev, separated by commas")
	without := flags.String("without", "", "leave out the sets whose names begin so, separated by commas")
	flags.BoolVar(&halves, "halves", false, "also judge each half of the sets by a model fitted on the other")
	given := flags.String("model", "", "judge the model of `FILE` and fit none")
	cache := flags.String("cache", "", "keep the measured pairs in `FILE`")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() != 1 || *agreed == "" {
		return errors.New("fit: give " + fitUsage)
	}
	ctx := context.Background()
	sets, err := kept(
		*cache,
		func() ([]*fitSet, error) { return readSets(ctx, flags.Arg(0), strings.Split(*agreed, ",")) },
	)
	if err != nil {
		return err
	}
	var all []judgedPair
	var half [2][]judgedPair
	sets, left := apartFrom(sets, strings.Split(*without, ","))
	balance(sets)
	for k, s := range sets {
		all = append(all, s.samples(k, -1)...)
		for p := range half {
			half[p] = append(half[p], s.samples(k, p)...)
		}
	}
	m, err := fitOrRead(*given, all)
	if err != nil {
		return err
	}
	apart := [2]*reuse.Model{m, m}
	if halves {
		apart = [2]*reuse.Model{fit(half[1]), fit(half[0])}
	}
	fmt.Fprintf(
		w,
		"%d samples\n\nset\tlater units\trecall@1\tamong new, told\tprecision\trecall\tECE\tleft out: recall@1\ttold\t"+
			"precision\trecall\tECE\n",
		len(all),
	)
	for _, s := range slices.Concat(sets, left) {
		fmt.Fprintf(
			w,
			"%s\t%d\t%s\t%s\n",
			s.Name,
			len(s.Later),
			s.judge(func(int) *reuse.Model { return m }),
			s.judge(func(p int) *reuse.Model { return apart[p] }),
		)
	}
	fmt.Fprintln(w)
	if *out == "" {
		return m.Write(w)
	}
	var file bytes.Buffer
	file.WriteString(modelHead)
	if err := m.Write(&file); err != nil {
		return err
	}
	return os.WriteFile(*out, file.Bytes(), 0o644)
}

const fitUsage = "-agreed DIR,... [-halves] [-without NAME,...] [-cache FILE] [-model FILE] [-o FILE] BENCH"

// modelHead says what a model is and what it was learnt from.
const modelHead = "# The model of align/reuse: feature, knot, log odds. Written by `go run . fit` in cmd/bench.\n" +
	"# Learnt from resolutions of the United Nations General Assembly (UNxml/GAresolutions, sessions 75 to 78), " +
	"consolidated\n" +
	"# Acts and Regulations of Canada (justicecanada/laws-lois-xml), passages of US state bills " +
	"(dssg/policy_diffusion)\n" +
	"# and, unless it was left out, the built-in corpus.\n"

// apartFrom parts the sets whose names begin with one of those from the others.
func apartFrom(sets []*fitSet, names []string) (kept, left []*fitSet) {
	for _, s := range sets {
		if slices.ContainsFunc(names, func(n string) bool { return n != "" && strings.HasPrefix(s.Name, n) }) {
			left = append(left, s)
		} else {
			kept = append(kept, s)
		}
	}
	return kept, left
}

// balance weighs the kinds of data, which are the first words of the names of sets, by the fourth root of how many
// right pairs each has: halfway, by the ratio, between every pair counting the same and the square root, under which
// some dozens of pairs count as much as hundreds.
func balance(sets []*fitSet) {
	right := map[string]float64{}
	kind := func(s *fitSet) string { k, _, _ := strings.Cut(s.Name, " "); return k }
	for _, s := range sets {
		for _, r := range s.Right {
			right[kind(s)] += float64(len(r))
		}
	}
	for _, s := range sets {
		s.Weight = math.Pow(1000/max(1, right[kind(s)]), 0.25)
	}
}

func fitOrRead(file string, samples []judgedPair) (*reuse.Model, error) {
	if file == "" {
		return fit(samples), nil
	}
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return reuse.ReadModel(f)
}

// kept reads what was kept in a file, or makes it and keeps it there; without a file it makes it.
func kept(file string, make func() ([]*fitSet, error)) (sets []*fitSet, err error) {
	f, err := os.Open(file)
	switch {
	case err == nil:
		defer f.Close()
		if err := gob.NewDecoder(f).Decode(&sets); err != nil {
			return nil, fmt.Errorf("fit: %s does not hold measured pairs (%w); remove it to measure them anew", file, err)
		}
		return sets, nil
	case file != "" && !errors.Is(err, fs.ErrNotExist):
		return nil, err
	}
	if sets, err = make(); err != nil || file == "" {
		return sets, err
	}
	if f, err = os.Create(file); err != nil {
		return nil, err
	}
	return sets, cmp.Or(gob.NewEncoder(f).Encode(sets), f.Close())
}

// ranking is the average precision of all pairs of a set.
func (s *fitSet) ranking(m *reuse.Model) float64 {
	type told struct {
		score float64
		right bool
	}
	var all []told
	for k, pairs := range s.Later {
		for i := range pairs {
			all = append(all, told{m.Score(&pairs[i]), s.Right[k][pairs[i].Earlier]})
		}
	}
	slices.SortFunc(all, func(a, b told) int { return cmp.Compare(b.score, a.score) })
	hit, sum := 0, 0.0
	for n, t := range all {
		if t.right {
			hit++
			sum += float64(hit) / float64(n+1)
		}
	}
	return sum / float64(s.Ranked)
}

// judge tells how well a model tells a set: of the later units that take up one the part whose best candidate is
// right, of the new ones the part that is given one at the threshold, precision and recall at the threshold, and the
// calibration error of the best. Of pairs by themselves it is the area under the curve.
func (s *fitSet) judge(model func(part int) *reuse.Model) string {
	if s.Ranked > 0 {
		return fmt.Sprintf("average precision %.4f", s.ranking(model(0)))
	}
	type told struct {
		score float64
		right bool
	}
	var best []told
	taken, first, fresh, over, said, hit := 0, 0, 0, 0, 0, 0
	for k, pairs := range s.Later {
		top := told{}
		m := model(s.Part[k])
		for i := range pairs {
			if v := m.Score(&pairs[i]); v > top.score {
				top = told{v, s.Right[k][pairs[i].Earlier]}
			}
		}
		best = append(best, top)
		if len(s.Right[k]) > 0 {
			taken++
			if top.right {
				first++
			}
		} else {
			fresh++
			if top.score >= reuse.DefaultThreshold {
				over++
			}
		}
		if top.score >= reuse.DefaultThreshold {
			said++
			if top.right {
				hit++
			}
		}
	}
	var bins [10][3]float64
	for _, b := range best {
		at := &bins[min(9, int(b.score*10))]
		at[0]++
		at[1] += b.score
		if b.right {
			at[2]++
		}
	}
	ece := 0.0
	for _, b := range bins {
		ece += math.Abs(b[1]-b[2]) / float64(len(best))
	}
	if s.Pairs {
		slices.SortFunc(best, func(a, b told) int { return cmp.Compare(a.score, b.score) })
		area, wrong := 0.0, 0.0
		for _, b := range best {
			if b.right {
				area += wrong
			} else {
				wrong++
			}
		}
		return fmt.Sprintf("AUC %.4f", area/wrong/(float64(len(best))-wrong))
	}
	return fmt.Sprintf(
		"%.4f\t%.4f\t%.4f\t%.4f\t%.4f",
		share(first, taken),
		share(over, fresh),
		share(hit, said),
		share(hit, taken),
		ece,
	)
}
