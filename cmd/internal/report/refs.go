package report

import (
	"fmt"

	"github.com/reprise-wording/reprise/align/reuse"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/lang"
)

// Refs are the names of the units of a corpus, as the payload has them.
func Refs(c *corpus.Corpus) map[string]bool {
	out := map[string]bool{}
	for _, u := range reuse.FromCorpus(c).Units {
		out[u.ID] = true
	}
	return out
}

// Sentences counts the sentences of a unit in the two languages that a payload sets side by side, and names them
// (fr-en). The error says that there is no such unit in both.
func Sentences(c *corpus.Corpus, ref string) (languages string, n [2]int, err error) {
	tags := order(c.Languages())
	if len(tags) < 2 {
		return "", n, fmt.Errorf("report: the corpus is in one language")
	}
	set := reuse.FromCorpus(c)
	i := set.Index(ref)
	if i < 0 {
		return "", n, fmt.Errorf("report: no unit %s", ref)
	}
	for k, tag := range tags[:2] {
		t, ok := set.Text(i, tag)
		if !ok {
			return "", n, fmt.Errorf("report: %s is not there in %s", ref, tag)
		}
		n[k] = len(lang.For(tag).Sentences(t.Body))
	}
	return tags[0].String() + "-" + tags[1].String(), n, nil
}
