package store

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/reprise-wording/reprise/corpus"
)

// format is what the first line of an export says.
const (
	format        = "reprise-corpus"
	formatVersion = 4 // 2 has pins, 3 parts and blocks, 4 alarms and who decided
)

// A line is one line of an export: exactly one of its fields is set.
type line struct {
	Format      string          `json:"format,omitempty"` // first line only, with Version
	Version     int             `json:"version,omitempty"`
	Document    json.RawMessage `json:"document,omitempty"`
	Bead        *Bead           `json:"bead,omitempty"`
	Reiteration *Reiteration    `json:"reiteration,omitempty"`
	Thread      *Thread         `json:"thread,omitempty"`
	Pin         *Pin            `json:"pin,omitempty"`
	Alarm       *Alarm          `json:"alarm,omitempty"`
}

// An ImportError says which line of an export can't be read.
type ImportError struct {
	Line int // 1-based
	Why  string
	Err  error // the cause; may be nil
}

func (e *ImportError) Error() string { return fmt.Sprintf("store: line %d %s", e.Line, e.Why) }

func (e *ImportError) Unwrap() error { return e.Err }

// Export writes everything as JSON lines: one that names the format, then documents, beads, reiterations, threads,
// pins and alarms. The same contents give the same bytes.
func (tx *Tx) Export(w io.Writer) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	if err := e.Encode(line{Format: format, Version: formatVersion}); err != nil {
		return err
	}
	keys, err := tx.Keys()
	if err != nil {
		return err
	}
	for _, k := range keys {
		d, err := tx.Document(k)
		if err != nil {
			return err
		}
		if err := e.Encode(line{Document: json.RawMessage(mustJSON(d))}); err != nil {
			return err
		}
	}
	return errors.Join(
		encodeAll(e, tx.Beads, func(b *Bead) line { return line{Bead: b} }),
		encodeAll(e, tx.Reiterations, func(r *Reiteration) line { return line{Reiteration: r} }),
		encodeAll(e, tx.Threads, func(t *Thread) line { return line{Thread: t} }),
		encodeAll(e, tx.Pins, func(p *Pin) line { return line{Pin: p} }),
		encodeAll(e, tx.Alarms, func(a *Alarm) line { return line{Alarm: a} }))
}

func encodeAll[T any](e *json.Encoder, list func() ([]T, error), wrap func(*T) line) error {
	all, err := list()
	for i := 0; err == nil && i < len(all); i++ {
		err = e.Encode(wrap(&all[i]))
	}
	return err
}

// Imported counts what an import brought.
type Imported struct {
	Changes                            []Change
	Beads, Reiterations, Threads, Pins int // Pins: decisions about pairs and alarms
}

// longestLine bounds one line of an export, which holds a whole document: some ten times the text that a paper may
// have.
const longestLine = 128 << 20

// Import reads what Export wrote, also that of an earlier version, and adds it to what is there. The error is an
// *ImportError where the trouble is in a line.
func (tx *Tx) Import(r io.Reader) (*Imported, error) {
	in := importer{tx: tx, moved: map[string]moved{}, out: &Imported{}}
	s := bufio.NewScanner(r)
	s.Buffer(make([]byte, 1<<16), longestLine)
	no := 0
	for s.Scan() {
		no++
		if len(bytes.TrimSpace(s.Bytes())) == 0 {
			continue
		}
		if err := in.take(no, s.Bytes()); err != nil {
			return nil, err
		}
	}
	switch err := s.Err(); {
	case errors.Is(err, bufio.ErrTooLong):
		return nil, &ImportError{no + 1, "is longer than a document can be; give a file that reprise export wrote", err}
	case err != nil:
		return nil, fmt.Errorf("store: %w", err)
	case !in.begun:
		return nil, &ImportError{1, "is missing: the file is empty; give a file that reprise export wrote", nil}
	}
	return in.out, in.finish()
}

type importer struct {
	tx      *Tx
	begun   bool
	version int              // of the format
	moved   map[string]moved // by paper: the refs of today, where the export is of an older model
	out     *Imported
	beads   []Bead
	pairs   []Reiteration
	threads []Thread
	pins    []Pin
	alarms  []Alarm
}

func (in *importer) take(no int, data []byte) error {
	var l line
	if err := decode(data, &l); err != nil {
		return &ImportError{
			no,
			fmt.Sprintf("is not a line of an export (%s); give a file that reprise export wrote", err),
			err,
		}
	}
	if !in.begun {
		if l.Format != format {
			return &ImportError{
				no,
				fmt.Sprintf("does not begin an export; the first line of one says \"format\":%q", format),
				nil,
			}
		}
		if l.Version > formatVersion {
			return &ImportError{
				no,
				fmt.Sprintf(
					"names version %d of the format and this program knows %d; use a newer program",
					l.Version,
					formatVersion,
				),
				nil,
			}
		}
		in.begun, in.version = true, l.Version
		return nil
	}
	switch {
	case l.Document != nil:
		d, err := in.document(l.Document)
		if err != nil {
			return &ImportError{no, err.Error(), err}
		}
		change, err := in.tx.Put(d)
		if err != nil {
			return err
		}
		in.out.Changes = append(in.out.Changes, change)
	case l.Bead != nil:
		in.beads = append(in.beads, *l.Bead)
	case l.Reiteration != nil:
		in.pairs = append(in.pairs, *l.Reiteration)
	case l.Thread != nil:
		in.threads = append(in.threads, *l.Thread)
	case l.Pin != nil:
		in.pins = append(in.pins, *l.Pin)
	case l.Alarm != nil:
		in.alarms = append(in.alarms, *l.Alarm)
	default:
		return &ImportError{no, "holds neither document, bead, reiteration, thread, pin nor alarm", nil}
	}
	return nil
}

// decode reads JSON of which every field must be known.
func decode(data []byte, to any) error {
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	return d.Decode(to)
}

// firstBlocks is the first version of the format that has parts and blocks.
const firstBlocks = 3

// document reads the document of a line.
func (in *importer) document(data []byte) (*corpus.Document, error) {
	const foreign = "is not a line of an export (%w); give a file that reprise export wrote"
	if in.version < firstBlocks {
		old := &oldDocument{}
		if err := decode(data, old); err != nil {
			return nil, fmt.Errorf(foreign, err)
		}
		if err := old.check(); err != nil {
			return nil, err
		}
		d, refs := old.document()
		if paper := d.PaperKey(); in.moved[paper] == nil {
			in.moved[paper] = refs
		}
		return d, checkDocument(d)
	}
	d := &corpus.Document{}
	if err := decode(data, d); err != nil {
		return nil, fmt.Errorf(foreign, err)
	}
	return d, checkDocument(d)
}

// checkDocument refuses what no reader makes: holes in the lists, and what points outside of them.
func checkDocument(d *corpus.Document) error {
	for i, p := range d.Parts {
		switch {
		case p == nil:
			return fmt.Errorf("has no part %d in its document %s", i+1, d.Name())
		case p.Parent >= i || i == 0 != (p.Parent < 0):
			return fmt.Errorf("has a part %d outside of the others in its document %s", i+1, d.Name())
		}
	}
	for i, b := range d.Blocks {
		switch {
		case b == nil:
			return fmt.Errorf("has no block %d in its document %s", i+1, d.Name())
		case b.Part < 0 || b.Part > 0 && b.Part >= len(d.Parts):
			return fmt.Errorf("has %s in a part that is not in its document %s", b.Ref, d.Name())
		case b.Under < 0 || b.Under > i:
			return fmt.Errorf("has %s under a block that does not stand before it", b.Ref)
		}
		for _, mark := range b.Marks {
			if mark.Offset < 0 || mark.Offset > len(b.Text) {
				return fmt.Errorf("has a note marker outside the text of %s", b.Ref)
			}
		}
	}
	return nil
}

// toToday gives what refers to documents of an older export the refs of today.
func (in *importer) toToday() {
	movePlaces(in.pairs, in.threads, in.pins, func(p *Place) { p.Ref = in.moved[p.Paper].unit(p.Ref) })
	kept := in.beads[:0]
	for _, b := range in.beads {
		if in.moved[b.Source.Paper].bead(&b) {
			kept = append(kept, b)
		}
	}
	in.beads = kept
}

// finish stores what refers to documents, which may come later in the file. Beads that are there already are not
// doubled.
func (in *importer) finish() error {
	if in.version < firstBlocks {
		in.toToday()
	}
	there, err := in.tx.Beads()
	if err != nil {
		return err
	}
	known := map[string]bool{}
	for _, b := range there {
		known[mustJSON(b)] = true
	}
	var fresh []Bead
	for _, b := range in.beads {
		if key := mustJSON(b); !known[key] {
			known[key] = true
			fresh = append(fresh, b)
		}
	}
	in.out.Beads, in.out.Reiterations, in.out.Threads = len(fresh), len(in.pairs), len(in.threads)
	in.out.Pins = len(in.pins) + len(in.alarms)
	threads := in.threads
	if len(threads) == 0 {
		if threads, err = in.tx.Threads(); err != nil {
			return err
		}
	}
	return errors.Join(
		in.tx.AddBeads(fresh),
		in.tx.AddReiterations(in.pairs),
		in.tx.SetThreads(threads),
		in.tx.AddPins(in.pins),
		in.tx.AddAlarms(in.alarms),
	)
}
