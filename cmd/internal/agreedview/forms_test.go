package agreedview_test

import (
	"bytes"
	"flag"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align/agreed"
	"github.com/reprise-wording/reprise/align/reuse"
	"github.com/reprise-wording/reprise/cmd/internal/agreedview"
	"github.com/reprise-wording/reprise/cmd/internal/words"
	"github.com/reprise-wording/reprise/corpus/corpustest"
	"github.com/reprise-wording/reprise/corpus/lang"
	"github.com/reprise-wording/reprise/corpus/workbook"
	"github.com/reprise-wording/reprise/diff"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// everyStanding is a draft with a paragraph of each standing; what was found is given, so that only showing it is
// tried.
func everyStanding() *agreedview.View {
	v := &agreedview.View{Title: "draft <2>", Papers: []string{"A/1", "A/2"}, Others: 2}
	for k, text := range []string{
		"Urges masters to light the lamps at dusk;", "Urges masters to light the lamps before dusk;",
		"Urges masters to light lamps;",
		"Recalling its resolution 75/1 on lamps,", "Invites pilots to report worn ropes;",
		"Requests the harbour master to count the buoys each spring;",
	} {
		v.Earlier = append(v.Earlier, agreed.Paragraph{Paper: k / 3, Cite: fmt.Sprintf("A/%d:%d", 1+k/3, 1+k%3), Text: text})
	}
	v.Earlier[1].AddVersion(language.French, "Engage les capitaines à allumer les feux ;")
	v.Earlier[1].AddVersion(language.Spanish, "Exhorta a los capitanes;")
	add := func(text string, f agreed.Finding) {
		if len(f.Sources) > 0 {
			f.Changes = diff.Texts(v.Earlier[f.Sources[0].Paragraph].Text, text, diff.In(language.English))
			f.Sources[0].Relation = reuse.Verbatim
		}
		v.Draft = append(v.Draft, agreed.Paragraph{Cite: fmt.Sprint("draft:", len(v.Draft)+1), Text: text})
		v.Findings = append(v.Findings, f)
	}
	from := func(best int, score float64) []agreed.Source { return []agreed.Source{{Paragraph: best, Score: score}} }
	add(v.Earlier[4].Text, agreed.Finding{Standing: agreed.Agreed, Sources: from(4, 1), Also: []int{4}, Covered: 1})
	add(v.Earlier[1].Text, agreed.Finding{
		Standing: agreed.Agreed,
		Sources:  from(1, 1),
		Also:     []int{0, 1, 2, 3},
		Covered:  1,
		Formula:  true,
	})
	add("Urges masters to light the new lamps;", agreed.Finding{
		Standing: agreed.Changed,
		Sources:  from(0, .876),
		Also:     []int{0, 1, 2, 3, 4},
		Covered:  .5,
		Omits:    []string{"at dusk", "the"},
	})
	add("Recalling its resolution 77/3 on lamps,", agreed.Finding{
		Standing:   agreed.Changed,
		Sources:    from(3, .9),
		Also:       []int{3, 5},
		Covered:    .75,
		References: true,
	})
	const composed = "First, invites pilots to report worn ropes and to count the buoys each spring, and worn ropes too."
	piece := func(text string, from int, formula bool, holders ...int) agreed.Piece {
		at := from + strings.Index(composed[from:], text)
		return agreed.Piece{
			Span:    lang.Span{Start: at, End: at + len(text)},
			Words:   len(strings.Fields(text)),
			Holders: holders,
			Formula: formula,
		}
	}
	add(composed, agreed.Finding{Standing: agreed.Composed, Covered: .666, Pieces: []agreed.Piece{
		piece("invites pilots to report", 0, false, 4), piece("and to", 0, true, 0, 1, 2),
		piece("count the buoys each spring", 0, false, 5, 4), piece("worn ropes", 60, false, 4)}})
	add("Count the buoys.", agreed.Finding{
		Standing: agreed.New,
		Covered:  .5,
		Formula:  true,
		Pieces:   []agreed.Piece{{Span: lang.Span{Start: 0, End: 9}, Words: 2, Holders: []int{5}, Formula: true}},
	})
	add("Bread.", agreed.Finding{Standing: agreed.New})
	return v
}

var notWords = regexp.MustCompile(`(?s)<style>.*?</style>|<script>.*?</script>|'sha256-[^']*'`)

// What readers and programs get of a draft is as it was, in each form.
func TestEachForm(t *testing.T) {
	t.Parallel()
	var got strings.Builder
	for _, c := range []struct {
		name   string
		width  int
		ui     words.Language
		colour bool
	}{{"wide", 160, "en", false}, {"narrow, in colour", 50, "fr", true}} {
		v := everyStanding()
		v.Width, v.UI, v.Colour = c.width, c.ui, c.colour
		for _, f := range []struct {
			name  string
			write func(*bytes.Buffer) error
		}{
			{"table", func(b *bytes.Buffer) error { return v.Table(b) }},
			{"rows", func(b *bytes.Buffer) error { return v.TSV(b) }},
			{"JSON", func(b *bytes.Buffer) error { return v.JSON(b) }},
			{"page", func(b *bytes.Buffer) error { return v.HTML(b) }},
			{"workbook", func(b *bytes.Buffer) error { return v.Workbook(b) }},
		} {
			var b bytes.Buffer
			if err := f.write(&b); err != nil {
				t.Fatal(err)
			}
			fmt.Fprintf(&got, "==== %s, %s\n", c.name, f.name)
			if f.name != "workbook" {
				got.WriteString(strings.ReplaceAll(notWords.ReplaceAllString(b.String(), ""), "\x1b", "^"))
				continue
			}
			rows, err := workbook.Read(b.Bytes())
			if err != nil {
				t.Fatal(err)
			}
			for _, row := range rows {
				got.WriteString(strings.Join(row, "|") + "\n")
			}
		}
	}
	corpustest.Golden(t, "testdata/forms.txt", got.String(), *update)
}
