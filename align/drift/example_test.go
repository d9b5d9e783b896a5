package drift_test

import (
	"context"
	"fmt"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align/drift"
)

func ExampleWords_Compare() {
	en, fr := language.English, language.French
	words, err := drift.Learn(context.Background(), en, fr, []drift.Segment{
		{Source: "States should protect victims.", Target: "Les États devraient protéger les victimes."},
		{Source: "States should assist witnesses.", Target: "Les États devraient aider les témoins."},
		{Source: "Protect witnesses, assist victims.", Target: "Protéger les témoins, aider les victimes."},
	}, nil)
	if err != nil {
		panic(err)
	}
	c := words.Compare(
		drift.NewVersion(en, fr, "States should protect victims.", "Les États devraient protéger les victimes."),
		drift.NewVersion(en, fr, "States should assist victims.", "Les États devraient aider les survivants."))
	for _, ch := range c.Changes {
		fmt.Printf("%s: %s -> %s, %s -> %s\n", ch.Verdict, ch.Source.Before, ch.Source.After, ch.Target.Before, ch.Target.After)
	}
	// Output:
	// both: protect -> assist, protéger -> aider
	// translation only: victims -> , victimes -> survivants
}
