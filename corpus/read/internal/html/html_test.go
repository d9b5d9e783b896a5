package html

import (
	"flag"
	"fmt"
	"html"
	"regexp"
	"strings"
	"testing"

	"github.com/reprise-wording/reprise/corpus/read/internal/law"
)

var update = flag.Bool("update", false, "write the golden files anew")

var notWords = regexp.MustCompile(`(?s)<script.*?</script>|<style.*?</style>|<!--.*?-->|<[^>]*>`)

func TestGolden(t *testing.T) {
	t.Parallel()
	law.Files(t, "testdata/*.html", *update, func(t *testing.T, data []byte) string {
		lines, said, warnings, err := Lines(string(data), false)
		if err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		for line := range strings.Lines(string(data)) {
			if strings.HasPrefix(line, "#") { // a line of markup is told whole
				b.WriteString(line)
				continue
			}
			line = regexp.MustCompile(`<del>.*?</del>`).ReplaceAllString(line, "")
			b.WriteString(html.UnescapeString(notWords.ReplaceAllString(line, " ")))
		}
		if lost, madeUp := law.Compare(b.String(), lines, law.What{Notes: true, Markers: true}); len(lost)+len(madeUp) > 0 {
			t.Errorf("lost %q, made up %q", lost, madeUp)
		}
		return fmt.Sprintf("%+v\n%v\n%s", said, warnings, law.Print(lines))
	})
}

// What is deleted is read where changes are rejected.
func TestChanges(t *testing.T) {
	t.Parallel()
	for reject, want := range map[bool]string{false: "The port is open.", true: "The port is shut."} {
		lines, _, warnings, err := Lines("<p>The port is <del>shut</del><ins>open</ins>.</p>", reject)
		if err != nil || len(lines) != 1 || lines[0].Text != want || len(warnings) != 1 {
			t.Errorf("reject %v: %v %v %v", reject, lines, warnings, err)
		}
	}
}

func FuzzLaw(f *testing.F) {
	for _, s := range []string{"<p>a<b>b</b></p>", "<ul><li><a href=x>a</a></li></ul><p>one two three four five six seven</p>", "<table><tr><td>a<td>b</table>", "<pre>a\nb</pre>", "<header><p>h</p></header>"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, page string) {
		if regexp.MustCompile(`(?i)<(?:del|ins|script|style|template|iframe|object|xmp|plaintext|noembed|noframes|math|svg|textarea|title|select|frameset|a|sup|!|\?|/)|#use|#include|[&↩↑\x00\x{0338}]|vertical-align|on=`).MatchString(page) {
			return // read otherwise on purpose, or by the rules of HTML
		}
		page = strings.ToValidUTF8(page, "?") // as the reader's decoding leaves it
		lines, _, _, err := Lines(page, false)
		if err != nil || !regexp.MustCompile(`^(?:[^<>]|<[a-z][a-z0-9]*>)*$`).MatchString(page) {
			return
		}
		if lost, madeUp := law.Compare(notWords.ReplaceAllString(page, " "), lines, law.What{}); len(lost)+len(madeUp) > 0 {
			t.Errorf("lost %q, made up %q", lost, madeUp)
		}
	})
}
