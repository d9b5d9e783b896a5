package facts

import "testing"

// The name of a body stands without the ordinal before it, of one word or several; a name without one gives nothing.
func TestWithoutOrdinal(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"Third Committee": "Committee", "Seventy-fifth General Assembly": "General Assembly", "Troisième Commission": "Commission",
		"Harbour Committee": "", "Third": "", "": "",
	} {
		if got := withoutOrdinal(name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}
