package main

import (
	"bufio"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align/reuse"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/read"
	"github.com/reprise-wording/reprise/corpus/wg4"
)

// A fitSet is measured pairs with what is known of them: of the pairs of some later units which are right.
type fitSet struct {
	Name  string
	Later [][]reuse.Measured // by later unit that is judged: its pairs
	Right []map[int]bool     // by later unit: the earlier units that are right; none for what is new
	Part  []int              // by later unit: 0 or 1, to fit on the one and judge by the other
	// by later unit: the earlier units that may be right all the same; nil where the features tell
	Unsure []map[int]bool
	Weight float64 // of each of its samples
	Pairs  bool    // it is pairs by themselves, each its own judgement
	Ranked int     // all its pairs are one ranking with so many that are right; 0 for others
}

// unsure reports whether a pair that the gold does not list may be right all the same: the gold of a later unit lists
// the most alike only, so that one which shares many words in a row is neither.
func unsure(p *reuse.Measured, right map[int]bool) bool {
	shingles := p.Features[indexOf("shingles")]
	return len(right) > 0 && shingles > 0.08
}

// likeness is how much of the shorter and the longer unit both have, on average (log2).
func likeness(p *reuse.Measured) float64 { return (p.Features[shorter] + p.Features[longer]) / 2 }

var shorter, longer = indexOf("shorter"), indexOf("longer")

func indexOf(name string) int {
	for k, n := range reuse.FeatureNames {
		if n == name {
			return k
		}
	}
	panic("no feature " + name)
}

// easy is of how many pairs that another is far more like only one is taken, with the weight of all.
const easy = 100

// samples are those of one part of a set, of both with part -1.
func (s *fitSet) samples(set, part int) []judgedPair {
	var out []judgedPair
	rng := rand.New(rand.NewPCG(seed, uint64(set)))
	for k, pairs := range s.Later {
		if part >= 0 && s.Part[k] != part {
			continue
		}
		best := math.Inf(-1)
		for i := range pairs {
			best = max(best, likeness(&pairs[i]))
		}
		for i := range pairs {
			p := &pairs[i]
			right := s.Right[k][p.Earlier]
			if !right && (s.Unsure != nil && s.Unsure[k][p.Earlier] || s.Unsure == nil && unsure(p, s.Right[k])) {
				continue
			}
			one := 1.0
			if !right && len(pairs) > 20 && best-likeness(p) > 1 { // most of these tell the same
				if rng.IntN(easy) != 0 {
					continue
				}
				one = easy
			}
			out = append(out, judgedPair{x: p.Features, right: right, weight: one, set: set})
		}
	}
	for i := range out {
		out[i].weight *= s.Weight
	}
	return out
}

// readSets reads the sets under a folder as it is described in cmd/bench: agreed, revisions, reuse/bills.tsv; and
// plants one.
func readSets(ctx context.Context, dir string, agreed []string) ([]*fitSet, error) {
	var out []*fitSet
	for _, name := range agreed {
		s, lines, err := agreedSet(ctx, name, -1)
		if err != nil {
			return nil, err
		}
		out = append(out, s)
		for k := range fewPapers {
			s, _, err := agreedSet(ctx, name, k)
			if err != nil {
				return nil, err
			}
			out = append(out, s)
		}
		if len(out) == 1+fewPapers {
			for _, reworded := range []bool{false, true} {
				p, err := plantedSet(ctx, lines, reworded)
				if err != nil {
					return nil, err
				}
				out = append(out, p)
			}
		}
	}
	for _, name := range revisions {
		s, err := revisionSet(ctx, filepath.Join(dir, "revisions", name))
		if err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	s, err := billsSet(ctx, filepath.Join(dir, "reuse", "bills.tsv"))
	if err != nil {
		return nil, err
	}
	out = append(out, s)
	for _, tags := range [][]language.Tag{{language.French}, {language.French, language.English}} {
		s, err := workingGroup(ctx, filepath.Join(dir, "..", "wg4", "reiterations.tsv"), tags)
		if err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, nil
}

// revisions are those of bench/revisions that are fitted on; the others tell how well it goes elsewhere.
var revisions = []string{"C-24.5.en", "F-27.en", "F-27.fr", "H-6.fr", "T-13.en"}

// workingGroup is the built-in corpus.
func workingGroup(ctx context.Context, gold string, tags []language.Tag) (*fitSet, error) {
	s := &fitSet{Name: fmt.Sprint("wg4 ", tags)}
	var docs []*corpus.Document
	for _, f := range wg4.Files() {
		d, err := read.Bytes(f.Name, f.Data, read.Options{})
		if err != nil {
			return nil, err
		}
		if slices.Contains(tags, d.Language) {
			docs = append(docs, d)
		}
	}
	c, err := corpus.New(docs...)
	if err != nil {
		return nil, err
	}
	f, err := os.Open(gold)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	g, err := reuse.ReadGold(f)
	if err != nil {
		return nil, err
	}
	set := reuse.FromCorpus(c)
	t, err := reuse.Prepare(ctx, set, reuse.MinScore(0))
	if err != nil {
		return nil, err
	}
	s.Ranked = len(g.Right)
	found := make([][]reuse.Measured, len(set.Units))
	err = t.Measure(ctx, 0, len(set.Units), func(pairs []reuse.Measured) {
		if len(pairs) > 0 {
			found[pairs[0].Later] = pairs
		}
	})
	for _, pairs := range found { // in the order of the units, whatever order they were measured in
		if len(pairs) == 0 {
			continue
		}
		right := map[int]bool{}
		pairs = slices.DeleteFunc(pairs, func(p reuse.Measured) bool {
			a, b := set.Units[p.Earlier].ID, set.Units[p.Later].ID
			key := [2]string{min(a, b), max(a, b)}
			if g.Right[key] {
				right[p.Earlier] = true
			}
			return g.Unjudged[key]
		})
		s.Later, s.Right, s.Part = append(s.Later, pairs), append(s.Right, right), append(s.Part, 0)
	}
	return s, err
}

func rows(name string) ([][]string, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var r io.Reader = f
	if strings.HasSuffix(name, ".gz") {
		if r, err = gzip.NewReader(f); err != nil {
			return nil, err
		}
	}
	var out [][]string
	in := bufio.NewScanner(r)
	in.Buffer(nil, 1<<24)
	for in.Scan() {
		out = append(out, strings.Split(in.Text(), "\t"))
	}
	return out, in.Err()
}

// measureSet measures the judged later lines of two files.
func measureSet(
	ctx context.Context, tag language.Tag, old, new []string, gold map[int]map[int]bool, s *fitSet,
	part func(j int) int,
) error {
	set := reuse.FromLines(tag, reuse.File{Name: "old", Lines: old}, reuse.File{Name: "new", Lines: new})
	t, err := reuse.Prepare(ctx, set, reuse.Across(), reuse.MinScore(0))
	if err != nil {
		return err
	}
	found := map[int][]reuse.Measured{}
	err = t.Measure(ctx, len(old), len(set.Units), func(pairs []reuse.Measured) {
		if len(pairs) > 0 {
			found[pairs[0].Later-len(old)] = pairs
		}
	})
	for j := range new {
		right, ok := gold[j]
		if !ok {
			continue
		}
		s.Later, s.Right, s.Part = append(s.Later, found[j]), append(s.Right, right), append(s.Part, part(j))
	}
	return err
}

// fewPapers is how many small sets are made of one of resolutions, each of one new paper in partsOfNew: what a user has
// who compares a few papers.
const (
	fewPapers  = 6
	partsOfNew = 60
)

// agreedSet reads a set of resolutions. With few from 0 on it takes some of the new papers, all the old ones that
// they take something up from, and about as many others.
func agreedSet(ctx context.Context, dir string, few int) (*fitSet, []string, error) {
	s := &fitSet{Name: "agreed " + filepath.Base(dir), Weight: 1}
	if few >= 0 {
		s.Name = fmt.Sprintf("few %s %d", filepath.Base(dir), few+1)
	}
	var texts [2][]string
	var papers [2][]string
	for k, name := range []string{"old", "new"} {
		rs, err := rows(filepath.Join(dir, name+".tsv.gz"))
		if err != nil {
			return nil, nil, err
		}
		for _, r := range rs {
			texts[k] = append(texts[k], r[3])
			papers[k] = append(papers[k], r[0])
		}
	}
	gs, err := rows(filepath.Join(dir, "gold.tsv.gz"))
	if err != nil {
		return nil, nil, err
	}
	gold := map[int]map[int]bool{}
	for _, g := range gs {
		j, err := strconv.Atoi(g[0])
		if err != nil {
			return nil, nil, err
		}
		gold[j-1] = map[int]bool{}
		for _, f := range strings.Split(g[2], ",") {
			if i, err := strconv.Atoi(f); err == nil {
				gold[j-1][i-1] = true
			}
		}
	}
	part := func(j int) int { return int(hash(papers[1][j]) & 1) }
	if few >= 0 {
		thin(&texts, papers, gold, uint32(few))
	}
	return s, texts[0], measureSet(ctx, language.English, texts[0], texts[1], gold, s, part)
}

// thin empties the lines of the papers that are not taken, and takes what is new of them out of the gold.
func thin(texts *[2][]string, papers [2][]string, gold map[int]map[int]bool, few uint32) {
	taken := map[string]bool{}
	chosen := func(j int) bool { return hash(papers[1][j])/2%partsOfNew == few }
	for j, right := range gold {
		if !chosen(j) {
			delete(gold, j)
			continue
		}
		for i := range right {
			taken[papers[0][i]] = true
		}
	}
	all := slices.Compact(slices.Sorted(slices.Values(papers[0])))
	others := len(taken)
	rng := rand.New(rand.NewPCG(seed, uint64(few)))
	for range others {
		taken[all[rng.IntN(len(all))]] = true
	}
	for i, p := range papers[0] {
		if !taken[p] {
			texts[0][i] = ""
		}
	}
	for j := range texts[1] {
		if !chosen(j) {
			texts[1][j] = ""
		}
	}
}

func hash(s string) uint32 {
	h := uint32(2166136261)
	for k := range len(s) {
		h = (h ^ uint32(s[k])) * 16777619
	}
	return h >> 7
}

func revisionSet(ctx context.Context, stem string) (*fitSet, error) {
	base := filepath.Base(stem)
	s := &fitSet{Name: "revision " + base, Weight: 1}
	var texts [2][]string
	for k, name := range []string{"old", "new"} {
		data, err := os.ReadFile(stem + "." + name + ".txt")
		if err != nil {
			return nil, err
		}
		texts[k] = strings.Split(strings.TrimSuffix(string(data), "\n"), "\n")
	}
	rs, err := rows(stem + ".gold.tsv")
	if err != nil {
		return nil, err
	}
	gold := map[int]map[int]bool{}
	for _, r := range rs {
		j, err := strconv.Atoi(r[1])
		if err != nil {
			continue
		}
		if gold[j] == nil {
			gold[j] = map[int]bool{}
		}
		if i, err := strconv.Atoi(r[0]); err == nil {
			gold[j][i] = true
		}
	}
	tag := language.Make(base[strings.LastIndexByte(base, '.')+1:])
	part := int(hash(strings.TrimSuffix(base, "."+tag.String())) & 1)
	return s, measureSet(ctx, tag, texts[0], texts[1], gold, s, func(int) int { return part })
}

func billsSet(ctx context.Context, name string) (*fitSet, error) {
	s := &fitSet{Name: "bills", Weight: 5, Pairs: true}
	rs, err := rows(name)
	if err != nil {
		return nil, err
	}
	var texts [2][]string
	gold := map[int]map[int]bool{}
	var judged []int
	for n, r := range rs[1:] {
		if r[0] != "2" {
			judged = append(judged, n)
		}
		texts[0], texts[1] = append(texts[0], r[1]), append(texts[1], r[2])
		switch r[0] { // 2 is in doubt
		case "0":
			gold[n] = map[int]bool{}
		case "1":
			gold[n] = map[int]bool{n: true}
		}
	}
	if err := measureSet(ctx, language.English, texts[0], texts[1], gold, s, func(j int) int {
		return j & 1
	}); err != nil {
		return nil, err
	}
	for k, pairs := range s.Later { // only the pairs that were judged
		var own []reuse.Measured
		n := judged[k]
		for _, p := range pairs {
			if p.Earlier == n {
				own = append(own, p)
			}
		}
		s.Later[k] = own
	}
	return s, nil
}
