package flow

import (
	_ "embed"
	"strconv"
	"strings"
)

//go:embed data/symbols.tsv
var symbolsFile string

var symbols = func() map[string]map[rune]string {
	m := map[string]map[rune]string{}
	for line := range strings.Lines(symbolsFile) {
		f := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if len(f) != 3 || strings.HasPrefix(line, "#") {
			continue
		}
		code, err := strconv.ParseUint(f[1], 16, 8)
		if err != nil {
			panic("flow: symbols.tsv: " + line)
		}
		if m[f[0]] == nil {
			m[f[0]] = map[rune]string{}
		}
		m[f[0]][rune(code)] = f[2]
	}
	return m
}()

// Symbol is the character that a code stands for in a font with an encoding of its own: by its place in the font or
// in the private area that Word maps the font to (U+F000 and on). ok is false where it is not known; a code outside
// of the private area is then itself.
func Symbol(font string, code rune) (s string, ok bool) {
	place := code
	if place >= 0xf000 && place <= 0xf0ff {
		place -= 0xf000
	}
	name := strings.ToLower(font)
	for known, table := range symbols {
		if strings.HasPrefix(name, known) {
			s, ok = table[place]
			return s, ok
		}
	}
	if code >= 0xe000 && code <= 0xf8ff {
		return "", false
	}
	return string(code), true
}

// IsSymbolFont reports whether a font has an encoding of its own that Symbol knows.
func IsSymbolFont(font string) bool {
	name := strings.ToLower(font)
	return strings.HasPrefix(name, "symbol") || strings.HasPrefix(name, "wingdings")
}
