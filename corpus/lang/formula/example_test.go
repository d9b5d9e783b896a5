package formula_test

import (
	"fmt"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus/lang/formula"
)

func ExampleOf() {
	r := formula.Of(language.English, "Consider, in line with their domestic laws, not punishing victims;", []string{
		"States parties should:",
	})
	fmt.Println(r.Force)
	fmt.Println(r.Addressee())
	fmt.Println(r.Qualifiers)
	fmt.Println(r.Action.Text)
	fmt.Println(r.Formula(language.English))
	// Output:
	// should consider
	// States parties
	// [domestic-law]
	// not punishing victims
	// should consider, in line with their domestic laws
}

func ExampleCompare() {
	a := formula.Of(
		language.French, "Les États parties sont invités à veiller à ce que les victimes soient protégées.", nil,
	)
	b := formula.Of(language.French, "Les États parties devraient envisager de protéger les victimes, s'il y a lieu.", nil)
	fmt.Println(a.Formula(language.French))
	fmt.Println(b.Formula(language.French))
	fmt.Println(formula.Compare(a.Force, b.Force) < 0)
	// Output:
	// est invité à veiller
	// devrait envisager, s'il y a lieu
	// true
}
