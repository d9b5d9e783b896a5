package read

import (
	"strings"

	"github.com/reprise-wording/reprise/corpus/lang"
)

// digitsValue is the number that digits of any script print.
func digitsValue(s string) int {
	n := 0
	for _, r := range s {
		switch {
		case r >= '٠' && r <= '٩':
			n = n*10 + int(r-'٠')
		case r >= '۰' && r <= '۹':
			n = n*10 + int(r-'۰')
		case r >= '０' && r <= '９':
			n = n*10 + int(r-'０')
		default:
			n = n*10 + int(r-'0')
		}
	}
	return n
}

// nativeValue is the place of a letter or numeral in the lists of its script.
func nativeValue(s string) int {
	if n := hanValue(s); n > 0 {
		return n
	}
	if i := strings.Index(heavenlyStems, s); i >= 0 && s != "" {
		return i/len("甲") + 1
	}
	for _, order := range lang.Letterings {
		place := 0
		for _, r := range order {
			place++
			if string(r) == strings.ToLower(s) {
				return place
			}
		}
	}
	return 0
}

// heavenlyStems are the signs that Chinese papers letter items with, in their order.
const heavenlyStems = "甲乙丙丁戊己庚辛壬癸"

// hanValue reads Chinese numerals up to 999: 三, 十二, 二十一, 一百零五.
func hanValue(s string) int {
	total, digit := 0, 0
	for _, r := range s {
		switch i := strings.IndexRune("一二三四五六七八九", r); {
		case i >= 0:
			digit = i/3 + 1
		case r == '十':
			total, digit = total+max(digit, 1)*10, 0
		case r == '百':
			total, digit = total+max(digit, 1)*100, 0
		case r != '零':
			return 0
		}
	}
	return total + digit
}
