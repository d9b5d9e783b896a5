package agreedview_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/reprise-wording/reprise/align/agreed"
	"github.com/reprise-wording/reprise/cmd/internal/browsertest"
)

// The page has no serious finding of axe-core, on a desk or a phone, and nothing of it is out of sight.
func TestPageIsAccessible(t *testing.T) {
	t.Parallel()
	b := browsertest.Start(t)
	axe := browsertest.Axe(t)
	const oil = "Notes that whale oil is to be kept in closed barrels below deck, away from galleys and stoves"
	earlier := []agreed.Paragraph{
		{Cite: "A/1:2", Text: trains + ", in line with domestic law;"},
		{Paper: 1, Cite: "A/2:3", Text: oil + ", and to be counted every second month by a warden of the port."},
	}
	draft := []agreed.Paragraph{
		{Cite: "1", Text: trains + ";"},
		{Cite: "2", Text: "Bread & <wine>."},
		{Cite: "3", Text: earlier[0].Text},
		{Cite: "4", Text: trains + ", and n" + strings.TrimPrefix(oil, "N") + "."},
	}
	v := viewOf(t, earlier, draft)
	if got, want := v.Summary(), "4 paragraphs: 1 agreed, 1 with changes, 1 composed, 1 new"; got != want {
		t.Fatalf("got %q, want %q: the page is to show each standing", got, want)
	}
	var page bytes.Buffer
	if err := v.HTML(&page); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "draft.html")
	if err := os.WriteFile(file, page.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, width := range []int{1280, 390} {
		p := b.Open(t, "file://"+filepath.ToSlash(file))
		p.Width(width)
		p.Run(axe + "; 0")
		for _, finding := range p.Findings() {
			t.Errorf("width %d: %s", width, finding)
		}
		wide := browsertest.Eval[int](p, `document.documentElement.scrollWidth - document.documentElement.clientWidth`)
		if wide > 0 {
			t.Errorf("%d pixels out of sight at a width of %d", wide, width)
		}
	}
}
