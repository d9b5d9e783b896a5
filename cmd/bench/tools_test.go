package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// differing makes TestDiffers end as a tool does that finds differences.
const differing = "BENCH_DIFFERS"

func TestDiffers(t *testing.T) {
	if os.Getenv(differing) != "" {
		os.Exit(1)
	}
}

// A table has a row a tool, also for one that isn't there or fails, and ratios to the first that does its work.
func TestRace(t *testing.T) {
	t.Setenv(differing, "1")
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	judge := func(string) ([]string, error) { return []string{"fine"}, nil }
	var b strings.Builder
	err = race{heads: []string{"how good"}, slow: time.Minute, tools: []tool{
		{name: "absent", args: []string{"no-tool-of-this-name"}, judge: judge},
		{name: "present", args: []string{self, "-test.run", "^$"}, judge: judge},
		{name: "broken", args: []string{self, "-test.no-such-flag"}, differs: true, judge: judge},
		{name: "failing", args: []string{self, "-test.run", "^TestDiffers$"}, judge: judge},
		{name: "differing", args: []string{self, "-test.run", "^TestDiffers$"}, differs: true, judge: judge},
		{name: "no program", args: []string{filepath.Dir(self)}, judge: judge},
		{name: "absent too", args: []string{filepath.Join(filepath.Dir(self), "no-tool-of-this-name")}, judge: judge},
	}}.run(&b, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	rows := strings.Split(b.String(), "\n")
	if len(rows) != 10 || strings.Count(rows[0], "|") != strings.Count(rows[2], "|") {
		t.Fatalf("%s", b.String())
	}
	for i, want := range map[int]string{
		2: "not installed",
		3: "| 1.00",
		4: "failed: exit status 2",
		5: "failed: exit status 1",
		6: "fine",
		7: "does not start: ",
		8: "not installed",
	} {
		if !strings.Contains(rows[i], want) {
			t.Errorf("%q lacks %q", rows[i], want)
		}
	}
	if strings.Count(rows[3], "| 1.00") != 2 {
		t.Errorf("%q is not what the others are measured by", rows[3])
	}
	if !strings.Contains(rows[3], "fine") || strings.Contains(rows[4], "fine") {
		t.Errorf("judged: %s", b.String())
	}
}
