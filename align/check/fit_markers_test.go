package check

import (
	"cmp"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus/lang"
)

// TestFitMarkers fits the table of markers to paragraphs side by side, the files of cmd/bench parallel that
// REPRISE_PARALLEL names, and writes it to data/markers.tsv. It runs only where that is set.
func TestFitMarkers(t *testing.T) {
	names := os.Getenv("REPRISE_PARALLEL")
	if names == "" {
		t.Skip("REPRISE_PARALLEL is not set")
	}
	var out strings.Builder
	out.WriteString("# Fitted (TestFitMarkers) to the resolutions of the United Nations General Assembly, sessions 75 " +
		"and 76, as Akoma Ntoso in\n" +
		"# github.com/UNxml/GAresolutions; source: United Nations. Language, class of English words, language of the " +
		"word, word (^ where it\n" +
		"# opens a paragraph), how much it speaks for the class, paragraphs that have the word, and how many of them have " +
		"the class.\n")
	for _, tag := range strings.Fields(cmp.Or(os.Getenv("REPRISE_LANGS"), "fr es ru ar zh")) {
		fitMarkers(&out, tag, strings.Fields(names), t)
	}
	if err := os.WriteFile("data/markers.tsv", []byte(out.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

// A counted is a paragraph by its words, and the classes of its English side.
type counted struct {
	words []int32
	rest  int // words but the free ones, which come last
	have  uint32
}

func fitMarkers(out *strings.Builder, tag string, names []string, t *testing.T) {
	en, other := vocabularyOf(lang.For(language.English)), vocabularyOf(lang.For(language.Make(tag)))
	var classes []string
	for _, c := range en.class {
		classes = append(classes, c)
	}
	slices.Sort(classes)
	classes = slices.Compact(classes)
	ids := map[string]int32{}
	var words []string
	var times []int
	var all []counted
	pairs := parallelPairs(t, tag, names)
	checker, err := New(pairs, language.English, language.Make(tag))
	if err != nil {
		t.Fatal(err)
	}
	for i, p := range pairs {
		english, theirs := en.read(p.Source), other.read(p.Target)
		have, beside := en.classes(english)
		var c counted
		for k, name := range classes {
			if _, ok := have[class(name)]; ok {
				c.have |= 1 << k
			}
		}
		add := func(w string) {
			id, ok := ids[w]
			if !ok {
				id = int32(len(words))
				ids[w] = id
				words, times = append(words, w), append(times, 0)
			}
			times[id]++
			c.words = append(c.words, id)
		}
		marks := other.marks(theirs)
		for _, w := range marks {
			add(tag + "\t" + w)
		}
		for _, w := range beside {
			add("en\t" + w)
		}
		c.rest = len(c.words)
		sw, tw := checker.words.Pair(i)
		for _, w := range freeMarks(p.Target, tw, p.Source, sw, en, marks) {
			add(tag + "\t" + w)
		}
		all = append(all, c)
	}
	rng := rand.New(rand.NewPCG(1, 16))
	rng.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	for k, name := range classes {
		w, base, with := regress(all, k, times, name == string(deny))
		fmt.Fprintf(out, "%s\t%s\t\t\t%.3f\n", tag, name, base)
		var rows []string
		for id, x := range w {
			if math.Abs(x) >= 0.1 {
				rows = append(rows, fmt.Sprintf("%s\t%s\t%s\t%.2f\t%d\t%d\n", tag, name, words[id], x, times[id], with[id]))
			}
		}
		slices.Sort(rows)
		for _, r := range rows {
			out.WriteString(r)
		}
		fmt.Println(tag, name, len(rows), base)
	}
}

// parallelPairs are the pairs of files side by side, those that differ by their numbers only once.
func parallelPairs(t *testing.T, tag string, names []string) (out []Pair) {
	seen := map[string]bool{}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var i, j int
		for line := range strings.Lines(string(data)) {
			f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
			if f[0] == "paper" {
				i, j = slices.Index(f, "en"), slices.Index(f, tag)
				continue
			}
			same := strings.Map(noDigit, f[i]+"\t"+f[j])
			if f[i] != "" && f[j] != "" && !seen[same] {
				seen[same] = true
				out = append(out, Pair{Source: f[i], Target: f[j]})
			}
		}
	}
	return out
}

func noDigit(r rune) rune {
	if r >= '0' && r <= '9' {
		return -1
	}
	return r
}

// regress is the logistic regression of a class on words met often enough, with few of them (FTRL-Proximal; McMahan
// et al., 2013).
func regress(all []counted, k int, times []int, denies bool) (w []float64, base float64, with []int) {
	const (
		alpha, beta, l2 = 0.3, 1.0, 0.5
		least, epochs   = 8, 6
	)
	l1 := 14.0
	if denies {
		l1 = 7
	}
	n := len(times)
	z, g2, with := make([]float64, n+1), make([]float64, n+1), make([]int, n)
	weight := func(id int) float64 {
		if id == n {
			return -z[id] / ((beta + math.Sqrt(g2[id])) / alpha)
		}
		if math.Abs(z[id]) <= l1 {
			return 0
		}
		return -(z[id] - math.Copysign(l1, z[id])) / ((beta+math.Sqrt(g2[id]))/alpha + l2)
	}
	for epoch := range epochs {
		for _, c := range all {
			words := c.words
			if !denies {
				words = words[:c.rest]
			}
			y := float64(c.have >> k & 1)
			sum := weight(n)
			for _, id := range words {
				if epoch == 0 && y == 1 {
					with[id]++
				}
				if times[id] >= least {
					sum += weight(int(id))
				}
			}
			g := sigmoid(sum) - y
			step := func(id int) {
				s := (math.Sqrt(g2[id]+g*g) - math.Sqrt(g2[id])) / alpha
				z[id] += g - s*weight(id)
				g2[id] += g * g
			}
			for _, id := range words {
				if times[id] >= least {
					step(int(id))
				}
			}
			step(n)
		}
	}
	w = make([]float64, n)
	for id := range w {
		w[id] = weight(id)
	}
	return w, weight(n), with
}
