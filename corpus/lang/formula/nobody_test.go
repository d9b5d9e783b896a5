package formula

import (
	"strings"
	"testing"

	"golang.org/x/text/language"
)

// Words that only look like someone who can be asked ask nobody: the one before them is asked.
func TestNobody(t *testing.T) {
	t.Parallel()
	for _, like := range []string{
		"Council of Europe", "countries of origin", "Conference services", "State institutions", "third parties",
		"law enforcement authorities",
		"parties to the dispute", "non-State actors", "Conference room paper",
	} {
		for _, text := range []string{
			"The Secretariat, with regard to " + like + ", should report.",
			"The Secretariat, beside " + like + " should report.",
		} {
			f := Of(language.English, text, nil)
			if got := strings.Join(f.Addressees, ", "); got != "Secretariat" {
				t.Errorf("%s: %q", text, got)
			}
		}
	}
}
