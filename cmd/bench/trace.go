package main

import (
	"cmp"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
)

// tracers prints the table of reprise and MinHash, on units made up or those of files, a line each.
func tracers(w io.Writer, dir, binary string, files []string) error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	if err := generated(dir, append([]string{"trace"}, files...)...); err != nil {
		return err
	}
	a, b := filepath.Join(dir, "earlier.txt"), filepath.Join(dir, "later.txt")
	truth, err := readTruth(filepath.Join(dir, "truth.tsv"))
	if err != nil {
		return err
	}
	r := race{slow: 5 * time.Minute, heads: append([]string{"precision", "recall", "ranked"}, kinds...)}
	for _, m := range minhashes {
		r.tools = append(r.tools, tool{name: m.name, args: []string{self, "rival", m.name, a, b}, judge: truth.judge})
	}
	r.tools = append(r.tools, tool{name: "reprise trace", judge: truth.judge, args: []string{
		binary, "trace", "--quiet", "--lines", "--lang", "en", "--across", "--pairs", "--format", "tsv", a, b}})
	fmt.Fprintf(w, "\ntrace: %d wordings planted in later units (%.1f MB of earlier and %.1f MB of later ones)\n\n",
		len(truth), megabytes(a), megabytes(b))
	return r.run(w, dir)
}

// A truth tells for each pair of refs that was planted its kind.
type truth map[string]string

func readTruth(file string) (truth, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	t := truth{}
	for line := range strings.Lines(string(data)) {
		f := strings.Split(strings.TrimSpace(line), "\t")
		t[f[0]+"\t"+f[1]] = f[2]
	}
	return t, nil
}

// judge reads pairs, a line each with their score, and tells which share of them was planted, which share of those
// planted they are, how good their order is (average precision), and which share of each kind was found.
func (t truth) judge(output string) ([]string, error) {
	data, err := os.ReadFile(output)
	if err != nil {
		return nil, err
	}
	var told []scored
	seen := map[string]bool{} // a unit that also cites the other is told twice
	for n, line := range strings.Split(strings.TrimSuffix(string(data), "\n"), "\n") {
		f := strings.Split(line, "\t")
		if len(f) < 3 {
			continue // nothing was found
		}
		score, err := strconv.ParseFloat(f[2], 64)
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", output, n+1, err)
		}
		if pair := f[0] + "\t" + f[1]; !seen[pair] {
			seen[pair] = true
			told = append(told, scored{pair, score})
		}
	}
	all, hit := map[string]int{}, map[string]int{}
	for _, kind := range t {
		all[kind]++
	}
	right, ranked := 0, 0.0
	slices.SortFunc(
		told,
		func(a, b scored) int { return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.pair, b.pair)) },
	)
	for i, p := range told {
		if kind := t[p.pair]; kind != "" {
			hit[kind]++
			right++
			ranked += float64(right) / float64(i+1)
		}
	}
	cells := []string{fmt.Sprintf("%.3f", share(right, len(told))), fmt.Sprintf("%.3f", share(right, len(t))),
		fmt.Sprintf("%.3f", ranked/float64(max(1, len(t))))}
	for _, kind := range kinds {
		cells = append(cells, fmt.Sprintf("%.3f", share(hit[kind], all[kind])))
	}
	return cells, nil
}

// A scored pair of refs, with a tab between.
type scored struct {
	pair  string
	score float64
}

// generatePlanted writes the earlier and the later units and which were planted.
func generatePlanted(dir string, files []string) error {
	var lines []string
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		lines = append(lines, strings.Split(string(data), "\n")...)
	}
	earlier, later, err := plantings(rand.New(rand.NewPCG(seed, 4)), lines, ofEachKind)
	if err != nil {
		return err
	}
	var old, recent, pairs strings.Builder
	for _, u := range earlier {
		old.WriteString(strings.Join(u, " ") + "\n")
	}
	for i, p := range later {
		recent.WriteString(strings.Join(p.words, " ") + "\n")
		fmt.Fprintf(&pairs, "1:%d\t2:%d\t%s\n", p.from+1, i+1, p.kind)
	}
	return writeAll(
		dir,
		map[string]string{"earlier.txt": old.String(), "later.txt": recent.String(), "truth.tsv": pairs.String()},
	)
}
