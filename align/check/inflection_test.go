package check

import "testing"

func TestInflection(t *testing.T) {
	t.Parallel()
	in := inflection{articles: []string{"al"}, endings: []string{"a", "in"}}
	const want = "mali, kini, kinia, kiniin, alkini, alkinia, alkiniin"
	if got := in.all("mali, kini+"); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
