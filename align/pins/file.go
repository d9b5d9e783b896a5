package pins

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/reprise-wording/reprise/align"
)

// An Error says where a pins file can't be read.
type Error struct {
	File string
	Line int // 1-based
	Why  string
}

func (e *Error) Error() string { return fmt.Sprintf("pins: %s:%d: %s", e.File, e.Line, e.Why) }

// File reads a pins file; one that is not there is empty. The error is an *Error or that of the file system.
func File(path string) (*Pins, error) {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return &Pins{}, nil
	}
	if err != nil {
		return nil, fmt.Errorf("pins: %w", err)
	}
	defer f.Close()
	return Read(f, path)
}

// maxSize is how many bytes a pins file may have: some hundred thousand decisions.
const maxSize = 32 << 20

// Read reads pins; name is what to call the source in errors. The error is an *Error.
func Read(r io.Reader, name string) (*Pins, error) {
	p := &Pins{}
	limited := &io.LimitedReader{R: r, N: maxSize + 1}
	s := bufio.NewScanner(limited)
	n := 1
	for ; s.Scan(); n++ {
		line := strings.TrimRight(s.Text(), "\r")
		if strings.TrimSpace(line) == "" || line[0] == '#' {
			continue
		}
		if why := p.line(strings.Split(line, "\t")); why != "" {
			return nil, &Error{name, n, why}
		}
	}
	if err := s.Err(); errors.Is(err, bufio.ErrTooLong) {
		return nil, &Error{name, n, "the line is too long for a decision"}
	} else if err != nil {
		return nil, &Error{name, n, err.Error()}
	}
	if limited.N == 0 {
		return nil, &Error{name, n, fmt.Sprintf("a pins file has no more than %d MB; split it", maxSize>>20)}
	}
	for _, u := range p.Units {
		if why := coherent(u.Beads); why != "" {
			return nil, &Error{name, 1, "the beads of " + u.Ref + ": " + why}
		}
	}
	return p, nil
}

// fields is how many fields a line of each kind has, without who decided and when.
var fields = map[string]int{"pair": 4, "bead": 5, "alarm": 7}

// line takes one line in; the answer says what is wrong with it.
func (p *Pins) line(f []string) string {
	n := fields[f[0]]
	if n == 0 || len(f) < n || len(f) > n+2 {
		return "write pair, EARLIER, LATER, VERDICT or bead, LANGUAGES, REF, SOURCE, TARGET or alarm, LANGUAGES, REF, " +
			"KIND, WORDS, " +
			"WORDS, VERDICT with tabs between; author and date may follow"
	}
	var by By
	if len(f) > n {
		by.Author = f[n]
	}
	if len(f) > n+1 {
		by.At = f[n+1]
		if _, err := time.Parse(time.RFC3339, by.At); err != nil && by.At != "" {
			return fmt.Sprintf("%q is not a date; write 2026-11-29T10:31:00Z", by.At)
		}
	}
	switch f[0] {
	case "pair":
		return p.pairLine(f, by)
	case "bead":
		return p.beadLine(f, by)
	}
	if f[2] == "" || f[3] == "" {
		return "an alarm has a paragraph and a kind"
	}
	a := Alarm{
		Languages: f[1],
		Ref:       f[2],
		Kind:      f[3],
		Words:     words(f[4]),
		Others:    words(f[5]),
		Verdict:   Verdict(f[6]),
		By:        by,
	}
	if why := a.Verdict.wrong(); why != "" {
		return why
	}
	p.putAlarm(a)
	return ""
}

// wrong says what is wrong with a verdict.
func (v Verdict) wrong() string {
	if v != Confirmed && v != Rejected {
		return fmt.Sprintf("%q is not a valid decision; write confirmed or rejected", string(v))
	}
	return ""
}

// words are those of an alarm, of which - stands for none.
func words(s string) string {
	if s == "-" {
		return ""
	}
	return strings.Join(strings.Fields(s), " ")
}

func (p *Pins) pairLine(f []string, by By) string {
	v := Verdict(f[3])
	if why := v.wrong(); why != "" {
		return why
	}
	if f[1] == "" || f[2] == "" || f[1] == f[2] {
		return "a pair has two units"
	}
	p.putPair(Pair{Earlier: f[1], Later: f[2], Verdict: v, By: by})
	return ""
}

func (p *Pins) beadLine(f []string, by By) string {
	source, err := numbers(f[3])
	target, err2 := numbers(f[4])
	if err = errors.Join(err, err2); err != nil {
		return "sentences are numbers from 1 with commas between, or -"
	}
	if len(source)+len(target) == 0 {
		return "a bead has a sentence on one side at least"
	}
	i := p.unit(f[1], f[2])
	if i < 0 {
		i = p.addUnit(Unit{Languages: f[1], Ref: f[2]})
	}
	u := &p.Units[i]
	if u.Languages != f[1] {
		return fmt.Sprintf("the beads of %s stand there already as %s; write all of a unit one way round", f[2], u.Languages)
	}
	if by.At >= u.At {
		u.By = by
	}
	u.Beads = append(u.Beads, align.Bead{Source: source, Target: target, Score: 1, Origin: align.ByHand})
	return ""
}

func numbers(s string) ([]int, error) {
	if s == "-" {
		return nil, nil
	}
	var out []int
	for part := range strings.SplitSeq(s, ",") {
		n, err := strconv.Atoi(strings.TrimSpace(part))
		if err != nil || n < 1 || n > 1e6 {
			return nil, fmt.Errorf("%q", part)
		}
		out = append(out, n-1)
	}
	slices.Sort(out)
	return out, nil
}

// Write writes the pins in the order of their lines.
func (p *Pins) Write(w io.Writer) error {
	var lines []string
	for _, a := range p.Alarms {
		lines = append(lines, a.line())
	}
	for _, x := range p.Pairs {
		lines = append(lines, x.line())
	}
	slices.Sort(lines)
	units := slices.Clone(p.Units)
	slices.SortStableFunc(
		units,
		func(a, b Unit) int { return cmp.Or(cmp.Compare(a.Languages, b.Languages), cmp.Compare(a.Ref, b.Ref)) },
	)
	for _, u := range units {
		lines = append(lines, u.lines()...)
	}
	bw := bufio.NewWriter(w)
	fmt.Fprintln(bw, "# what a person decided; see reprise serve --help")
	for _, l := range lines {
		fmt.Fprintln(bw, l)
	}
	return bw.Flush()
}

func (x Pair) line() string {
	return joined(x.By, "pair", x.Earlier, x.Later, string(x.Verdict))
}

func (u Unit) lines() []string {
	out := make([]string, len(u.Beads))
	for i, b := range u.Beads {
		out[i] = joined(u.By, "bead", u.Languages, u.Ref, list(b.Source), list(b.Target))
	}
	return out
}

func (a Alarm) line() string {
	return joined(
		a.By, "alarm", a.Languages, a.Ref, a.Kind, cmp.Or(a.Words, "-"), cmp.Or(a.Others, "-"), string(a.Verdict),
	)
}

// joined is a line of fields, with who decided and when where that is known.
func joined(by By, fields ...string) string {
	switch {
	case by.At != "":
		fields = append(fields, by.Author, by.At)
	case by.Author != "":
		fields = append(fields, by.Author)
	}
	return strings.Join(fields, "\t")
}

func list(ns []int) string {
	if len(ns) == 0 {
		return "-"
	}
	parts := make([]string, len(ns))
	for i, n := range ns {
		parts[i] = strconv.Itoa(n + 1)
	}
	return strings.Join(parts, ",")
}
