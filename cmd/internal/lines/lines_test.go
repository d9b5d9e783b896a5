package lines_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/reprise-wording/reprise/cmd/internal/lines"
)

func TestSplit(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ data, want, err string }{
		{data: "a\nb\n", want: "a|b"}, {data: "a\r\n\r\nb", want: "a||b"}, {data: "\ufeffa", want: "a"},
		{data: " \n", err: "is empty"}, {data: "\xff\xfea\x00", err: "UTF-16"}, {data: "a\n\xe9", err: "f:2: not UTF-8"},
		{data: "a\x00", err: "f:1: has NUL"},
	} {
		got, err := lines.Split("f", []byte(c.data))
		switch {
		case c.err == "" && (err != nil || strings.Join(got, "|") != c.want):
			t.Errorf("%q gives %q, %v", c.data, got, err)
		case c.err != "" && (err == nil || !strings.Contains(err.Error(), c.err)):
			t.Errorf("%q gives %v, want %s", c.data, err, c.err)
		}
	}
}

// A line may be as long as the limit, and no longer.
func TestLongLines(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("x", 64<<10)
	if got, err := lines.Split("f", []byte("a\n"+long+"\nb")); err != nil || len(got) != 3 {
		t.Errorf("%d lines, %v", len(got), err)
	}
	_, err := lines.Split("f", []byte("a\n"+long+"x\nb"))
	if err == nil || !strings.Contains(err.Error(), "f:2: a line of 64 KB, more than") {
		t.Errorf("%v", err)
	}
}

func FuzzSplit(f *testing.F) {
	for _, s := range []string{"a\nb\n", "a\r\n\r\nb", "\ufeffa", "\xff\xfea\x00", "\n\na"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		got, err := lines.Split("f", data)
		if err != nil {
			if !strings.HasPrefix(err.Error(), "f") {
				t.Fatalf("%v does not name the file", err)
			}
			return
		}
		for _, l := range got {
			if strings.ContainsAny(l, "\n\x00") || !utf8.ValidString(l) {
				t.Fatalf("%q is no line", l)
			}
		}
	})
}
