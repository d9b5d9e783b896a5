package agreedview_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/reprise-wording/reprise/align/agreed"
	"github.com/reprise-wording/reprise/cmd/internal/agreedview"
	"github.com/reprise-wording/reprise/corpus/corpustest/testlevel"
)

// LibreOffice opens the draft with its comments, without tracked changes and with them, and shows each at the paragraph
// that it is about.
func TestCommentsInLibreOffice(t *testing.T) {
	testlevel.Long(t)
	t.Parallel()
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("no LibreOffice (soffice) here")
	}
	const oil = "Notes that whale oil is to be kept in closed barrels below deck, away from galleys and stoves"
	earlier := []agreed.Paragraph{
		{Cite: "A/1:2", Text: trains + ", in line with domestic law;"}, {Cite: "A/1:3", Text: oil + "."},
	}
	draft := []agreed.Paragraph{
		{Cite: "1", Text: trains + ";"}, {Cite: "2", Text: "Bread & <wine>."}, {Cite: "3", Text: oil + "."},
	}
	v := viewOf(t, earlier, draft)
	dir := t.TempDir()
	for name, redline := range map[string]bool{"plain": false, "redline": true} {
		var word bytes.Buffer
		if _, err := v.Word(&word, agreedview.WordOptions{Redline: redline}); err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(dir, name+".docx")
		if err := os.WriteFile(file, word.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
		out, err := exec.Command(office, "-env:UserInstallation=file://"+filepath.ToSlash(dir)+"/profile",
			"--headless", "--convert-to", "fodt", "--outdir", dir, file).CombinedOutput()
		if err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		flat, err := os.Open(filepath.Join(dir, name+".fodt"))
		if err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		at := annotated(t, flat)
		flat.Close()
		if len(at) != len(draft) {
			t.Fatalf("%s: %d comments at paragraphs, want %d: %q", name, len(at), len(draft), at)
		}
		for k, says := range []string{"A/1:2", "New", "A/1:3"} {
			if !strings.Contains(at[k].comment, says) || !strings.Contains(at[k].paragraph, draft[k].Text[:10]) {
				t.Errorf("%s: the comment %q stands at %q", name, at[k].comment, at[k].paragraph)
			}
		}
	}
}

// An annotation is a comment with the paragraph that it stands at.
type annotation struct{ comment, paragraph string }

// annotated lists the comments of a flat OpenDocument text.
func annotated(t *testing.T, r io.Reader) (out []annotation) {
	t.Helper()
	d := xml.NewDecoder(r)
	var paragraph, comment strings.Builder
	var here []string // comments of the paragraph
	depth := map[string]int{}
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return out
		}
		if err != nil {
			t.Fatal(err)
		}
		switch x := token.(type) {
		case xml.StartElement:
			depth[x.Name.Local]++
		case xml.EndElement:
			depth[x.Name.Local]--
			switch {
			case x.Name.Local == "annotation":
				here = append(here, comment.String())
				comment.Reset()
			case x.Name.Local == "p" && depth["p"] == 0 && depth["tracked-changes"] == 0:
				for _, c := range here {
					out = append(out, annotation{c, paragraph.String()})
				}
				here = nil
				paragraph.Reset()
			}
		case xml.CharData:
			switch {
			case depth["annotation"] > 0:
				comment.Write(x)
			case depth["p"] > 0 && depth["tracked-changes"] == 0:
				paragraph.Write(x)
			}
		}
	}
}
