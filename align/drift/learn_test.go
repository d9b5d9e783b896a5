package drift

import (
	"context"
	"maps"
	"slices"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align/reuse"
)

// A plainTable is the probabilities of learning as it is told in textbooks, in maps of maps.
type plainTable map[int32]map[int32]float64

func (t plainTable) add(given, other int32, v float64) {
	if t[given] == nil {
		t[given] = map[int32]float64{}
	}
	t[given][other] += v
}

// plainLearn learns one direction from segments, their given side first.
func plainLearn(segments [][2][]word, seed func(given, other int32) float64) plainTable {
	t := plainTable{}
	for _, s := range segments {
		for _, x := range s[0] {
			for _, y := range s[1] {
				t.add(x.id, y.id, 1)
			}
		}
	}
	for x, row := range t {
		for y := range row {
			row[y] = 1 / float64(len(row)) * (1 + seedWeight*seed(x, y))
		}
	}
	for range rounds {
		next := plainTable{}
		for _, s := range segments {
			p := make([]float64, len(s[0]))
			for j, y := range s[1] {
				sum := nullShare / 50
				for i, x := range s[0] {
					p[i] = t[x.id][y.id] * near(i, j, len(s[0]), len(s[1]))
					sum += p[i]
				}
				for i, x := range s[0] {
					if v := p[i] / sum; v > 1e-6 {
						next.add(x.id, y.id, v)
					}
				}
			}
		}
		for x, row := range next {
			sum := 0.0
			for _, y := range slices.Sorted(maps.Keys(row)) {
				row[y] += seed(x, y) * 0.5
				sum += row[y]
			}
			for y := range row {
				row[y] /= sum + 0.1
			}
		}
		t = next
	}
	return t
}

// What is learnt in rows of numbers is, to the last bit, what is learnt in maps.
func TestLearnsAsInMaps(t *testing.T) {
	t.Parallel()
	texts := []Segment{
		{"The keeper of the lamp shall trim the lamp every evening.", "Le gardien de la lampe taille la lampe chaque soir."},
		{"The harbour master shall report on lamp oil.", "Le capitaine du port fait rapport sur l'huile de lampe."},
		{"Every evening the report of the keeper is read.", "Chaque soir le rapport du gardien est lu."},
		{"Oil 12 and oil 14 are safe.", "L'huile 12 et l'huile 14 sont sûres."},
		{"The information is read.", "L'information est lue."},
	}
	w, err := Learn(context.Background(), language.English, language.French, texts, nil)
	if err != nil {
		t.Fatal(err)
	}
	seeds := w.seeds(nil)
	var there, back [][2][]word
	for _, s := range texts {
		a, b := w.source.split(s.Source), w.target.split(s.Target)
		there, back = append(there, [2][]word{a, b}), append(back, [2][]word{b, a})
	}
	forward := plainLearn(there, func(x, y int32) float64 { return seeds[[2]int32{x, y}] })
	backward := plainLearn(back, func(y, x int32) float64 { return seeds[[2]int32{x, y}] })
	for x := range int32(len(w.source.keys)) {
		for y := range int32(len(w.target.keys)) {
			p, q := 0.0, 0.0
			if cell := w.met.at(x, y); cell >= 0 {
				p, q = w.t[cell], w.u[cell]
			}
			if p != forward[x][y] || q != backward[y][x] {
				t.Errorf("%s, %s: %v and %v, want %v and %v",
					w.source.keys[x], w.target.keys[y], p, q, forward[x][y], backward[y][x])
			}
		}
	}
	if len(w.t) == 0 {
		t.Error("nothing was learnt")
	}
}

// Cells that are not kept are the same.
func TestCellsNotKept(t *testing.T) {
	t.Parallel()
	pairs := []pair{
		{a: []word{{id: 1}, {id: 0}}, b: []word{{id: 2}, {id: 2}, {id: 0}}}, {a: []word{{id: 0}}, b: []word{{id: 1}}},
	}
	m := newMeetings(pairs, 2, 3)
	kept := [][]int32{m.cells(pairs, 0), m.cells(pairs, 1)}
	m.kept = nil
	for k := range pairs {
		if got := m.cells(pairs, k); !slices.Equal(got, kept[k]) || slices.Contains(got, -1) {
			t.Errorf("segment %d: cells %v, kept %v", k, got, kept[k])
		}
	}
}

// The words of a version are linked once, however many versions it is compared with, and those of one wording together.
func TestVersionsAreLinkedOnce(t *testing.T) {
	t.Parallel()
	set := &reuse.Set{Languages: []language.Tag{language.English, language.French}}
	var units []int
	for _, text := range [][2]string{
		{"The keeper shall trim the lamp.", "Le gardien taille la lampe."},
		{"The keeper should trim the lamp.", "Le gardien devrait tailler la lampe."},
		{"The keeper shall trim the lamp.", "Le gardien taille la lampe."},
		{"The keeper should trim the lamp daily.", "Le gardien devrait tailler la lampe chaque jour."},
	} {
		units = append(units, len(set.Units))
		set.Units = append(set.Units, reuse.Unit{Parent: -1, Texts: []reuse.Text{{Body: text[0]}, {Body: text[1]}}})
	}
	tr, err := NewTracer(context.Background(), set)
	if err != nil {
		t.Fatal(err)
	}
	wordings := map[[2]string]bool{}
	for _, x := range units {
		v, ok := tr.version(x)
		if !ok {
			continue
		}
		wordings[[2]string{v.Source, v.Target}] = true
		for _, y := range units {
			if y > x {
				tr.Compare(x, y)
			}
		}
	}
	if n := len(tr.links.grids); n != len(wordings) {
		t.Errorf("%d versions linked of %d wordings", n, len(wordings))
	}
}
