package lang_test

import (
	"flag"
	"fmt"
	"strings"
	"testing"

	"github.com/reprise-wording/reprise/corpus/corpustest/perturb"
	"github.com/reprise-wording/reprise/corpus/lang"
)

var update = flag.Bool("update", false, "write the golden files anew")

// Tokens, sentences, stems and keys of all texts of the tests of this package with small changes are as they were.
func TestPerturbed(t *testing.T) {
	t.Parallel()
	inputs := perturb.Literals(t, "lang_test.go", "plain_test.go")
	inputs = append(inputs,
		perturb.Input{
			Name: "long",
			Text: `States (see art. 5, para. 2) should act. "Why?" No. 3 of the U.N. says: 1. yes; 2.5 no... ` +
				`(Then it ends.) And 12 000,50 € on 5 May. e.g. this; etc. That’s l'État.`,
		},
		perturb.Input{
			Name: "long",
			Text: "Агентство решает: да. Г-н Петров сказал «нет». تقرر الجمعية العامة أن تنظر. وبالعمل؛ 大会决定审议。第3段（见附件）：好！",
		},
	)
	var all []*lang.Language
	for _, tag := range []string{"en", "fr", "es", "ru", "ar", "zh", "de", "und"} {
		l, err := lang.Parse(tag)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, l)
	}
	perturb.Golden(t, "testdata/perturbed.want", *update, inputs, 9, func(in perturb.Input) string {
		var s strings.Builder
		for _, l := range all {
			fmt.Fprint(&s, l.Tag(), l.HasStems(), l.Sentences(in.Text))
			for _, token := range l.AppendTokens(nil, in.Text) {
				word := token.Text(in.Text)
				key := lang.FoldAll.Key(word)
				fmt.Fprintf(&s, "%+v %s %s %v ", token, word, l.Stem(key), l.IsFunctionWord(key))
			}
		}
		for f := lang.Fold(0); f <= lang.FoldAll; f++ {
			fmt.Fprintf(&s, "%q", f.Key(in.Text))
		}
		tag, stem := lang.OfFile(in.Text)
		_, err := lang.Parse(in.Text)
		fmt.Fprint(&s, tag, stem, err)
		for _, r := range in.Text {
			n, ok := lang.Digit(r)
			fmt.Fprint(&s, n, ok, lang.Invisible(r), lang.IsSpaceless(r))
		}
		return s.String()
	})
}
