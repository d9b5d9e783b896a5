package report

import (
	"strconv"

	"github.com/reprise-wording/reprise/diff"
)

// pack writes a script as the page reads it: "=12-5+8", lengths in UTF-16 units of the second text (of the first for
// -); "m1" after a length links the parts of one move.
func pack(s *diff.Script) string {
	var out []byte
	for _, op := range s.Ops {
		if op.Ignored {
			continue
		}
		sign, text := byte('='), s.B[op.B.Start:op.B.End]
		switch op.Kind {
		case diff.Delete:
			sign, text = '-', s.A[op.A.Start:op.A.End]
		case diff.Insert, diff.Move:
			sign = '+'
		}
		out = strconv.AppendInt(append(out, sign), int64(utf16Len(text)), 10)
		if op.Link > 0 {
			out = strconv.AppendInt(append(out, 'm'), int64(op.Link), 10)
		}
	}
	return string(out)
}

// utf16Len is the length of a string in a browser.
func utf16Len(s string) int {
	n := 0
	for _, r := range s {
		n++
		if r > 0xffff {
			n++
		}
	}
	return n
}
