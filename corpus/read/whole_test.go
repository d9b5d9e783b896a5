package read

import (
	"flag"
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/corpustest/perturb"
	"github.com/reprise-wording/reprise/corpus/read/internal/law"
)

// whole prints all that was read of a paper and why: facts, parts, blocks, what is left out, repairs, warnings, and
// of each line that may be more than one thing the readings that were weighed, each with its own cost.
func whole(name string, data []byte, o Options) string {
	var s strings.Builder
	weighed(&s, name, data, o)
	return readAs(name, data, o) + s.String()
}

// readAs prints all that was read of a paper.
func readAs(name string, data []byte, o Options) string {
	var s strings.Builder
	d, err := Bytes(name, data, o)
	if err != nil {
		return err.Error() + "\n"
	}
	fmt.Fprintf(&s, "%q %q %q %q in %q; adopted %s, issued %s, %s from %s\n",
		d.Symbol, d.Title, d.Body, d.Session, d.Place, d.Adopted, d.Issued, d.Language, d.Original)
	for i, p := range d.Parts {
		fmt.Fprintf(&s, "part %d %s %q %q %q in %d, ref %q, line %d, held %s %q", i, p.Kind, p.Number, p.Name, p.Title, p.Parent, p.Ref, p.Line, p.Held, p.Place)
		if p.Restarts {
			s.WriteString(", labels anew")
		}
		s.WriteString("\n")
	}
	for i, b := range d.Blocks {
		fmt.Fprintf(&s, "%d %s %s %q, line %d, part %d, under %d, level %d: %s\n", i+1, b.Kind, b.Ref, b.Label, b.Line, b.Part, b.Under, b.Level, b.Marked())
		if b.Original != "" {
			fmt.Fprintf(&s, "  was: %s\n", b.Original)
		}
	}
	for _, l := range d.LeftOut {
		fmt.Fprintf(&s, "left out %d %s: %s\n", l.Line, l.Kind, l.Text)
	}
	for _, r := range d.Repairs {
		fmt.Fprintf(&s, "repair %d %s %s: %q to %q, %s\n", r.Line, r.Kind, r.Ref, r.Before, r.After, r.Why)
	}
	for _, w := range d.Warnings {
		fmt.Fprintf(&s, "warning %d: %s\n", w.Line, w.Text)
	}
	return s.String()
}

func weighed(s *strings.Builder, name string, data []byte, o Options) {
	p, err := lines(name, data, o)
	if err != nil {
		return
	}
	props, _, err := proposals(&corpus.Document{Source: name}, p, o)
	if err != nil {
		return
	}
	steps := search(props, func(i int, ways []*step) {
		seen := map[string]bool{}
		for _, w := range ways {
			as := fmt.Sprintf("%s %.4g %s", actNames[w.act], w.own, w.because(&props[i]))
			if !seen[as] && len(ways) > 1 {
				fmt.Fprintf(s, "line %d of %d may be %s\n", i+1, props[i].line.Num, as)
			}
			seen[as] = true
		}
	})
	for i, w := range steps {
		if props[i].branches() {
			fmt.Fprintf(s, "line %d is %s: %s\n", i+1, actNames[w.act], w.because(&props[i]))
		}
	}
}

// samples are the papers of the tests of this package, by path.
func samples(t *testing.T) (out []string) {
	t.Helper()
	for _, pattern := range []string{"testdata/report.*", "testdata/cases/*", "testdata/papers/*"} {
		found, err := filepath.Glob(pattern)
		if err != nil || len(found) == 0 {
			t.Fatal("no papers", err)
		}
		for _, f := range found {
			if filepath.Ext(f) != ".want" {
				out = append(out, f)
			}
		}
	}
	return out
}

// All that is read of each paper, and why, is as it was. What changes here without a change of the blocks, which the
// other golden files show, is a cost or a place that no reader of the blocks sees, such as the line of a repair.
func TestWhole(t *testing.T) {
	t.Parallel()
	for _, path := range samples(t) {
		t.Run(filepath.Base(path), func(t *testing.T) {
			t.Parallel()
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			got := whole(path, data, Options{Fallback: language.English})
			law.Golden(t, filepath.Join("testdata", "whole", filepath.Base(path)+".want"), got, updating())
		})
	}
}

// updating tells whether golden files are to be written anew.
func updating() bool {
	f := flag.Lookup("update")
	return f != nil && f.Value.String() == "true"
}

// variants are papers with something changed in all of their lines, as other programs would have written them out.
var variants = []struct {
	name   string
	change func(lines []string) []string
}{
	{"close", func(lines []string) (out []string) { // no blank lines
		for _, l := range lines {
			if strings.TrimSpace(l) != "" {
				out = append(out, l)
			}
		}
		return out
	}},
	{"gaps", func(lines []string) (out []string) { // every fifth line is missing
		for i, l := range lines {
			if i%5 != 4 {
				out = append(out, l)
			}
		}
		return out
	}},
	{"narrow", func(lines []string) (out []string) { // no line is longer than 40 letters
		for _, l := range lines {
			now := ""
			for _, w := range strings.SplitAfter(l, " ") {
				if len([]rune(now+w)) > 40 && now != "" {
					out, now = append(out, strings.TrimRight(now, " ")), ""
				}
				now += w
			}
			out = append(out, now)
		}
		return out
	}},
	{"pages", func(lines []string) (out []string) { // a page number, a page end and a running head every 12 lines
		for i, l := range lines {
			if i%12 == 11 {
				out = append(out, "", fmt.Sprint(i/12+1), "\f"+"REPORT ON HARBOURS", "")
			}
			out = append(out, l)
		}
		return out
	}},
	{"capitals", func(lines []string) (out []string) { // short lines are in capitals
		for _, l := range lines {
			if len(l) < 40 {
				l = strings.ToUpper(l)
			}
			out = append(out, l)
		}
		return out
	}},
	{"commas", func(lines []string) (out []string) { // paragraphs end otherwise
		for _, l := range lines {
			out = append(out, strings.NewReplacer(";", ",", ".", ";", ":", ".").Replace(l))
		}
		return out
	}},
}

// Of papers with one thing changed throughout, all that is read and why is as it was. The golden file has digests, for
// they are many and long: go test -run TestVariants/papers/PAPER -v prints them, to be compared with those of another commit.
func TestVariants(t *testing.T) {
	t.Parallel()
	const golden = "testdata/variants.want"
	data, err := os.ReadFile(golden)
	if err != nil && !updating() {
		t.Fatal(err)
	}
	want := strings.Split(string(data), "\n")
	var lock sync.Mutex
	var all []string
	t.Run("papers", func(t *testing.T) {
		for _, path := range samples(t) {
			if ext := filepath.Ext(path); ext != ".md" && ext != ".txt" {
				continue
			}
			t.Run(filepath.Base(path), func(t *testing.T) {
				t.Parallel()
				h := fnv.New32a() // by its name: another paper does not change which variants it is read in
				fmt.Fprint(h, filepath.Base(path))
				got := digests(t, path, int(h.Sum32()%3))
				if !updating() && !slices.Contains(want, got) {
					t.Errorf("read otherwise: %s", got)
				}
				lock.Lock()
				defer lock.Unlock()
				all = append(all, got)
			})
		}
	})
	if updating() {
		slices.Sort(all)
		law.Golden(t, golden, strings.Join(all, "\n")+"\n", true)
	}
}

// digests are those of some variants of a paper, every third from one on.
func digests(t *testing.T, path string, first int) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	out := filepath.Base(path)
	for i, v := range variants {
		if i%3 != first {
			continue
		}
		o := Options{Fallback: language.English, NoRepair: i%2 == 1}
		text := whole(path, []byte(strings.Join(v.change(strings.Split(string(data), "\n")), "\n")), o)
		if testing.Verbose() {
			t.Logf("%s:\n%s", v.name, text)
		}
		h := fnv.New32a()
		fmt.Fprint(h, text)
		out += fmt.Sprintf("\t%s %08x", v.name, h.Sum32())
	}
	return out
}

// What is read of papers of all formats with small changes is as it was.
func TestPerturbed(t *testing.T) {
	t.Parallel()
	inputs := perturb.Files(t, "testdata/*/*.txt", "testdata/*/*.md", "testdata/*/*.html", "testdata/*/*.rtf", "internal/*/testdata/*.xml", "internal/*/testdata/*.html",
		"internal/*/testdata/*.md", "internal/facts/testdata/*.txt", "../akn/testdata/*.akn")
	perturb.Golden(t, "testdata/perturbed.want", updating(), inputs, 2, func(in perturb.Input) string {
		o := Options{Fallback: language.English, NoRepair: len(in.Text)%3 == 0}
		if len(in.Text)%2 == 0 {
			o.Changes = Reject
		}
		return readAs(in.Name, []byte(in.Text), o)
	})
}
