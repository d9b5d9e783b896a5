package bitext

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"
)

// kinds of characters that segments begin and end with.
const (
	markNone = iota
	markLower
	markUpper
	markDigit
	markDash
	markOpen // brackets and quotation marks
	markStop
	markQuestion
	markExclamation
	markColon
	markSemicolon
	markComma
	markOther
	marks
)

func markOf(r rune) uint8 {
	switch {
	case unicode.IsLower(r):
		return markLower
	case unicode.IsLetter(r):
		return markUpper
	case unicode.IsDigit(r):
		return markDigit
	case strings.ContainsRune("-–—•*", r):
		return markDash
	case strings.ContainsRune("([{\"“”«»'’‘`《》〈〉「」『』【】（", r):
		return markOpen
	case r == '.' || r == '…' || r == '。' || r == '．' || r == '।' || r == '۔' || r == '։':
		return markStop
	case r == '?' || r == '؟' || r == '？' || r == ';':
		return markQuestion
	case r == '!' || r == '！':
		return markExclamation
	case r == ':' || r == '：':
		return markColon
	case r == ';' || r == '；' || r == '؛' || r == '·':
		return markSemicolon
	case r == ',' || r == '،' || r == '，' || r == '、':
		return markComma
	}
	return markOther
}

// edges gives the kinds of the first and the last character of a segment. Brackets and quotation marks at its end are
// passed over: what stands before them tells more.
func edges(s string) (first, last uint8) {
	s = strings.TrimSpace(s)
	if s == "" {
		return markNone, markNone
	}
	r, _ := utf8.DecodeRuneInString(s)
	first = markOf(r)
	body := strings.TrimRight(s, " )]}\"”»'’`）》」』】\u00a0\u202f")
	if body == "" {
		body = s
	}
	r, _ = utf8.DecodeLastRuneInString(body)
	return first, markOf(r)
}

// An agreement holds the log odds that a source segment with one mark renders a target segment with another.
type agreement [marks][marks]float32

// learnEdges counts how the beginnings and ends of linked segments go together, against chance.
func (m *model) learnEdges(blocks [][]span) {
	var first, last [marks][marks]float64
	for _, beads := range blocks {
		for _, s := range beads {
			if s.linked() && s.gain >= 0 {
				first[m.source.first[s.a]][m.target.first[s.c]]++
				last[m.source.last[s.b-1]][m.target.last[s.d-1]]++
			}
		}
	}
	m.begins, m.ends = odds(&first, m.edgeDoubt), odds(&last, m.edgeDoubt)
}

// odds turns counts into log odds against chance, drawn to 0 by doubt counts spread by chance.
func odds(count *[marks][marks]float64, doubt float64) *agreement {
	var rows, cols [marks]float64
	var sum float64
	for a := range count {
		for b, c := range count[a] {
			rows[a], cols[b], sum = rows[a]+c, cols[b]+c, sum+c
		}
	}
	out := &agreement{}
	if sum == 0 {
		return out
	}
	for a := range count {
		for b, c := range count[a] {
			if chance := rows[a] * cols[b] / sum; chance > 0 {
				out[a][b] = float32(math.Log((c + doubt*chance/sum + 0.1) / (chance + doubt*chance/sum + 0.1)))
			}
		}
	}
	return out
}
