package lang_test

import (
	"fmt"

	"github.com/reprise-wording/reprise/corpus/lang"
)

func ExampleWords() {
	const data = "# kind\tlanguage: words\nlight\ten: lamp, street lamp\n\nlight\tfr: réverbère\n"
	lang.Words(data, func(kind, word string) { fmt.Printf("%s: %q\n", kind, word) })
	// Output:
	// light: "lamp"
	// light: "street lamp"
	// light: "réverbère"
}
