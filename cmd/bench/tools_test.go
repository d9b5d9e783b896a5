package main

import (
	"os"
	"strings"
	"testing"
	"time"
)

// A table has a row a tool, also for one that isn't there, and ratios to the first that is.
func TestRace(t *testing.T) {
	t.Parallel()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	judge := func(string) ([]string, error) { return []string{"fine"}, nil }
	var b strings.Builder
	err = race{heads: []string{"how good"}, slow: time.Minute, tools: []tool{
		{name: "absent", args: []string{"no-tool-of-this-name"}, judge: judge},
		{name: "present", args: []string{self, "-test.run", "^$"}, judge: judge},
		{name: "broken", args: []string{self, "-test.no-such-flag"}, judge: judge},
	}}.run(&b, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	rows := strings.Split(b.String(), "\n")
	if len(rows) != 6 || strings.Count(rows[0], "|") != strings.Count(rows[2], "|") {
		t.Fatalf("%s", b.String())
	}
	for i, want := range map[int]string{2: "not there", 3: "| 1.00", 4: "exit code 2"} {
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
