package ooxml

import (
	"strconv"
	"strings"
)

// longestLetters is how often a letter is repeated beyond the end of its alphabet.
const longestLetters = 64

// alphabets are the letters that number formats of other scripts count by.
var alphabets = map[string][]rune{
	"russianLower": []rune("абвгдежзиклмнопрстуфхцчшщыэюя"),
	"russianUpper": []rune("АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ"),
	"arabicAlpha":  []rune("أبتثجحخدذرزسشصضطظعغفقكلمنهوي"),
	"arabicAbjad":  []rune("أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"),
	"hebrew2":      []rune("אבגדהוזחטיכלמנסעפצקרשת"),
}

// formatted is a number in one of the formats of lists; in those that are not known it counts 1, 2, 3.
func formatted(n int, format string) string {
	switch format {
	case "none":
		return ""
	case "lowerLetter", "upperLetter":
		if n < 1 {
			return ""
		}
		s := strings.Repeat(string(rune('a'+(n-1)%26)), min((n-1)/26+1, longestLetters))
		if format == "upperLetter" {
			s = strings.ToUpper(s)
		}
		return s
	case "lowerRoman":
		return roman(n)
	case "upperRoman":
		return strings.ToUpper(roman(n))
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
		return strings.Repeat(string(letters[(n-1)%len(letters)]), min((n-1)/len(letters)+1, longestLetters))
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

func roman(n int) string {
	if n < 1 || n > 1<<16 {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	for _, r := range [...]struct {
		value int
		sign  string
	}{{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"},
		{10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}} {
		for n >= r.value {
			b.WriteString(r.sign)
			n -= r.value
		}
	}
	return b.String()
}
