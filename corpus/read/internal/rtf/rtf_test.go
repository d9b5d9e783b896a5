package rtf

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/reprise-wording/reprise/corpus/read/internal/law"
)

var update = flag.Bool("update", false, "write the golden files anew")

func TestGolden(t *testing.T) {
	t.Parallel()
	for _, reject := range []bool{false, true} {
		data, err := os.ReadFile("testdata/act.rtf")
		if err != nil {
			t.Fatal(err)
		}
		lines, warnings, err := Lines(data, reject)
		if err != nil {
			t.Fatal(err)
		}
		law.Golden(t, fmt.Sprintf("testdata/act.%v.lines", map[bool]string{false: "accepted", true: "rejected"}[reject]),
			fmt.Sprintf("%v\n%s", warnings, law.Print(lines)), *update)
	}
}

func TestBroken(t *testing.T) {
	t.Parallel()
	lines, warnings, err := Lines([]byte(`{\rtf1 cut {\b off`), false)
	if err != nil || len(lines) != 1 || lines[0].Text != "cut off" || len(warnings) != 1 {
		t.Error(lines, warnings, err)
	}
	if _, _, err := Lines([]byte(`{\rtf1 `+strings.Repeat("{", 2000)), false); err == nil {
		t.Error("groups without end are read")
	}
}

func FuzzLines(f *testing.F) {
	data, err := os.ReadFile("testdata/act.rtf")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Add([]byte(`{\rtf1{\footnote{\footnote a}}\cell\row\u-1?\'zz\bin99999 x}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		_, _, _ = Lines(data, false)
	})
}

// Words without control words stand in the lines.
func FuzzLaw(f *testing.F) {
	f.Add("a b", "c", "d")
	f.Fuzz(func(t *testing.T, a, b, c string) {
		if strings.ContainsAny(a+b+c, "\\{}\r\n\x00") || len(law.Words(a+b+c)) == 0 {
			return
		}
		for _, r := range a + b + c {
			if r > 0x7e || r < ' ' {
				return
			}
		}
		lines, _, err := Lines([]byte(`{\rtf1 `+a+`\par{\b `+b+`}{\footnote `+c+`}\par}`), false)
		if err != nil {
			t.Fatal(err)
		}
		if lost, madeUp := law.Compare(a+" "+b+" "+c, lines, law.What{}); len(lost)+len(madeUp) > 0 {
			t.Errorf("lost %q, made up %q", lost, madeUp)
		}
	})
}
