package concord_test

import (
	"context"
	"flag"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus/concord"
	"github.com/reprise-wording/reprise/corpus/corpustest"
	"github.com/reprise-wording/reprise/corpus/corpustest/perturb"
	"github.com/reprise-wording/reprise/corpus/lang"
)

var update = flag.Bool("update", false, "write the golden files anew")

// found prints all of a result.
func found(r *concord.Result, ix *concord.Index, err error) string {
	if err != nil {
		return err.Error()
	}
	var s strings.Builder
	fmt.Fprintln(&s, r.Total, r.Blocks, r.Series)
	for _, m := range r.Meetings {
		fmt.Fprint(&s, m.Ref, m.Year, " ")
	}
	for _, h := range r.Hits {
		left, key, right := h.Context(9, 14)
		fmt.Fprintln(
			&s, h.Document.Language, h.Block.Ref, h.Meeting.Name, h.Spans, h.Fuzzy, h.Sentence(), left, "|", key, "|", right,
		)
		for _, t := range ix.Translations(&h, nil) {
			fmt.Fprint(&s, t.Document.Language, t.Block.Ref, t.Text())
		}
	}
	return s.String()
}

// What queries and expressions with small changes find is as it was.
func TestPerturbed(t *testing.T) {
	t.Parallel()
	ix := index(t, fr, en, corpustest.Paper())
	all := []concord.Options{
		{}, {Strict: true}, {Within: 1}, {Language: language.French, Within: 2}, {Language: language.English, Limit: 2},
	}
	inputs := perturb.Literals(t, "concord_test.go")
	n := 0
	perturb.Golden(t, "testdata/perturbed.want", *update, inputs, 5, func(in perturb.Input) string {
		if len(in.Text) > 200 {
			return ""
		}
		n++
		out := ""
		q, err := concord.Parse(in.Text)
		if err != nil {
			out = err.Error()
		} else {
			r, err := ix.Search(context.Background(), q, all[n%len(all)])
			out = fmt.Sprintf("%+v", found(r, ix, err))
		}
		p, err := concord.ParseRegexp(in.Text)
		if err != nil {
			return out + err.Error()
		}
		r, err := ix.Regexp(context.Background(), p, all[n%len(all)])
		out += found(r, ix, err)
		for _, tag := range []string{"en", "fr"} {
			l, _ := lang.Parse(tag)
			concord.Keys(l, in.Text, func(key string) {
				bare, stem, plain := concord.Forms(l, key)
				out += fmt.Sprint(key, bare, stem, plain)
			})
			row := concord.NewRow(l)
			row.Add(3, 0, in.Text)
			row.Add(5, 1, in.Name+in.Text)
			out += fmt.Sprintf("%x", row.Bytes())
		}
		return out
	})
}
