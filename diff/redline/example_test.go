package redline

import "fmt"

func ExampleCompare() {
	a := mustOpen(para("States should act."))
	b := mustOpen(para("States shall act."))
	report, err := Compare(a, b, Options{Author: "Secretariat"})
	if err != nil {
		panic(err)
	}
	// b.Write writes the redline.
	fmt.Println(report.Deletions, report.Insertions)
	// Output: 1 1
}
