package exchange

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/reprise-wording/reprise/align"
)

// A SyntaxError says where an exchange file can't be read, and why.
type SyntaxError struct {
	Name string // of the file
	Line int    // 1-based; 0 where the format has no lines
	Why  string
}

func (e *SyntaxError) Error() string {
	if e.Line == 0 {
		return fmt.Sprintf("exchange: %s: %s", e.Name, e.Why)
	}
	return fmt.Sprintf("exchange: %s:%d: %s", e.Name, e.Line, e.Why)
}

// WriteBeads writes one bead a line, "[0, 1]:[0]<TAB>score", 0-based; beads set by hand have a third column, "hand".
func WriteBeads(w io.Writer, beads []align.Bead) error {
	buf := bufio.NewWriter(w)
	for _, b := range beads {
		writeIDs(buf, b.Source)
		buf.WriteByte(':')
		writeIDs(buf, b.Target)
		buf.WriteByte('\t')
		buf.WriteString(strconv.FormatFloat(b.Score, 'f', 4, 64))
		if b.Origin == align.ByHand {
			buf.WriteString("\thand")
		}
		buf.WriteByte('\n')
	}
	return buf.Flush()
}

// BeadString prints the segments of a bead as WriteBeads does: "[0, 1]:[0]".
func BeadString(b align.Bead) string {
	var s strings.Builder
	w := bufio.NewWriter(&s)
	writeIDs(w, b.Source)
	w.WriteByte(':')
	writeIDs(w, b.Target)
	w.Flush()
	return s.String()
}

func writeIDs(w *bufio.Writer, ids []int) {
	w.WriteByte('[')
	for k, i := range ids {
		if k > 0 {
			w.WriteString(", ")
		}
		w.WriteString(strconv.Itoa(i))
	}
	w.WriteByte(']')
}

// ReadBeads reads what WriteBeads writes, also with a score after a colon or none ("[0]:[0]:0.5", as Vecalign has it).
// Empty lines and lines that begin with # are passed over. Errors are *SyntaxError; name stands in them.
func ReadBeads(r io.Reader, name string) ([]align.Bead, error) {
	var beads []align.Bead
	sc := bufio.NewScanner(r)
	sc.Buffer(nil, 1<<20)
	for line := 1; sc.Scan(); line++ {
		s := strings.TrimSpace(strings.TrimPrefix(sc.Text(), "\ufeff"))
		if s == "" || s[0] == '#' {
			continue
		}
		b, why := parseBead(s)
		if why != "" {
			return nil, &SyntaxError{name, line, why}
		}
		beads = append(beads, b)
	}
	if err := sc.Err(); err != nil {
		return nil, &SyntaxError{name, 0, err.Error()}
	}
	return beads, nil
}

func parseBead(s string) (align.Bead, string) {
	b := align.Bead{Origin: align.Automatic}
	source, rest, ok := parseIDs(s)
	rest, colon := strings.CutPrefix(strings.TrimSpace(rest), ":")
	target, rest, ok2 := parseIDs(strings.TrimSpace(rest))
	if !ok || !colon || !ok2 {
		return b, fmt.Sprintf("%q is not a bead like [0, 1]:[0]", clip(s))
	}
	b.Source, b.Target = source, target
	for _, f := range strings.FieldsFunc(rest, func(r rune) bool { return r == '\t' || r == ' ' || r == ':' }) {
		if f == "hand" || f == "automatic" {
			b.Origin = align.Origin(f)
		} else if score, err := strconv.ParseFloat(f, 64); err == nil {
			b.Score = score
		} else {
			return b, fmt.Sprintf("%q is not a valid score", clip(f))
		}
	}
	return b, ""
}

func parseIDs(s string) ([]int, string, bool) {
	body, ok := strings.CutPrefix(s, "[")
	inside, rest, ok2 := strings.Cut(body, "]")
	if !ok || !ok2 {
		return nil, s, false
	}
	var ids []int
	for _, f := range strings.FieldsFunc(inside, func(r rune) bool { return r == ',' || r == ' ' }) {
		i, err := strconv.Atoi(f)
		if err != nil || i < 0 {
			return nil, s, false
		}
		ids = append(ids, i)
	}
	return ids, rest, true
}

func clip(s string) string {
	if r := []rune(s); len(r) > 60 {
		return string(r[:60]) + "..."
	}
	return s
}
