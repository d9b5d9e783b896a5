package concord_test

import (
	"context"
	"fmt"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/concord"
	"github.com/reprise-wording/reprise/corpus/corpustest"
)

func Example() {
	english := corpustest.Lines(language.English, "A/1",
		"I.1\tStates should not punish victims of trafficking.",
		"II.4\tThe principle of non-punishment of victims stands.")
	french := corpustest.Lines(language.French, "A/1",
		"II.4\tLe principe de non-sanction des victimes demeure.")
	c, err := corpus.New(english, french)
	if err != nil {
		fmt.Println(err)
		return
	}
	query, err := concord.Parse("punish* .. victim")
	if err != nil {
		fmt.Println(err)
		return
	}
	index := concord.New(c)
	result, err := index.Search(context.Background(), query, concord.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, hit := range result.Hits {
		left, key, right := hit.Context(20, 20)
		fmt.Printf("%s %s[%s]%s\n", hit.Block.Ref, left, key, right)
		for _, t := range index.Translations(&hit, nil) {
			fmt.Println("    ", t.Text())
		}
	}
	// Output:
	// I.1 States should not [punish victims] of trafficking.
	// II.4 …principle of non-[punishment of victims] stands.
	//      Le principe de non-sanction des victimes demeure.
}

func ExampleIndex_Regexp() {
	d := corpustest.Lines(language.French, "A/1", "I.1\tL’article 10 et l’article 26 de la Convention.")
	c, err := corpus.New(d)
	if err != nil {
		fmt.Println(err)
		return
	}
	pattern, err := concord.ParseRegexp(`l'article \d+`)
	if err != nil {
		fmt.Println(err)
		return
	}
	result, err := concord.New(c).Regexp(context.Background(), pattern, concord.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, hit := range result.Hits {
		_, key, _ := hit.Context(0, 0)
		fmt.Println(key)
	}
	// Output:
	// L’article 10
	// l’article 26
}
