package words_test

import (
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/reprise-wording/reprise/cmd/internal/words"
)

var places = regexp.MustCompile(`\{\d\}|%[a-z]`)

// All languages have the same keys, none without a text, and a text has the places of the English one.
func TestComplete(t *testing.T) {
	t.Parallel()
	for _, section := range []string{words.Workplace, words.Report, words.Record} {
		all := words.Of(section)
		en := slices.Sorted(maps.Keys(all["en"]))
		if len(en) < 20 {
			t.Errorf("%s has %d texts", section, len(en))
		}
		for _, l := range words.Languages {
			if got := slices.Sorted(maps.Keys(all[l])); !slices.Equal(got, en) {
				t.Errorf("%s and en differ in the keys of %s", l, section)
			}
			for key, text := range all[l] {
				if strings.TrimSpace(text) == "" && key != ":" {
					t.Errorf("%s: no text for %q of %s", l, key, section)
				}
				got, want := places.FindAllString(text, -1), places.FindAllString(all["en"][key], -1)
				slices.Sort(got)
				slices.Sort(want)
				if !slices.Equal(slices.Compact(got), slices.Compact(want)) {
					t.Errorf("%s: %q of %s has the places %v, in English %v", l, key, section, got, want)
				}
			}
		}
	}
}

// What a page asks for by a key that stands in its source is there.
func TestAskedFor(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ section, files, asks string }{
		{words.Report, "../report/page/*.js", `\b(?:t|count)\((?:[^,()]+, )?'([A-Za-z_0-9]+)'[,)]`},
		{words.Report, "../report/page/*.js", `\bcount\([^,]+, '\w+', '(\w+)'\)`},
		{words.Workplace, "../workplace/page/*.html", `say (?:\$lang|\.Lang) "([^"]+)"`},
		{words.Workplace, "../workplace/*.go", `"(error\.\w+|result\.\w+)"`},
		{words.Record, "../recordview/page/*.html", `\.UI\.T "([^"]+)"`},
		{words.Record, "../recordview/*.go", `ui\.T\("([^"]+)"\)`},
	} {
		names, err := filepath.Glob(c.files)
		if err != nil || len(names) == 0 {
			t.Fatalf("%s: %v", c.files, err)
		}
		ask, en, n := regexp.MustCompile(c.asks), words.Of(c.section)["en"], 0
		for _, name := range names {
			b, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range ask.FindAllStringSubmatch(string(b), -1) {
				n++
				if _, ok := en[m[1]]; !ok {
					t.Errorf("%s asks for %q, which is not in the section %s", name, m[1], c.section)
				}
			}
		}
		if n == 0 {
			t.Errorf("%s: nothing found that asks for a text", c.files)
		}
	}
}

func TestSay(t *testing.T) {
	t.Parallel()
	for _, l := range words.Languages {
		if !words.Known(l) {
			t.Errorf("%s is not known", l)
		}
	}
	if words.Known("de") || words.Known("") {
		t.Error("a language is known that the pages do not speak")
	}
	if got := words.Say("en", words.Record, "no such key"); got != "no such key" {
		t.Errorf("a key that is not there says %q", got)
	}
	en, fr := words.Say("en", words.Record, "changed"), words.Say("fr", words.Record, "changed")
	if en != "changed" || fr == en {
		t.Errorf("%q, %q", en, fr)
	}
}
