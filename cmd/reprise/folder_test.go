package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A folder, or a pattern that the shell has left as it is, stands for its papers in commands that show papers or
// compare them too.
func TestFoldersAndPatterns(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"a.en.md": "# Lamps\n\n1. States should mend [all] lamps.\n",
		"b.en.md": "# Lamps\n\n1. States shall mend [all] lamps.\n",
	} {
		must(t, os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600))
	}
	a, b := filepath.Join(dir, "a.en.md"), filepath.Join(dir, "b.en.md")
	for _, papers := range []string{dir, filepath.Join(dir, "*.md")} {
		for _, c := range []struct {
			args string
			code int
			want []string
		}{
			{"parse --format tsv", 0, []string{a + "\t", b + "\t"}},
			{"parse --format json", 0, []string{`"file": "` + a, `"file": "` + b}},
			{"parse --brackets", 0, []string{"== " + a, "== " + b}},
			{"strength --format tsv", 0, []string{a + "\t1\t", b + "\t1\t"}},
			{"strength", 0, []string{"== " + a, "== " + b}},
			{"diff", 1, []string{"[-should-]{+shall+}"}},
			{"eval akn", 0, []string{"files\t2\nnot read\t0\nsame\t2\n"}},
		} {
			cmd, talk := command(t, nil, append(strings.Fields(c.args), papers)...)
			printed, _ := cmd.Output() // the status is compared
			code, out, said := cmd.ProcessState.ExitCode(), string(printed), talk.String()
			if code != c.code {
				t.Errorf("%s %s: %d, want %d: %s", c.args, papers, code, c.code, said)
			}
			for _, want := range c.want {
				if !strings.Contains(out, strings.ReplaceAll(want, `\`, `\\`)) && !strings.Contains(out, want) {
					t.Errorf("%s %s: no %q in\n%s", c.args, papers, want, out)
				}
			}
		}
	}
	cmd, talk := command(t, nil, "parse", "--format", "akn", dir)
	if err := cmd.Run(); err == nil || !strings.Contains(talk.String(), "writes one document") {
		t.Errorf("two papers as Akoma Ntoso: %v %s", err, talk)
	}
}
