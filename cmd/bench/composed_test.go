package main

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/reprise-wording/reprise/align/agreed"
)

// Compositions of made-up paragraphs are taken apart again, and the same ones each time.
func TestComposed(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(seed, 1))
	var earlier []agreed.Paragraph
	for i := range 120 {
		words := make([]string, 30)
		for k := range words {
			words[k] = fmt.Sprintf("w%c%c%c", 'a'+rng.IntN(9), 'a'+rng.IntN(9), 'a'+rng.IntN(9))
		}
		earlier = append(earlier, agreed.Paragraph{Paper: i / 4, Text: strings.Join(words, " ")})
	}
	s, err := takeApart(earlier, 12)
	if err != nil {
		t.Fatal(err)
	}
	if s.all != 12 || share(s.found, s.planted) < 0.95 || share(s.right, s.stretches) < 0.95 ||
		share(s.falseWords, s.fresh) > 0.03 {
		t.Errorf("%+v", s)
	}
	again, err := takeApart(earlier, 12)
	if err != nil || *again != *s {
		t.Errorf("%+v, then %+v, %v", s, again, err)
	}
}
