// Package resume runs a long trace block by block and keeps each finished block in a file, so that a run that was stopped goes
// on where it stood.
package resume

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"io/fs"
	"os"

	"github.com/reprise-wording/reprise/align/reuse"
)

// A Finder finds the pairs whose later unit is one of [from, to); reuse.Tracer is one.
type Finder interface {
	Pairs(ctx context.Context, from, to int) ([]reuse.Reiteration, error)
}

// blockSize is how many units are traced between two writes: some seconds of work.
const blockSize = 8192

// A header says what a file of finished blocks belongs to.
type header struct {
	Format string `json:"format"`
	Work   uint64 `json:"work"` // fingerprint of units and options
	Units  int    `json:"units"`
	Block  int    `json:"block"`
}

const format = "reprise-trace-in-progress"

// A finished block is a line: its number and its pairs, each [earlier, later, score].
type finished struct {
	Block int          `json:"block"`
	Pairs [][3]float64 `json:"pairs"`
}

// Fingerprint tells one piece of work from another: the units of a set and the options as they were given.
func Fingerprint(s *reuse.Set, options string) uint64 {
	h := fnv.New64a()
	io.WriteString(h, options)
	for _, u := range s.Units {
		fmt.Fprintf(h, "\x00%s\x00%d\x00%s", u.ID, u.Group, u.Kind)
		for _, t := range u.Texts {
			io.WriteString(h, "\x01"+t.Chapeau+"\x02"+t.Body)
		}
	}
	return h.Sum64()
}

// ErrOtherWork is returned for a file that belongs to other units or options.
var ErrOtherWork = errors.New("resume: begun with other files or options; name another file, or delete it to begin anew")

// Pairs finds all pairs of a set of so many units. Blocks that stand in the file at path are taken from there, and the others
// are added to it as they are found. It calls note once with the units that were there already. When all is done the file is
// removed by the function that Pairs returns, which the caller calls once the result is written.
func Pairs(ctx context.Context, f Finder, path string, work uint64, units int, note func(done int)) (pairs []reuse.Reiteration, remove func() error, err error) {
	h := header{format, work, units, blockSize}
	have, file, err := open(path, h)
	if err != nil {
		return nil, nil, err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	done := 0
	for k := range have {
		done += min(blockSize, units-k*blockSize)
	}
	note(done)
	for k := 0; k*blockSize < units; k++ {
		found, ok := have[k]
		if !ok {
			if found, err = f.Pairs(ctx, k*blockSize, min((k+1)*blockSize, units)); err != nil {
				return nil, nil, err
			}
			if err := appendBlock(file, k, found); err != nil {
				return nil, nil, fmt.Errorf("resume: can't write %s: %w", path, err)
			}
		}
		pairs = append(pairs, found...)
	}
	return pairs, func() error { return os.Remove(path) }, nil
}

// open reads the finished blocks of a file, cuts off a line that a stopped run left half, and opens it for more.
func open(path string, want header) (map[int][]reuse.Reiteration, *os.File, error) {
	data, err := os.ReadFile(path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, nil, fmt.Errorf("resume: %w", err)
	}
	have := map[int][]reuse.Reiteration{}
	whole := 0
	for line := range bytes.Lines(data) {
		if line[len(line)-1] != '\n' {
			break
		}
		if whole == 0 {
			var got header
			if json.Unmarshal(line, &got) != nil || got.Format != format {
				return nil, nil, fmt.Errorf("resume: %s is no file of a trace in progress; name another", path)
			}
			if got != want {
				return nil, nil, fmt.Errorf("%w (%s)", ErrOtherWork, path)
			}
		} else {
			var b finished
			if json.Unmarshal(line, &b) != nil {
				break
			}
			pairs, ok := unpack(b.Pairs, want.Units)
			if !ok {
				break // as a line left half is: what follows is found again
			}
			have[b.Block] = pairs
		}
		whole += len(line)
	}
	if whole == 0 && len(bytes.TrimSpace(data)) > 0 {
		return nil, nil, fmt.Errorf("resume: %s is no file of a trace in progress; name another", path)
	}
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return nil, nil, fmt.Errorf("resume: %w", err)
	}
	_, seekErr := file.Seek(int64(whole), io.SeekStart)
	err = errors.Join(file.Truncate(int64(whole)), seekErr)
	if err == nil && whole == 0 {
		err = appendLine(file, want)
	}
	if err != nil {
		return nil, nil, errors.Join(fmt.Errorf("resume: %w", err), file.Close())
	}
	return have, file, nil
}

func appendBlock(f *os.File, k int, pairs []reuse.Reiteration) error {
	b := finished{Block: k, Pairs: make([][3]float64, len(pairs))}
	for i, p := range pairs {
		b.Pairs[i] = [3]float64{float64(p.Earlier), float64(p.Later), p.Score}
	}
	return appendLine(f, b)
}

// appendLine writes a line that is on the disk when it returns.
func appendLine(f *os.File, v any) error {
	w := bufio.NewWriter(f)
	return errors.Join(json.NewEncoder(w).Encode(v), w.Flush(), f.Sync())
}

// unpack reads pairs back; ok is false where one is none of so many units.
func unpack(pairs [][3]float64, units int) (out []reuse.Reiteration, ok bool) {
	out = make([]reuse.Reiteration, len(pairs))
	for i, p := range pairs {
		r := reuse.Reiteration{Earlier: int(p[0]), Later: int(p[1]), Score: p[2], Relation: reuse.Reworded}
		if r.Earlier < 0 || r.Later <= r.Earlier || r.Later >= units {
			return nil, false
		}
		out[i] = r
	}
	return out, true
}
