package reuse

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"
)

// A formula that every unit has costs a unit its allowance and no more, and hides nothing: with the bounds of a million units,
// the earlier unit is still among the candidates of the one that takes it up in other words.
func TestCapKeepsWhatMatters(t *testing.T) {
	t.Parallel()
	const units, planted, formula = 12_000, 400, "States parties should consider, in accordance with their domestic law, strengthening"
	rng := rand.New(rand.NewPCG(5, 6))
	words := make([]string, 6000)
	for i := range words {
		words[i] = fmt.Sprintf("%c%c%c%c%c%d", 'a'+rng.IntN(26), 'a'+rng.IntN(26), 'a'+rng.IntN(26), 'a'+rng.IntN(26), 'a'+rng.IntN(26), i)
	}
	request := func() []string {
		out := make([]string, 12)
		for k := range out {
			out[k] = words[int(float64(len(words))*rng.Float64()*rng.Float64())] // the first are the common ones
		}
		return out
	}
	requests := make([][]string, units)
	lines := make([]string, units)
	for i := range requests {
		requests[i] = request()
		if earlier := i - units + planted; earlier >= 0 { // half of its words are those of an earlier unit, in another order
			requests[i] = slices.Clone(append(slices.Clone(requests[earlier][:6]), requests[i][6:]...))
			rng.Shuffle(12, func(a, b int) { requests[i][a], requests[i][b] = requests[i][b], requests[i][a] })
		}
		lines[i] = formula + " " + strings.Join(requests[i], " ")
	}
	ctx := context.Background()
	tracer, err := Prepare(ctx, FromLines(language.English, File{Name: "x", Lines: lines}))
	if err != nil {
		t.Fatal(err)
	}
	q := newSearcher(tracer.empty.sides[0], tracer.indexes[0], 1_000_000)
	found := 0
	for i := units - planted; i < units; i++ {
		if slices.Contains(q.candidates(nil, i, nil), int32(i-units+planted)) {
			found++
		}
	}
	t.Logf("%d of %d planted pairs are candidates under the bounds of a million units", found, planted)
	if found < planted*98/100 {
		t.Errorf("%d of %d planted pairs are candidates under the bounds of a million units", found, planted)
	}
}
