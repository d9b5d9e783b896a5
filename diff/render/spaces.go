package render

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/reprise-wording/reprise/corpus/lang"
	"github.com/reprise-wording/reprise/diff"
)

// shown is a script as readers see it. Changes of spaces alone count as ignored unless they are asked for; of a line
// end that became a space, or the other way round, the line end is what is shown.
func shown(s *diff.Script, o Options) *diff.Script {
	var ops []diff.Op
	ignore := func(k int) {
		if ops == nil {
			ops = slices.Clone(s.Ops)
		}
		ops[k].Ignored = true
	}
	for k := 0; k < len(s.Ops); k++ {
		n := typographic(s.Ops[k:])
		if n == 0 {
			if !o.Spaces && besideWords(s, k) {
				ignore(k)
			}
			continue
		}
		x, y := sides(s, s.Ops[k:k+n])
		switch {
		case breaks(x, y) && n == 2 && !strings.Contains(x, "\n"):
			ignore(k)
		case breaks(x, y) && n == 2 && !strings.Contains(y, "\n"):
			ignore(k + 1)
		case !o.Spaces && spacesOnly(x, y):
			for i := range n {
				ignore(k + i)
			}
		}
		k += n - 1
	}
	if ops == nil {
		return s
	}
	out := *s
	out.Ops = ops
	return &out
}

// typographic is the number of operations, one or two, of the change of typography that a script goes on with; 0 for
// none, and for one of a moved phrase.
func typographic(ops []diff.Op) int {
	if ops[0].Kind == diff.Equal || ops[0].Change != diff.Typography || ops[0].Link > 0 || ops[0].Ignored {
		return 0
	}
	if len(ops) > 1 && ops[0].Kind == diff.Delete && ops[1].Kind == diff.Insert && ops[1].Change == diff.Typography &&
		ops[1].Link == 0 {
		return 2
	}
	return 1
}

// besideWords reports whether an operation takes out or brings in a space of a line, and no more, where the other text
// has words.
func besideWords(s *diff.Script, k int) bool {
	op := s.Ops[k]
	if op.Kind == diff.Equal || op.Link > 0 {
		return false
	}
	text := s.Text(op)
	if strings.TrimSpace(text) != "" || strings.Contains(text, "\n") {
		return false
	}
	other := k + 1
	if op.Kind == diff.Insert {
		other = k - 1
	}
	return other >= 0 && other < len(s.Ops) && s.Ops[other].Kind == diff.Insert+diff.Delete-op.Kind
}

// sides are what operations take out and bring in.
func sides(s *diff.Script, ops []diff.Op) (gone, in string) {
	for _, op := range ops {
		if op.Kind == diff.Delete {
			gone += s.Text(op)
		} else {
			in += s.Text(op)
		}
	}
	return gone, in
}

// spacesOnly reports whether two texts are the same but for white space within a line, soft hyphens and marks of no
// width: what can't be seen, or hardly.
func spacesOnly(x, y string) bool {
	return strings.Count(x, "\n") == strings.Count(y, "\n") && unspaced(x) == unspaced(y)
}

func unspaced(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) && r != '\n' || lang.Invisible(r) && r != zeroWidthNonJoiner {
			return -1
		}
		return r
	}, s)
}

// zeroWidthNonJoiner keeps letters of Persian and Indic words apart, which shows.
const zeroWidthNonJoiner = '\u200c'

// breaks reports whether nothing changed but that a line ends where none did, or the other way round.
func breaks(x, y string) bool {
	return strings.TrimSpace(x+y) == "" && strings.Count(x, "\n") != strings.Count(y, "\n")
}

// isBreak reports whether an operation is of line ends alone, which splits or joins paragraphs.
func isBreak(op diff.Op, text string) bool {
	return op.Kind != diff.Equal && !op.Ignored && op.Link == 0 && strings.Contains(text, "\n") &&
		strings.TrimSpace(text) == ""
}

// breakSign stands for a line end that was taken out or brought in.
const breakSign = "¶"

// spelled makes spaces and marks of no width visible.
func spelled(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == ' ':
			b.WriteRune('·')
		case r == '\t':
			b.WriteRune('→')
		case r == '\u00a0':
			b.WriteRune('⍽')
		case r != '\n' && r != '\r' && (unicode.IsSpace(r) || lang.Invisible(r)):
			fmt.Fprintf(&b, "⟨%04X⟩", r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
