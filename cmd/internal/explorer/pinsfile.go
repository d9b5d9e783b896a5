package explorer

import (
	"bytes"
	"context"

	"github.com/reprise-wording/reprise/align/pins"
	"github.com/reprise-wording/reprise/cmd/internal/output"
)

// A PinsFile keeps decisions in the pins file of that name, which need not be there yet.
type PinsFile string

// Pins reads the file.
func (f PinsFile) Pins(context.Context) (*pins.Pins, error) { return pins.File(string(f)) }

// Replace reads the file again, keeps the decision in it and writes it, under a lock: two servers of one file lose
// nothing.
func (f PinsFile) Replace(ctx context.Context, seen string, d pins.Decision) error {
	return output.Update(ctx, string(f), func(old []byte) ([]byte, error) {
		p, err := pins.Read(bytes.NewReader(old), string(f))
		if err != nil {
			return nil, err
		}
		if err := p.Replace(seen, d); err != nil {
			return nil, err
		}
		var b bytes.Buffer
		err = p.Write(&b)
		return b.Bytes(), err
	})
}
