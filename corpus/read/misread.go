package read

import (
	"strconv"
	"strings"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/lang/lazyregexp"
)

// alikeHead is a label of signs that character recognition takes for one another.
var alikeHead = lazyregexp.New(`^(\(\s?)?([0-9lIiO|]{1,3})(?:[ \x{a0}]?(\))|(\.))[\s\x{a0}]+\S`)

// The signs that character recognition takes for digits, or for those of a Roman numeral.
var (
	asDigits  = strings.NewReplacer("l", "1", "I", "1", "i", "1", "|", "1", "O", "0")
	asNumeral = strings.NewReplacer("1", "i", "l", "i", "I", "i", "|", "i")
)

// lookalikes adds the readings of a label as the signs it may have been: l, I and | for 1 or i, O for 0, 1 for i or l.
func lookalikes(l label, ok bool, text string) (label, bool) {
	m := alikeHead.FindStringSubmatch(text)
	if m == nil {
		return l, ok
	}
	if !ok {
		if m[1] != "" && m[3] == "" {
			return l, false
		}
		mark := strings.TrimSpace(m[0][:len(m[0])-1])
		mark = strings.TrimRight(mark, " \u00a0")
		cut := len(text) - len(strings.TrimLeft(text[len(mark):], " \t\u00a0"))
		l = label{mark: mark, bare: m[2], style: strings.TrimSpace(m[1]) + m[3] + m[4], length: cut}
	}
	digits := asDigits.Replace(m[2])
	numeral := len(m[2]) > 1 && strings.Trim(m[2], "i") == "" // ii is no 11
	if n := strconv.Itoa(atoi(digits)); digits != m[2] && n == digits && n != "0" && !numeral {
		l.readings = append(l.readings, reading{kind: number, value: atoi(digits), text: n, alike: true})
	}
	if m[2] == "1" || m[2] == "I" || m[2] == "|" {
		l.readings = append(
			l.readings,
			reading{kind: letter, value: 9, text: "i", alike: true},
			reading{kind: letter, value: 12, text: "l", alike: true},
			reading{kind: roman, value: 1, text: "i", alike: true},
		)
	}
	if signs := asNumeral.Replace(m[2]); signs != m[2] &&
		(signs == "ii" || signs == "iii") {
		v, _ := corpus.ParseRoman(signs)
		l.readings = append(l.readings, reading{kind: roman, value: v, text: signs, alike: true})
	}
	return l, l.some()
}

// alikeLetters are the small letters that character recognition takes for others.
var alikeLetters = map[string]string{"t": "f", "c": "e", "h": "b", "j": "i"}

// letterAlikes are the readings of a small letter before a bracket as the letter that it may have been: (t) for (f).
func letterAlikes(l label) []reading {
	letter, ok := alikeLetters[l.bare]
	if !ok || l.outer != nil || !strings.HasSuffix(l.style, ")") {
		return nil
	}
	out := letterReadings(letter, "", false)
	for i := range out {
		out[i].alike = true
	}
	return out
}

// ambiguous reports whether a label may be read in several ways, those of letterAlikes aside.
func (l label) ambiguous() bool {
	if _, ok := alikeLetters[l.bare]; ok {
		n := 0
		for _, r := range l.readings {
			if !r.alike {
				n++
			}
		}
		return n > 1
	}
	return len(l.readings) > 1
}
