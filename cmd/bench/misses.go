package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/reprise-wording/reprise/diff"
)

// nearby is how many words around an edit are shown.
const nearby = 8

// show prints an edit that was not found as it was made: what was done, and how it reads.
func (r *revision) show(w io.Writer, s *diff.Script, e change, determined bool) {
	made := "made"
	if !determined {
		made = "made, in a place the texts don't determine"
	}
	fmt.Fprintf(w, "  %s: %s => %s\n", made, aside(r.A, e.Lo, e.Hi), aside(r.B, e.Lo2, e.Hi2))
	oa := offsets(r.A)
	fmt.Fprintf(w, "    found: %s\n", excerpt(s, oa[max(0, e.Lo-nearby)].Start, oa[min(len(oa)-1, e.Hi+nearby)].End))
}

// aside are words lo to hi, in brackets, with those around them.
func aside(words []string, lo, hi int) string {
	return oneLine(
		fmt.Sprintf("%s <%s> %s", strings.Join(words[max(0, lo-nearby):lo], " "), strings.Join(words[lo:hi], " "),
			strings.Join(words[hi:min(len(words), hi+nearby)], " ")),
	)
}

// excerpt shows what a script does with bytes lo to hi of the first text.
func excerpt(s *diff.Script, lo, hi int) string {
	var b strings.Builder
	on := false
	for _, op := range s.Ops {
		if op.Kind == diff.Delete || op.Kind == diff.Equal {
			on = op.A.End > lo && op.A.Start < hi
		}
		switch {
		case !on:
		case op.Kind == diff.Equal:
			b.WriteString(s.A[max(op.A.Start, lo):min(op.A.End, hi)])
		case op.Kind == diff.Delete:
			fmt.Fprintf(&b, "[-%s-]", s.Text(op))
		default:
			fmt.Fprintf(&b, "{+%s+}", s.Text(op))
		}
	}
	return oneLine(b.String())
}

func oneLine(s string) string { return strings.ReplaceAll(s, "\n", "¶") }
