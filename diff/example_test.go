package diff_test

import (
	"fmt"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus/lang"
	"github.com/reprise-wording/reprise/diff"
)

func ExampleTexts() {
	s := diff.Texts(
		"States parties should adopt laws.", "States parties should consider adopting laws.", diff.In(language.English),
	)
	for _, op := range s.Ops {
		fmt.Printf("%s %q (%s)\n", op.Kind, s.Text(op), op.Change)
	}
	// Output:
	// equal "States parties should " ()
	// delete "adopt" (force)
	// insert "consider adopting" (force)
	// equal " laws." ()
}

func ExampleScript_Edits() {
	s := diff.Texts(
		"l'aide aux victimes en 2009",
		"l’aide aux victimes en 2017",
		diff.In(language.French),
		diff.Ignoring(lang.FoldTypography),
	)
	for _, e := range s.Edits() {
		fmt.Printf("%s: %q to %q, ignored: %v\n", e.Change, e.A.Text(s.A), e.B.Text(s.B), e.Ignored)
	}
	// Output:
	// typography: "l'" to "l’", ignored: true
	// number: "2009" to "2017", ignored: false
}

func ExampleScript_Apply() {
	s := diff.Texts("one two", "one three")
	b, err := s.Apply("one two")
	fmt.Println(b, err)
	// Output: one three <nil>
}

func ExampleVariants() {
	t := diff.Variants([]string{
		"in line with domestic legislation",
		"in line with domestic laws and prosecutorial discretion",
		"in line with domestic legislation and prosecutorial discretion",
	}, diff.In(language.English))
	for _, row := range t.Rows {
		for k, cell := range row.Cells {
			fmt.Printf("| %s ", cell.Text(t.Texts[k]))
		}
		fmt.Println("|")
	}
	// Output:
	// | in line with domestic | in line with domestic | in line with domestic |
	// | legislation | laws and prosecutorial discretion | legislation and prosecutorial discretion |
}

func ExampleRefine() {
	out, in, ok := diff.Refine("punishing", "punished")
	fmt.Println(out, in, ok)
	// Output: [{6 9}] [{6 8}] true
}
