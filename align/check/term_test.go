package check_test

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align/check"
)

// A word that stands beside the same word in many pairs and always has one rendering is told where it has another, and
// only there.
func TestTerm(t *testing.T) {
	t.Parallel()
	things := strings.Fields("harbour école garden jardin bridge pont market marché library bibliothèque hospital hôpital")
	var pairs []check.Pair
	for n := range 60 {
		k := n % (len(things) / 2)
		pairs = append(pairs, check.Pair{
			Source: fmt.Sprintf("The sustainable development of the %s is a matter for council %d.", things[2*k], n),
			Target: fmt.Sprintf("Le développement durable du %s est une affaire du conseil %d.", things[2*k+1], n),
		})
	}
	const changed = 17
	pairs[changed].Target = strings.Replace(pairs[changed].Target, "durable", "perpétuel", 1)
	c, err := check.New(pairs, language.English, language.French)
	if err != nil {
		t.Fatal(err)
	}
	for i := range pairs {
		var got []string
		for _, f := range c.Findings(i) {
			if f.Kind == check.Term {
				got = append(got, f.Source+" "+f.Target)
			}
		}
		want := ""
		if i == changed {
			want = "sustainable perpétuel"
		}
		if strings.Join(got, ", ") != want {
			t.Errorf("pair %d: %q, want %q", i, got, want)
		}
	}
}
