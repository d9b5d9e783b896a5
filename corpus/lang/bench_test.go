package lang_test

import (
	"strings"
	"testing"

	"github.com/reprise-wording/reprise/corpus/lang"
)

var benchText = strings.Repeat(
	"Les États parties devraient envisager, conformément à leur législation interne, de ne pas sanctionner ou "+
		"poursuivre les personnes victimes de la traite pour des actes illégaux (CTOC/COP/WG.4/2009/2). ",
	5000,
)

func BenchmarkTokens(b *testing.B) {
	b.SetBytes(int64(len(benchText)))
	var toks []lang.Token
	for b.Loop() {
		toks = fr.AppendTokens(toks[:0], benchText)
	}
}

func BenchmarkKeys(b *testing.B) {
	b.SetBytes(int64(len(benchText)))
	toks := fr.Tokens(benchText)
	var key []byte
	for b.Loop() {
		for _, t := range toks {
			key = lang.FoldAll.AppendKey(key[:0], t.Text(benchText))
		}
	}
}

func BenchmarkSentences(b *testing.B) {
	b.SetBytes(int64(len(benchText)))
	for b.Loop() {
		fr.Sentences(benchText)
	}
}
