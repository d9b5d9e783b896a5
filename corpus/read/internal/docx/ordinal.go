package docx

import (
	"strconv"
	"strings"

	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

// alphabets are the letters that number formats of other scripts count by.
var alphabets = map[string][]rune{
	"russianLower": []rune("абвгдежзиклмнопрстуфхцчшщыэюя"),
	"russianUpper": []rune("АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ"),
	"arabicAlpha":  []rune("أبتثجحخدذرزسشصضطظعغفقكلمنهوي"),
	"arabicAbjad":  []rune("أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"),
	"hebrew2":      []rune("אבגדהוזחטיכלמנסעפצקרשת"),
}

// ordinal prints a number in a number format of Word; formats that are not known count 1, 2, 3.
func ordinal(n int, format string) string {
	switch format {
	case "lowerLetter":
		return flow.Ordinal(n, "a")
	case "upperLetter":
		return flow.Ordinal(n, "A")
	case "lowerRoman":
		return flow.Ordinal(n, "i")
	case "upperRoman":
		return flow.Ordinal(n, "I")
	case "decimalZero":
		if n < 10 {
			return "0" + strconv.Itoa(n)
		}
	case "chineseCounting",
		"chineseCountingThousand", "ideographTraditional", "japaneseCounting", "taiwaneseCounting",
		"taiwaneseCountingThousand":
		return han(n)
	}
	if letters := alphabets[format]; letters != nil && n > 0 {
		return strings.Repeat(string(letters[(n-1)%len(letters)]), min((n-1)/len(letters)+1, 8))
	}
	return strconv.Itoa(n)
}

// han counts in Chinese numerals up to 99.
func han(n int) string {
	digits := []rune("〇一二三四五六七八九")
	switch {
	case n < 1 || n > 99:
		return strconv.Itoa(n)
	case n < 10:
		return string(digits[n])
	}
	s := "十"
	if n >= 20 {
		s = string(digits[n/10]) + s
	}
	if n%10 > 0 {
		s += string(digits[n%10])
	}
	return s
}
