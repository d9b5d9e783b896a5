package facts

import (
	"strings"
	"unicode"

	"github.com/reprise-wording/reprise/corpus/lang/lazyregexp"
)

// symbolPat is a symbol of a paper by its form alone, in whatever body's style; each alternative has to hold a
// digit:
//
//	A/RES/73/3, FCCC/CP/2014/10/Add.3, S/RES/2401 (2018), CM/Rec(2010)5    segments with strokes, first capitals
//	AG/RES. 2908 (XLVII-O/17)                                              the same, the number apart
//	WHA66.1, EB148.R1                                                      letters, number, full stop, number
//	COM(2021) 206 final, C(2001)107/FINAL                                  letters, year in brackets, number
//	(EU) 2016/679, 2016/679/EU, 2021/C 123, L 123/4                        acts and pages of the Official Journal
//	A-17, C-46.1, SC-9/1                                                   chapters of statutes
var symbolPat = lazyregexp.New(
	`\p{Lu}{2,}(?:/\p{Lu}{2,})+\.? [0-9]{1,5}(?: \([\p{Lu}0-9/-]{1,14}\))?` +
		`|\p{Lu}[\p{Lu}0-9]*(?:-\p{Lu}+)*(?:\.\p{Lu}{1,4})?` +
		`(?:/[\p{L}0-9]+(?:[._-][\p{L}0-9]+)*(?:\([\p{L}0-9. -]{1,12}\)[0-9]*)?)+(?: \((?:19|20)[0-9]{2}\))?` +
		`|\p{Lu}{2,6}[0-9]{1,4}\.[\p{Lu}]{0,3}[0-9]{1,4}(?:/[\p{L}0-9.]+)?` +
		`|\p{Lu}{1,6}\((?:19|20)?[0-9]{2}\) ?[0-9]{1,5}(?: final| FINAL|/[\p{L}0-9.]+)?` +
		`|\((?:EU|EC|UE|CE|EEC|CEE|EG|EWG|Euratom)\) (?:No |n[°ºo] |Nr\. )?[0-9]{1,4}/[0-9]{1,4}` +
		`|[0-9]{2,4}/[0-9]{1,4}/(?:EU|EC|UE|CE|EEC|CEE|EG|EWG|JHA|JAI|CFSP|PESC)` +
		`|(?:19|20)[0-9]{2}/[CL] [0-9]{1,4}(?:/[0-9]{1,3})?` +
		`|[CL] [0-9]{1,4}(?:/[0-9]{1,3})`)

// chapterPat is the chapter of a statute, which is a symbol only where something says that it is.
var chapterPat = lazyregexp.New(`^(?:\p{Lu}{1,4}-[0-9]+(?:[./][0-9]+)*|[0-9]{2,4}[-/][0-9]{1,5}` +
	`|\p{Lu}{2,6} ?[0-9]{2,}[\p{L}0-9]*)$`)

// lettered is the letter of one of several resolutions of a number, at the end of a symbol's line: A/RES/76/235 B.
var lettered = lazyregexp.New(`^ [A-Z](?:(?: and |[-–, ])[A-Z])*$`)

// findSymbols gives where symbols stand in a text, as pairs of bytes. One in brackets, as part of a link or of a
// longer word is that of another paper or none.
func findSymbols(text string) [][2]int {
	var out [][2]int
	for _, m := range symbolPat.FindAllStringIndex(text, 16) {
		from, to := m[0], m[1]
		s := text[from:to]
		if !strings.ContainsFunc(s, unicode.IsDigit) || from > 0 && touches(text[:from]) ||
			to < len(text) && goesOn(text[to:]) {
			continue
		}
		if m := lettered.FindString(text[to:]); m != "" {
			to += len(m)
		}
		if s[0] != '(' && strings.Count(text[:from], "(") > strings.Count(text[:from], ")") {
			continue
		}
		out = append(out, [2]int{from, to})
	}
	return out
}

func touches(before string) bool {
	r := []rune(before[max(0, len(before)-4):])
	last := r[len(r)-1]
	return unicode.IsLetter(last) || unicode.IsDigit(last) || last == '/' || last == '-' || last == '.' || last == '_'
}

func goesOn(after string) bool {
	r := []rune(after[:min(4, len(after))])
	return unicode.IsLetter(r[0]) || unicode.IsDigit(r[0]) || r[0] == '/' || r[0] == '_'
}

// isSymbol reports that a text is one symbol and nothing else.
func isSymbol(text string) bool {
	at := findSymbols(text)
	return len(at) == 1 && at[0] == [2]int{0, len(text)}
}
