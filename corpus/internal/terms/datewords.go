package terms

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// thousand is what the years that are written in words are counted from: "two thousand and twenty".
const thousand = 1000

// mayHoldYearInWords reports whether a word for a thousand or the Chinese sign of a year stands in a text.
func mayHoldYearInWords(text string) bool {
	if strings.Contains(text, "年") {
		return true
	}
	if len(text) < len("mil") {
		return false
	}
	lower := strings.ToLower(text)
	return slices.ContainsFunc(knownDates().thousands, func(w string) bool { return strings.Contains(lower, w) })
}

// numbersInWords makes numbers of the words that are such: "twenty-third", "dos mil veinte", 二〇二一 before 年.
func numbersInWords(toks []dateToken) []dateToken {
	out := toks[:0]
	for i := 0; i < len(toks); {
		t := toks[i]
		n, next := t.n, i
		if t.n < 0 && t.month == 0 && t.key != "" && !knownDates().weekdays[t.key] {
			if n, next = hanDateNumber(toks, i); next == i {
				n, next = countedInWords(toks, i)
			}
		}
		if next == i {
			out = append(out, t)
			i++
			continue
		}
		t.n, t.key, t.to, t.inWords = n, "", toks[next-1].to, true
		switch {
		case n >= thousand:
			t.digits = 4
		case n < 100:
			t.digits = 2
		default:
			t.digits = 3
		}
		out = append(out, t)
		i = next
	}
	return out
}

// countedInWords reads a number in words that begins at a token, and gives the token behind it. An ordinal may end
// it: "twenty-third".
func countedInWords(toks []dateToken, i int) (n, next int) {
	words := knownDates()
	total, part, next := 0, 0, i
	for j := i; j < len(toks); {
		if j > i && (toks[j].key == "-" && toks[j].glued || words.lists[toks[j].key]) {
			j++
		}
		n, size, last := words.numberAt(toks, j)
		switch {
		case size == 0:
			return total + part, next
		case n == thousand && total == 0 && part < 10:
			total, part = max(part, 1)*thousand, 0
		case n == 100 && part < 20:
			part = max(part, 1) * 100
		case part == 0 || part%100 == 0 && n < 100 || part%100 >= 20 && part%10 == 0 && n < 10,
			part%100 >= 60 && part%20 == 0 && n < 20: // soixante et onze
			part += n
		default:
			return total + part, next
		}
		j += size
		if next = j; last {
			break
		}
	}
	return total + part, next
}

// Count reads a text that is a number in words, no ordinal: "Uno", "twenty-three".
func Count(text string) (int, bool) {
	toks := dateTokens(text)
	if len(toks) == 0 {
		return 0, false
	}
	if _, ordinal := Ordinal(text); ordinal {
		return 0, false
	}
	n, next := countedInWords(toks, 0)
	if next < len(toks) || n == 0 {
		return 0, false
	}
	return n, true
}

// longestNumberWord is how many tokens one word of numbers takes at most: "quatre-vingt".
const longestNumberWord = 3

// numberAt reads one word of a number: how many tokens it takes, and whether it ends the number.
func (w *dateWords) numberAt(toks []dateToken, i int) (n, size int, last bool) {
	for size := min(longestNumberWord, len(toks)-i); size > 0; size-- {
		key := toks[i].key
		for _, t := range toks[i+1 : i+size] {
			if t.key != "-" {
				key += " " + t.key
			}
		}
		if n := w.counts[key]; n > 0 {
			return n, size, false
		}
		if n := w.ordinals[key]; n > 0 {
			return n, size, true
		}
	}
	return 0, 0, false
}

// hanDateNumber reads a number in Chinese numerals before the sign of a year, month or day.
func hanDateNumber(toks []dateToken, i int) (n, next int) {
	numerals := knownDates().numerals
	var text strings.Builder
	digits, places := 0, 0
	next = i
	for ; next < len(toks); next++ {
		r, size := utf8.DecodeRuneInString(toks[next].key)
		n, ok := numerals[r]
		if !ok || size != len(toks[next].key) {
			break
		}
		text.WriteString(toks[next].key)
		if n < 10 {
			digits, places = digits*10+n, places+1
		}
	}
	if next == i || next == len(toks) || !strings.Contains("年月日", toks[next].key) || toks[next].key == "" {
		return 0, i
	}
	if toks[next].key == "年" && places == 4 && next-i == places {
		return digits, next
	}
	if n, ok := hanNumber(text.String()); ok {
		return n, next
	}
	return 0, i
}
