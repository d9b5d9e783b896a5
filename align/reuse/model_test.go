package reuse

import (
	"crypto/sha256"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// The data file of the model changes by the fit command only, never unseen: whoever changes it states the new hash
// here.
func TestModelIsTheOneMeasured(t *testing.T) {
	t.Parallel()
	const want = "0c951ef66aa386527a55032eb06a8af429e8b56182257bcb9843f7fc8d6457ab"
	if got := fmt.Sprintf("%x", sha256.Sum256([]byte(modelData))); got != want {
		t.Errorf("data/model.tsv has the hash %s, want %s", got, want)
	}
}

// A model that is written reads as it was.
func TestModelReadsWhatItWrites(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	if err := theModel.Write(&b); err != nil {
		t.Fatal(err)
	}
	m, err := ReadModel(strings.NewReader(b.String()))
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		var f Features
		for k := range f {
			f[k] = rapid.Float64Range(-10, 10).Draw(t, FeatureNames[k])
		}
		if a, b := theModel.LogOdds(&f, 0), m.LogOdds(&f, 0); a-b > 1e-6 || b-a > 1e-6 {
			t.Fatalf("%v and, read again, %v", a, b)
		}
	})
}

func TestReadModelNamesTheLine(t *testing.T) {
	t.Parallel()
	for _, bad := range []string{"amount\t1", "amount\tx\t1", "weight\t1\t1", "amount\t1\t1\namount\t1\t2"} {
		if _, err := ReadModel(strings.NewReader("# head\n" + bad)); err == nil || !strings.Contains(err.Error(), "line") {
			t.Errorf("%q gives %v", bad, err)
		}
	}
}
