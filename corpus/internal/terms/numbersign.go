package terms

import (
	_ "embed"
	"regexp"
	"strings"
	"sync"
)

//go:embed numbersigns.txt
var numberSigns string

// NumberSignPattern is a pattern of what says of the number behind it that it is one: No. 5, n° 5, número 5. It has a
// group around it.
var NumberSignPattern = sync.OnceValue(func() string {
	var signs []string
	for line := range strings.Lines(numberSigns) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "# ") {
			signs = append(signs, regexp.QuoteMeta(line))
		}
	}
	return `(?i:(?:` + strings.Join(signs, "|") + `)\.?)`
})
