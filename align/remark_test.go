package align_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/reprise-wording/reprise/align"
)

func TestRemark(t *testing.T) {
	t.Parallel()
	r := align.Remarkf("%d lamps only in %s", 7, align.Remarkf("the source"))
	if got, want := r.String(), "7 lamps only in the source"; got != want {
		t.Errorf("in English %q, want %q", got, want)
	}
	loud := func(format string, args ...any) string { return strings.ToUpper(fmt.Sprintf(format, args...)) }
	if got, want := r.In(loud), "7 LAMPS ONLY IN THE SOURCE"; got != want {
		t.Errorf("in another language %q, want %q", got, want)
	}
	got, want := align.Say([]align.Remark{r, {Format: "dark"}}, loud), []string{r.In(loud), "DARK"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	var translated []string
	r.In(func(format string, args ...any) string {
		translated = append(translated, format)
		return fmt.Sprintf(format, args...)
	})
	if want := []string{"the source", "%d lamps only in %s"}; !slices.Equal(translated, want) {
		t.Errorf("the formats asked for are %q, want %q: words of a text are not for translation", translated, want)
	}
}
