package bitext

import (
	"strings"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus/lang"
)

// numberWords are the words of a language that may stand for a number, folded, and the number in digits.
type numberWords map[string]string

// numerals reads them from the data of the language: "twelve", "twelfth".
func numerals(l *lang.Language) numberWords {
	out := numberWords{}
	for _, row := range l.Table("paper.tsv") {
		if len(row) < 3 || row[0] != "count" && row[0] != "ordinal" {
			continue
		}
		for word := range strings.SplitSeq(row[2], "|") {
			out[lang.FoldAll.Key(word)] = row[1]
		}
	}
	return out
}

// numbers are those of a stretch of text: in digits, and in words that may stand for a number.
type numbers struct{ digits, spelt []string }

// numbersOf gives the numbers of some segments.
func (w numberWords) numbersOf(segments []Segment, ids []int) (out numbers) {
	neutral := lang.For(language.Und)
	for _, i := range ids {
		s := segments[i].Text
		tokens := neutral.Tokens(s)
		for k := 0; k < len(tokens); k++ {
			tok := tokens[k]
			text := tok.Text(s)
			switch tok.Kind {
			case lang.Number:
				for k+2 < len(tokens) && isGroup(tokens[k:k+3], s) {
					text += tokens[k+2].Text(s)
					k += 2
				}
				out.digits = append(out.digits, strings.TrimLeft(plainNumber(text), "0"))
			case lang.Word:
				if n, ok := w[lang.FoldAll.Key(text)]; ok {
					out.spelt = append(out.spelt, n)
				} else if n, ok := digitsBefore(text); ok {
					out.digits = append(out.digits, n)
				}
			}
		}
	}
	return out
}

// digitsBefore gives the digits of an ordinal such as 19th and 1er.
func digitsBefore(word string) (string, bool) {
	n := strings.TrimRight(word, "abcdefghijklmnopqrstuvwxyzèº")
	return n, n != "" && strings.Trim(n, "0123456789") == ""
}
