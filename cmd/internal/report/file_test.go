package report

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
)

// taken is the payload of n wordings, each adopted at two meetings, far apart in the payload. In threads says whether
// they make threads.
func taken(n int, threads bool) *Payload {
	r := rand.New(rand.NewPCG(1, 2))
	p := &Payload{Langs: []string{"en"}}
	for range n {
		text := make([]string, 40)
		for k := range text {
			text[k] = fmt.Sprintf("w%05d", r.IntN(100000))
		}
		p.Units = append(p.Units, Unit{Text: map[string][]string{"en": {strings.Join(text, " ")}}})
	}
	p.Units = append(p.Units, p.Units...)
	for i := range n {
		if threads {
			p.Threads = append(p.Threads, Thread{Units: []int{i, n + i}})
		}
	}
	return p
}

// A wording that is taken up again takes little room in a file, wherever it stands.
func TestTakenUpWordingTakesLittleRoom(t *testing.T) {
	t.Parallel()
	apart, err := packed(taken(1000, false))
	if err != nil {
		t.Fatal(err)
	}
	together, err := packed(taken(1000, true))
	if err != nil {
		t.Fatal(err)
	}
	if len(together)*10 > len(apart)*7 {
		t.Errorf("%d bytes with the wordings of threads together, %d without", len(together), len(apart))
	}
}

// Each unit of a file has its texts, whether it stands in a thread, in several or in none.
func TestFileHasEachText(t *testing.T) {
	t.Parallel()
	p := &Payload{
		Langs: []string{"en", "fr"},
		Units: []Unit{
			{Text: map[string][]string{"en": {"Zero. ", "Nought."}, "fr": {"Zéro."}}},
			{Text: map[string][]string{"fr": {"Un."}}},
			{Text: map[string][]string{}},
			{Text: map[string][]string{"en": {"Three."}}},
		},
		Threads: []Thread{{Units: []int{1, 3}}, {Units: []int{0, 3}}},
	}
	w := file(p).Wording
	for i, n := range w.Order {
		got := map[string][]string{}
		for _, l := range p.Langs {
			if text := w.Texts[l][i]; text != nil {
				got[l] = text
			}
		}
		if !reflect.DeepEqual(got, p.Units[n].Text) {
			t.Errorf("unit %d has %v", n, got)
		}
	}
	if want := []int{1, 3, 0, 2}; !reflect.DeepEqual(w.Order, want) {
		t.Errorf("the units stand in the order %v, want %v", w.Order, want)
	}
}
