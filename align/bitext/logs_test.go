package bitext

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

func TestTablesOfLogs(t *testing.T) {
	t.Parallel()
	m, err := newModel(nil, nil, newOptions(nil))
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		if x := math.Exp(rapid.Float64Range(-300, 300).Draw(t, "log")); math.Abs(quickLog(x)-math.Log(x)) > 1e-6 {
			t.Errorf("log %g is %g, want %g", x, quickLog(x), math.Log(x))
		}
		x := rapid.Float64Range(-40, 40).Draw(t, "x")
		if want := math.Log1p(math.Exp(x)); math.Abs(softplus(x)-want) > 1e-4 {
			t.Errorf("softplus %g is %g, want %g", x, softplus(x), want)
		}
		ls, lt := float64(rapid.IntRange(1, 3000).Draw(t, "source")), float64(rapid.IntRange(1, 3000).Draw(t, "target"))
		r, v := math.Log(lt/ls)-m.ratio, m.spread0+2*m.spread1/(ls+lt)
		want := math.Log(m.loose + (1-m.loose)*math.Sqrt(strangers/v)*math.Exp(-0.5*r*r*(1/v-1/strangers)))
		if got := m.lengths(ls, lt); math.Abs(got-want) > 1e-4 {
			t.Errorf("lengths %g and %g give %g, want %g", ls, lt, got, want)
		}
	})
}
