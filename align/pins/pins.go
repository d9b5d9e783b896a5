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

	"github.com/reprise-wording/reprise/align"
)

// A Verdict says what a person decided about a pair.
type Verdict string

// The verdicts. The strings are those of the file.
const (
	Confirmed Verdict = "confirmed"
	Rejected  Verdict = "rejected"
)

// A Pair is a decision about a pair of units, named as trace names them (VII.2(b), 2:VII.2(b)).
type Pair struct {
	Earlier, Later string
	Verdict        Verdict
}

// A Unit is the beads of one unit in a pair of languages.
type Unit struct {
	Languages string // source-target: fr-en
	Ref       string
	Beads     []align.Bead // all of the unit; sentences counted from 0
}

// Pins is a set of decisions. The zero value is empty.
type Pins struct {
	Pairs []Pair
	Units []Unit

	pairs, units map[[2]string]int // where they stand in the lists
}

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

// line takes one line in; the answer says what is wrong with it.
func (p *Pins) line(f []string) string {
	switch {
	case f[0] == "pair" && len(f) == 4:
		v := Verdict(f[3])
		if v != Confirmed && v != Rejected {
			return fmt.Sprintf("%q is not a valid decision; write confirmed or rejected", f[3])
		}
		if f[1] == "" || f[2] == "" || f[1] == f[2] {
			return "a pair has two units"
		}
		p.Judge(f[1], f[2], v)
	case f[0] == "bead" && len(f) == 5:
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
		if p.Units[i].Languages != f[1] {
			return fmt.Sprintf(
				"the beads of %s stand there already as %s; write all of a unit one way round",
				f[2],
				p.Units[i].Languages,
			)
		}
		p.Units[i].Beads = append(
			p.Units[i].Beads,
			align.Bead{Source: source, Target: target, Score: 1, Origin: align.ByHand},
		)
	default:
		return "write pair, EARLIER, LATER, VERDICT or bead, LANGUAGES, REF, SOURCE, TARGET with tabs between"
	}
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

// coherent says what is wrong with the beads of one unit: a sentence that stands twice.
func coherent(beads []align.Bead) string {
	seen := [2]map[int]bool{{}, {}}
	for _, b := range beads {
		for side, list := range [][]int{b.Source, b.Target} {
			for _, n := range list {
				if seen[side][n] {
					return fmt.Sprintf("sentence %d stands in two of them", n+1)
				}
				seen[side][n] = true
			}
		}
	}
	return ""
}

// Judge records a verdict about a pair, in place of an earlier one; an empty verdict takes it back.
func (p *Pins) Judge(earlier, later string, v Verdict) {
	i := p.pair(earlier, later)
	switch {
	case v == "" && i >= 0:
		p.Pairs, p.pairs = slices.Delete(p.Pairs, i, i+1), nil
	case v == "":
	case i >= 0:
		p.Pairs[i] = Pair{earlier, later, v}
	default:
		p.pairs[unordered(earlier, later)] = len(p.Pairs)
		p.Pairs = append(p.Pairs, Pair{earlier, later, v})
	}
}

// Set records the beads of a unit, in place of earlier ones; none takes them back. The error says what is wrong with
// them.
func (p *Pins) Set(languages, ref string, beads []align.Bead) error {
	if why := coherent(beads); why != "" {
		return fmt.Errorf("pins: the beads of %s: %s", ref, why)
	}
	i := p.unit(languages, ref)
	if len(beads) == 0 {
		if i >= 0 {
			p.Units, p.units = slices.Delete(p.Units, i, i+1), nil
		}
		return nil
	}
	u := Unit{Languages: languages, Ref: ref}
	for _, b := range beads {
		b = b.Clone()
		b.Origin, b.Score = align.ByHand, 1
		u.Beads = append(u.Beads, b)
	}
	if i >= 0 {
		p.Units[i] = u
	} else {
		p.addUnit(u)
	}
	return nil
}

// pair finds a pair, either way round; -1 for none.
func (p *Pins) pair(earlier, later string) int {
	if p.pairs == nil || len(p.pairs) != len(p.Pairs) { // the lists are open to all
		p.pairs = make(map[[2]string]int, len(p.Pairs))
		for i, x := range p.Pairs {
			p.pairs[unordered(x.Earlier, x.Later)] = i
		}
	}
	return at(p.pairs, unordered(earlier, later))
}

// unit finds the beads of a unit, either way round; -1 for none.
func (p *Pins) unit(languages, ref string) int {
	if p.units == nil || len(p.units) != len(p.Units) {
		p.units = make(map[[2]string]int, len(p.Units))
		for i, x := range p.Units {
			p.units[unitKey(x.Languages, x.Ref)] = i
		}
	}
	return at(p.units, unitKey(languages, ref))
}

func (p *Pins) addUnit(u Unit) int {
	i := len(p.Units)
	p.units[unitKey(u.Languages, u.Ref)] = i
	p.Units = append(p.Units, u)
	return i
}

func at(index map[[2]string]int, key [2]string) int {
	if i, ok := index[key]; ok {
		return i
	}
	return -1
}

func unordered(a, b string) [2]string { return [2]string{min(a, b), max(a, b)} }

func unitKey(languages, ref string) [2]string {
	return [2]string{ref, min(languages, swapped(languages))}
}

func swapped(languages string) string {
	a, b, _ := strings.Cut(languages, "-")
	return b + "-" + a
}

// Beads returns the beads of every unit in a pair of languages (fr-en), by ref, whichever way round they were recorded.
func (p *Pins) Beads(languages string) map[string][]align.Bead {
	out := map[string][]align.Bead{}
	for _, u := range p.Units {
		switch u.Languages {
		case languages:
			out[u.Ref] = u.Beads
		case swapped(languages):
			for _, b := range u.Beads {
				out[u.Ref] = append(out[u.Ref], b.Swap())
			}
		}
	}
	return out
}

// Write writes the pins in the order of their lines.
func (p *Pins) Write(w io.Writer) error {
	var lines []string
	for _, x := range p.Pairs {
		lines = append(lines, fmt.Sprintf("pair\t%s\t%s\t%s", x.Earlier, x.Later, x.Verdict))
	}
	slices.Sort(lines)
	units := slices.Clone(p.Units)
	slices.SortStableFunc(
		units,
		func(a, b Unit) int { return cmp.Or(cmp.Compare(a.Languages, b.Languages), cmp.Compare(a.Ref, b.Ref)) },
	)
	for _, u := range units {
		for _, b := range u.Beads {
			lines = append(
				lines,
				fmt.Sprintf("bead\t%s\t%s\t%s\t%s", u.Languages, u.Ref, list(b.Source), list(b.Target)),
			)
		}
	}
	bw := bufio.NewWriter(w)
	fmt.Fprintln(bw, "# what a person decided; see reprise serve --help")
	for _, l := range lines {
		fmt.Fprintln(bw, l)
	}
	return bw.Flush()
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
