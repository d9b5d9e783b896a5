package render

import (
	"strings"

	"github.com/reprise-wording/reprise/corpus/lang"
	"github.com/reprise-wording/reprise/diff"
)

// A frag is an operation, or the part of one on a line.
type frag struct {
	op    diff.Op
	text  string
	inner []lang.Span // what differs inside the text, where the change is a small one
	first bool        // the first of its link on its side
	ends  bool        // nothing but the end of a line, which splits or joins paragraphs
}

// A row is what stands between two line ends that both texts share, with the numbers of the lines at its beginning.
type row struct {
	frags   []frag
	a, b    int // 1-based
	changed bool
	what    fate // told by viewOf
}

// rows splits a script at the line ends that both texts share; small changes are refined where that is to be shown.
func rows(s *diff.Script, o Options, refine bool) []row {
	parts := frags(s, o, refine)
	lines := 1 // that both texts share
	for i := range parts {
		if parts[i].op.Kind == diff.Equal {
			lines += strings.Count(parts[i].text, "\n")
		}
	}
	out := make([]row, 0, lines)
	flat := make([]frag, 0, len(parts)+lines) // all fragments of all rows
	a, b := 1, 1
	now, from := row{a: a, b: b}, 0
	seen := map[[2]int]bool{}
	end := func() {
		now.frags = flat[from:len(flat):len(flat)]
		out = append(out, now)
	}
	for _, f := range parts {
		if f.op.Link > 0 {
			key := [2]int{f.op.Link, int(side(f.op.Kind))}
			f.first = !seen[key]
			seen[key] = true
		}
		if f.op.Kind != diff.Equal {
			now.changed = now.changed || !f.op.Ignored
			flat = append(flat, f)
			if lines := strings.Count(f.text, "\n"); f.op.Kind == diff.Delete {
				a += lines
			} else {
				b += lines
			}
			continue
		}
		for {
			line, rest, more := strings.Cut(f.text, "\n")
			if line != "" {
				flat = append(flat, frag{op: f.op, text: line})
			}
			if !more {
				break
			}
			end()
			a, b = a+1, b+1
			now, from, f.text = row{a: a, b: b}, len(flat), rest
		}
	}
	if len(flat) > from {
		end()
	}
	return out
}

func side(k diff.OpKind) byte {
	if k == diff.Delete {
		return 0
	}
	return 1
}

// frags gives the operations with their texts, small changes refined and changes of spaces made visible if asked.
func frags(s *diff.Script, o Options, refine bool) []frag {
	out := make([]frag, 0, len(s.Ops))
	spaced := 0 // operations up to here are of spaces alone
	for k, op := range s.Ops {
		f := frag{op: op, text: s.Text(op)}
		f.ends = isBreak(op, f.text)
		if n := typographic(s.Ops[k:]); o.Spaces && n > 0 && k >= spaced && spacesOnly(sides(s, s.Ops[k:k+n])) {
			spaced = k + n
		}
		if k < spaced {
			f.text = spelled(f.text)
		}
		if n := len(out); n > 0 && joins(out[n-1].op, op) {
			out[n-1].text += f.text
			out[n-1].op.Change = diff.Moved
			continue
		}
		if n := len(out); refine && n > 0 && op.Kind == diff.Insert && s.Ops[k-1].Kind == diff.Delete &&
			op.Link == s.Ops[k-1].Link {
			if x, y, ok := diff.Refine(out[n-1].text, f.text); ok {
				out[n-1].inner, f.inner = x, y
			}
		}
		out = append(out, f)
	}
	return out
}

// joins reports whether two operations in a row are shown as one: parts of one move, but for words that changed on
// the way.
func joins(x, y diff.Op) bool {
	still := func(op diff.Op) bool { return op.Change == diff.Moved || op.Change < diff.Punctuation }
	return x.Link > 0 && x.Link == y.Link && side(x.Kind) == side(y.Kind) && still(x) && still(y)
}

// pieces cuts the text of a fragment at what differs inside it; each piece is told whether it does.
func (f frag) pieces(emit func(text string, differs bool)) {
	at := 0
	for _, s := range f.inner {
		if s.Start > at {
			emit(f.text[at:s.Start], false)
		}
		if s.End > s.Start {
			emit(f.text[s.Start:s.End], true)
		}
		at = max(at, s.End)
	}
	if at < len(f.text) {
		emit(f.text[at:], false)
	}
}
