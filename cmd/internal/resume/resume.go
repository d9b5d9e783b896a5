// Package resume runs a long trace block by block and keeps each finished block in a file, so that a run that was
// stopped goes on where it stood.
package resume

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
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

const format = "reprise-trace-in-progress-2"

// A finished block is a line: its number and its pairs, each [earlier, later, score], and a sum of both and of the
// work they belong to, so that a block that was changed, or comes from another file, is found again.
type finished struct {
	Block int          `json:"block"`
	Pairs [][3]float64 `json:"pairs"`
	Sum   string       `json:"sum"`
}

// sumOf is the sum of a block of some work.
func sumOf(work uint64, b finished) string {
	h := sha256.New()
	fmt.Fprintln(h, format, work, b.Block, len(b.Pairs))
	for _, p := range b.Pairs {
		_ = binary.Write(h, binary.LittleEndian, p) // a hash takes all
	}
	return hex.EncodeToString(h.Sum(nil)[:16])
}

// longestLine is how many bytes the line of a block may have.
const longestLine = 256 << 20

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
var ErrOtherWork = errors.New(
	"resume: begun with other files or options; name another file, or delete it to start again",
)

// Pairs finds all pairs of a set of so many units. Blocks that stand in the file at path are taken from there, and
// the others are added to it as they are found. It calls note once with the units that were there already. When all
// is done the file is removed by the function that Pairs returns, which the caller calls once the result is written.
func Pairs(
	ctx context.Context,
	f Finder,
	path string,
	work uint64,
	units int,
	note func(done int),
) (pairs []reuse.Reiteration, remove func() error, err error) {
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
			if err := appendBlock(file, work, k, found); err != nil {
				return nil, nil, fmt.Errorf("resume: can't write %s: %w", path, err)
			}
		}
		pairs = append(pairs, found...)
	}
	return pairs, func() error { return os.Remove(path) }, nil
}

// open reads the finished blocks of a file, cuts off what a stopped run left half or what does not fit its sum, and
// opens it for more.
func open(path string, want header) (map[int][]reuse.Reiteration, *os.File, error) {
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		return nil, nil, fmt.Errorf("resume: %s is not a regular file; name another", path)
	}
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o666)
	if err != nil {
		return nil, nil, fmt.Errorf("resume: %w", err)
	}
	have, whole, err := blocks(file, path, want)
	if err == nil {
		_, seekErr := file.Seek(whole, io.SeekStart)
		if err = errors.Join(file.Truncate(whole), seekErr); err == nil && whole == 0 {
			err = appendLine(file, want)
		}
		if err != nil {
			err = fmt.Errorf("resume: %w", err)
		}
	}
	if err != nil {
		return nil, nil, errors.Join(err, file.Close())
	}
	return have, file, nil
}

// blocks reads the finished blocks of a file that is open, and tells how many of its bytes are whole lines of them.
func blocks(file *os.File, path string, want header) (have map[int][]reuse.Reiteration, whole int64, err error) {
	have = map[int][]reuse.Reiteration{}
	r := bufio.NewReaderSize(file, 1<<16)
	for first := true; ; first = false {
		line, err := readLine(r)
		switch {
		case errors.Is(err, errHalf) && first && len(bytes.TrimSpace(line)) > 0:
			return nil, 0, fmt.Errorf("resume: %s is not a file of a trace in progress; name another", path)
		case errors.Is(err, errHalf):
			return have, whole, nil
		case err != nil:
			return nil, 0, fmt.Errorf("resume: %w", err)
		}
		if first {
			if err := want.matches(line, path); err != nil {
				return nil, 0, err
			}
		} else {
			b, pairs, ok := unpack(line, want)
			if _, twice := have[b]; !ok || twice {
				return have, whole, nil // what follows is found again
			}
			have[b] = pairs
		}
		whole += int64(len(line))
	}
}

// errHalf is a line without an end: the last of a file, or one that is longer than any of ours.
var errHalf = errors.New("resume: half a line")

func readLine(r *bufio.Reader) (line []byte, err error) {
	for {
		part, err := r.ReadSlice('\n')
		line = append(line, part...)
		switch {
		case err == nil:
			return line, nil
		case errors.Is(err, io.EOF), len(line) > longestLine:
			return line, errHalf
		case !errors.Is(err, bufio.ErrBufferFull):
			return nil, err
		}
	}
}

// matches checks the first line of a file against what it should be.
func (h header) matches(line []byte, path string) error {
	var got header
	if json.Unmarshal(line, &got) != nil || got.Format == "" {
		return fmt.Errorf("resume: %s is not a file of a trace in progress; name another", path)
	}
	if got != h {
		return fmt.Errorf("%w (%s)", ErrOtherWork, path)
	}
	return nil
}

func appendBlock(f *os.File, work uint64, k int, pairs []reuse.Reiteration) error {
	b := finished{Block: k, Pairs: make([][3]float64, len(pairs))}
	for i, p := range pairs {
		b.Pairs[i] = [3]float64{float64(p.Earlier), float64(p.Later), p.Score}
	}
	b.Sum = sumOf(work, b)
	return appendLine(f, b)
}

// appendLine writes a line that is on the disk when it returns.
func appendLine(f *os.File, v any) error {
	w := bufio.NewWriter(f)
	return errors.Join(json.NewEncoder(w).Encode(v), w.Flush(), f.Sync())
}

// unpack reads a block back; ok is false for a line that is none of the work, or whose pairs are not of the block's
// units.
func unpack(line []byte, of header) (block int, out []reuse.Reiteration, ok bool) {
	var b finished
	if json.Unmarshal(line, &b) != nil || b.Block < 0 || b.Block > of.Units/of.Block || b.Sum != sumOf(of.Work, b) {
		return 0, nil, false
	}
	out = make([]reuse.Reiteration, len(b.Pairs))
	for i, p := range b.Pairs {
		r := reuse.Reiteration{Earlier: int(p[0]), Later: int(p[1]), Score: p[2], Relation: reuse.Reworded}
		if r.Earlier < 0 || r.Later <= r.Earlier || r.Later >= of.Units || r.Later/of.Block != b.Block || r.Score < 0 ||
			r.Score > 1 {
			return 0, nil, false
		}
		out[i] = r
	}
	return b.Block, out, true
}
