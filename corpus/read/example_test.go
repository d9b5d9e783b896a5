package read_test

import (
	"errors"
	"fmt"

	"github.com/reprise-wording/reprise/corpus/read"
)

func ExampleBytes() {
	paper := `English

## II. Second meeting, held in Vienna from 27 to 29 January 2010

1. States parties should:
   (a) Train the officers who

identify victims;<sup>1</sup>
   (b) Report on it.

<sup>1</sup> See the report of 2009.
`
	d, err := read.Bytes("paper.md", []byte(paper), read.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, u := range d.Units() {
		fmt.Printf("%s  %s\n", u.Ref, u.Marked())
	}
	fmt.Println(d.Repairs[0].Kind, "on line", d.Repairs[0].Line)
	// Output:
	// II.1  States parties should:
	// II.1(a)  Train the officers who identify victims;<sup>1</sup>
	// II.1(b)  Report on it.
	// joined on line 8
}

func ExampleFile() {
	_, err := read.File("no-such-paper.docx", read.Options{})
	var trouble *read.Error
	if errors.As(err, &trouble) {
		fmt.Println(trouble.Why, "-", trouble.Hint)
	}
	// Output: no such file - check the name
}
