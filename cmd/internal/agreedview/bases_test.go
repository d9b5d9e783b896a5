package agreedview_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/reprise-wording/reprise/align/agreed"
	"github.com/reprise-wording/reprise/cmd/internal/agreedview"
	"github.com/reprise-wording/reprise/diff"
)

// basesView is a draft whose recitals and first paragraphs are those of paper A/1, some under other numbers.
func basesView() *agreedview.View {
	v := &agreedview.View{Title: "draft", Papers: []string{"A/1"}, Width: 200}
	add := func(draft, earlier string) {
		f := agreed.Finding{Standing: agreed.New}
		if earlier != "" {
			f = agreed.Finding{
				Standing: agreed.Agreed,
				Also:     []int{len(v.Earlier)},
				Sources:  []agreed.Source{{Paragraph: len(v.Earlier), Score: 1}},
				Changes:  &diff.Script{},
			}
			v.Earlier = append(v.Earlier, agreed.Paragraph{Cite: "A/1:" + earlier})
		}
		v.Draft = append(v.Draft, agreed.Paragraph{Cite: "draft:" + draft})
		v.Findings = append(v.Findings, f)
	}
	add("pp1", "pp1")
	add("pp2", "pp2")
	add("1", "1")
	add("2", "")
	add("3", "2")
	add("4", "3")
	return v
}

func TestBasesNamesRuns(t *testing.T) {
	t.Parallel()
	got := basesView().Bases()
	if want := "A/1 has 5 of the paragraphs: pp1–pp2; 1; 3–4 (2–3 there)"; len(got) != 1 || got[0] != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// Of many runs the longest are told, and how many more there are.
func TestBasesNamesLongestRuns(t *testing.T) {
	t.Parallel()
	v := &agreedview.View{Title: "draft", Papers: []string{"A/1"}}
	for k := range 30 { // every third paragraph is new; only the last three follow one another
		f := agreed.Finding{Standing: agreed.New}
		if k%3 == 0 || k > 27 {
			f = agreed.Finding{Standing: agreed.Agreed, Also: []int{len(v.Earlier)}}
			v.Earlier = append(v.Earlier, agreed.Paragraph{Cite: fmt.Sprint("A/1:", k+1)})
		}
		v.Findings = append(v.Findings, f)
		v.Draft = append(v.Draft, agreed.Paragraph{Cite: fmt.Sprint("draft:", k+1)})
	}
	got := v.Bases()[0]
	if !strings.Contains(got, "; 28–30;") || !strings.HasSuffix(got, "; 2 more places") {
		t.Errorf("got %q", got)
	}
}

func TestFormatsTellBases(t *testing.T) {
	t.Parallel()
	v := basesView()
	var table, page, data bytes.Buffer
	if err := errors.Join(v.Table(&table), v.HTML(&page), v.JSON(&data)); err != nil {
		t.Fatal(err)
	}
	for name, got := range map[string]string{"table": table.String(), "page": page.String()} {
		if !strings.Contains(got, v.Bases()[0]) {
			t.Errorf("the %s does not tell %q:\n%s", name, v.Bases()[0], got)
		}
	}
	var parsed struct {
		Bases []struct {
			Paper      string
			Paragraphs int
			Runs       []struct{ First, Last, SourceFirst, SourceLast string }
		}
	}
	err := json.Unmarshal(data.Bytes(), &parsed)
	if err != nil || len(parsed.Bases) != 1 || parsed.Bases[0].Paragraphs != 5 {
		t.Errorf("JSON tells %v, %v", parsed, err)
	}
}
