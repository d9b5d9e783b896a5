package flow

import "unicode"

// leastCapitals is how many letters a text has at least of which it can be told.
const leastCapitals = 4

// InCapitals reports whether a text is set in capitals.
func InCapitals(s string) bool {
	n := 0
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			n++
		}
	}
	return n >= leastCapitals
}
