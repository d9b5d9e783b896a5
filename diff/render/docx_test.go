package render_test

import (
	"bytes"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/diff"
	"github.com/reprise-wording/reprise/diff/render"
)

// tracked are pairs of texts whose changes are of every kind: words, typography, moved and edited phrases, paragraphs
// that come, go, split and join.
var tracked = [][2]string{
	{"States parties should adopt laws.", "States parties should consider adopting laws & policies <now>."},
	{"L'aide aux victimes ;\nsuite.", "L’aide aux victimes\u00a0;\nsuite et fin."},
	{"One.\nTwo goes away.\nThree.", "One.\nThree."},
	{"One.\nThree.", "One.\nTwo comes in.\nThree."},
	{"First sentence here. Second sentence there.", "First sentence here.\nSecond sentence there."},
	{"First sentence here.\nSecond sentence there.", "First sentence here. Second sentence there."},
	{"a\tb\n\nc", "a\tb\n\n\nc d"},
	{"", "All of it is new.\nIn two paragraphs."},
	{"All of it goes.\nIn two paragraphs.", ""},
	{
		"In accordance with national legislation, States parties should provide training to judges. They should protect victims of trafficking during criminal proceedings, where appropriate. The Secretariat should report to the Conference on its work.",
		"They should protect all victims of trafficking during criminal proceedings, where appropriate. States parties should provide training to judges and prosecutors. The Secretariat should, in accordance with national legislation, report to the Conference.",
	},
	{"Lines from elsewhere.\r\nThey end\r\nin two characters.\r\n", "Lines from elsewhere.\r\nThey all end\r\nin two characters.\r\n"},
	{
		"See the report of the group.\u00b9 Its annex\u00a02 lists  experts & <guests>.\n\u00b9\u00a0CTOC/COP/WG.4/2009/2, para. 12 (\u201cannex\u201d).\n",
		"See the reports of the groups.\u00b9 Annex\u00a03 lists\texperts & <guests> \u2014 \u00abtous\u00bb.\n\u00b9\u00a0CTOC/COP/WG.4/2010/6, para. 14 (\u201cannex II\u201d).\n\u00b2\u00a0Ibid.\n",
	},
	{
		"The first provision of the annex concerns judges and prosecutors alone.\nThe second provision of it concerns inspectors of labour and of health.\nVictims should have remedies.\nStates should report every second year.\nThe Secretariat publishes the reports.\n",
		"Victims should have remedies.\nStates should report every second year.\nThe Secretariat publishes the reports.\nThe first provision of the annex concerns judges and prosecutors alone.\nThe second provision of it concerns all inspectors of labour and of health.\n",
	},
	{
		"Alpha beta gamma delta epsilon zeta.\nSome unrelated words follow in this paragraph.\nOthers come later.",
		"Some unrelated words follow in this paragraph.\nAlpha beta gamma delta eta zeta.\nOthers come later.",
	},
}

// LibreOffice opens the documents, lists the changes, and gives the second text on accepting all of them, the first on rejecting.
func TestDOCXInLibreOffice(t *testing.T) {
	t.Parallel()
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("no LibreOffice (soffice) here")
	}
	python := ""
	for _, p := range []string{"/usr/bin/python3", "python3"} {
		if exec.Command(p, "-c", "import uno").Run() == nil {
			python = p
			break
		}
	}
	if python == "" {
		t.Skip("no Python with LibreOffice's uno module here")
	}
	port := freePort(t)
	dir := t.TempDir()
	cmd := exec.Command(office, "--headless", "--norestore", "--nologo", "-env:UserInstallation=file://"+dir+"/profile",
		fmt.Sprintf("--accept=socket,host=localhost,port=%d;urp;", port))
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() {
		exec.Command(python, "testdata/tracked.py", fmt.Sprint(port), "quit").Run() // soffice is a script; killing it would leave the office
		timer := time.AfterFunc(20*time.Second, func() { cmd.Process.Kill() })
		cmd.Wait()
		timer.Stop()
	}()
	for k, c := range tracked {
		s := diff.Texts(c[0], c[1], diff.In(language.English))
		file := filepath.Join(dir, fmt.Sprintf("%d.docx", k))
		var buf bytes.Buffer
		if err := render.DOCX(&buf, s, render.Options{Author: "Éditeur", Date: time.Date(2019, 9, 11, 0, 0, 0, 0, time.UTC)}); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, buf.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
		for what, want := range map[string]string{"accept": c[1], "reject": c[0]} {
			out, err := exec.Command(python, "testdata/tracked.py", fmt.Sprint(port), what, file).CombinedOutput()
			if err != nil {
				t.Fatalf("%v: %s", err, out)
			}
			changes, text, _ := strings.Cut(string(out), "\n")
			if changes == "0" {
				t.Errorf("%d: no changes listed", k)
			}
			want = strings.ReplaceAll(want, "\r\n", "\n") // a paragraph has no other end
			if text != want {
				t.Errorf("%d: %s gives\n%q\nwant\n%q", k, what, text, want)
			}
		}
	}
}

func freePort(t *testing.T) int {
	t.Helper()
	l, err := net.Listen("tcp", "localhost:0")
	if err != nil {
		t.Skip("no port to talk to LibreOffice: ", err)
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port
}

// The same script gives the same bytes.
func TestDOCXIsReproducible(t *testing.T) {
	t.Parallel()
	s := diff.Texts(tracked[9][0], tracked[9][1], diff.In(language.English))
	var x, y bytes.Buffer
	if err := render.DOCX(&x, s, render.Options{}); err != nil {
		t.Fatal(err)
	}
	if err := render.DOCX(&y, s, render.Options{}); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(x.Bytes(), y.Bytes()) {
		t.Error("two documents of the same script differ")
	}
}
