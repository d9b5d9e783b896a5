package reuse_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align/reuse"
	"github.com/reprise-wording/reprise/corpus/corpustest"
)

// A version is a later text made of an earlier one: for each of its lines the earlier line that it comes from, -1 for a
// new one.
type version struct {
	name string
	from []int
	text []string
}

// versionsOf makes versions of lines: some reworded where they stand, some moved, left out, brought in or said twice.
func versionsOf(draft []string) []version {
	reworded := strings.NewReplacer("should train", "are urged to train", "before winter", "before the end of winter")
	make := func(name string, do func(v *version, k int, add func(from int, text string))) version {
		v := version{name: name}
		add := func(from int, text string) { v.from, v.text = append(v.from, from), append(v.text, text) }
		for k := range draft {
			do(&v, k, add)
		}
		return v
	}
	same := func(k int, add func(int, string)) { add(k, draft[k]) }
	return []version{
		make("the same", func(_ *version, k int, add func(int, string)) { same(k, add) }),
		make("every fifth reworded", func(_ *version, k int, add func(int, string)) {
			if k%5 == 2 {
				add(k, reworded.Replace(draft[k]))
				return
			}
			same(k, add)
		}),
		make("every second reworded", func(_ *version, k int, add func(int, string)) {
			if k%2 == 1 {
				add(k, reworded.Replace(draft[k]))
				return
			}
			same(k, add)
		}),
		make("most reworded", func(_ *version, k int, add func(int, string)) {
			if k%3 > 0 {
				add(k, reworded.Replace(draft[k]))
				return
			}
			same(k, add)
		}),
		make("some left out, some brought in", func(_ *version, k int, add func(int, string)) {
			switch k % 6 {
			case 1:
			case 4:
				add(-1, fmt.Sprintf("The bakers of street %d leave their ovens cold on holidays.", k))
				same(k, add)
			default:
				same(k, add)
			}
		}),
		make("some said twice", func(_ *version, k int, add func(int, string)) {
			same(k, add)
			if k%8 == 3 {
				add(k, reworded.Replace(draft[k]))
			}
		}),
		make("some said in two other ways", func(_ *version, k int, add func(int, string)) {
			if k%8 != 3 {
				same(k, add)
				return
			}
			add(k, reworded.Replace(draft[k]))
			add(k, strings.Replace(draft[k], "should", "may also", 1))
		}),
		make("one moved to the end", func(v *version, k int, add func(int, string)) {
			if k != 4 {
				same(k, add)
			}
			if k == len(draft)-1 {
				add(4, reworded.Replace(draft[4]))
			}
		}),
	}
}

// What the lines of a version come from is found, most surely where it stands in the same place; the golden file has
// the pairs of lines that were reworded with their scores. A line that stays as it is has its own line as the best.
func TestVersionsOfAText(t *testing.T) {
	t.Parallel()
	ports := strings.Fields("Aden Basra Callao Dakar Esbjerg Fremantle Genoa Haifa Izmir Jaffa Kobe Lagos Malmo Naples " +
		"Oran Piraeus Quito Rotterdam Santos Tunis Ushant Varna")
	things := strings.Fields("lamps buoys ropes charts signals tugs")
	var draft []string
	for k, port := range ports {
		draft = append(
			draft,
			fmt.Sprintf("The pilots of %s should train %d crews in the use of %s before winter, and keep the register of %s.",
				port, 3+k, things[k%6], things[(k+1+k/6)%6]),
		)
	}
	var got strings.Builder
	for _, size := range []int{19, 20, 22} {
		for _, v := range versionsOf(draft[:size]) {
			if size < 22 && v.name != "every fifth reworded" {
				continue
			}
			set := reuse.FromLines(language.English, reuse.File{
				Name:  "draft",
				Lines: draft[:size],
			}, reuse.File{Name: "final", Lines: v.text})
			r, err := reuse.Trace(context.Background(), set, reuse.MinScore(0))
			if err != nil {
				t.Fatal(err)
			}
			fmt.Fprintf(&got, "==== %d lines, %s\n", size, v.name)
			best := map[int]reuse.Reiteration{}
			var lines []string
			for _, p := range r.Pairs {
				if p.Later < size || p.Earlier >= size {
					continue
				}
				if b, ok := best[p.Later]; !ok || p.Score > b.Score {
					best[p.Later] = p
				}
				if v.from[p.Later-size] == p.Earlier && v.text[p.Later-size] != draft[p.Earlier] {
					lines = append(
						lines, fmt.Sprintf("%s %s %s %.4f\n", set.Units[p.Earlier].ID, set.Units[p.Later].ID, p.Relation, p.Score),
					)
				}
			}
			slices.Sort(lines)
			got.WriteString(strings.Join(lines, ""))
			for k, from := range v.from {
				if from >= 0 && v.text[k] == draft[from] && best[size+k].Earlier != from {
					t.Errorf("%s: line %d comes from line %d, found %+v", v.name, k+1, from+1, best[size+k])
				}
			}
		}
	}
	corpustest.Golden(t, "testdata/versions.txt", got.String(), *update)
}
