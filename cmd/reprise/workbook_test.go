package main

import (
	"encoding/csv"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/reprise-wording/reprise/corpus/corpustest/testlevel"
)

// The workbooks open in LibreOffice: it makes text of their first sheet, with the rows that belong there.
func TestWorkbooksOpenInLibreOffice(t *testing.T) {
	testlevel.Long(t)
	t.Parallel()
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("soffice (LibreOffice) is not installed; install libreoffice-calc to open the workbooks")
	}
	for name, job := range map[string][]string{
		"align": {"align", "--format", "xlsx"},
		"trace": {"trace", "--format", "xlsx"},
	} {
		t.Run(name, func(t *testing.T) {
			cmd, talk := command(t, nil, append(job, "-o", name+".xlsx")...)
			if err := cmd.Run(); err != nil {
				t.Fatalf("%v: %s", err, talk)
			}
			// 76 is UTF-8; each run has a profile of its own, so that it shares nothing with an office that is open.
			convert := exec.CommandContext(t.Context(), office, "-env:UserInstallation=file://"+t.TempDir(), "--headless",
				"--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1", "--outdir", cmd.Dir,
				filepath.Join(cmd.Dir, name+".xlsx"))
			said, err := convert.CombinedOutput()
			f, openErr := os.Open(filepath.Join(cmd.Dir, name+".csv"))
			if openErr != nil {
				if strings.Contains(string(said), "could not be loaded") {
					t.Skipf("this LibreOffice has no spreadsheets; install libreoffice-calc: %s", said)
				}
				t.Fatalf("%v: %s", err, said)
			}
			defer f.Close()
			rows, err := csv.NewReader(f).ReadAll()
			if err != nil || len(rows) < 20 {
				t.Fatalf("%d rows, %v", len(rows), err)
			}
			if text := strings.Join(rows[len(rows)-1], " "); len(text) < 40 {
				t.Errorf("the last row is %q", text)
			}
		})
	}
}
