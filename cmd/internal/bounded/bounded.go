// Package bounded reads what the command line names as far as a limit: a device or a pipe may have no end, and memory
// has one.
package bounded

import (
	"fmt"
	"io"
	"os"
)

// Text is how many bytes of plain text, of lines or of a list are read from one file.
const Text = 128 << 20

// Reader reads r and fails with a message that names it where there are more bytes than most.
func Reader(r io.Reader, name string, most int64) io.Reader {
	return &reader{r: r, name: name, most: most, left: most}
}

type reader struct {
	r          io.Reader
	name       string
	most, left int64
}

func (b *reader) Read(p []byte) (int, error) {
	if b.left < 0 {
		return 0, b.tooLong()
	}
	if int64(len(p)) > b.left+1 {
		p = p[:b.left+1] // one more tells whether there is more
	}
	n, err := b.r.Read(p)
	if b.left -= int64(n); b.left < 0 {
		return n - 1, b.tooLong()
	}
	return n, err
}

func (b *reader) tooLong() error {
	return fmt.Errorf("%s has more than the %d MB that are read; split it", b.name, b.most>>20)
}

// File reads all of a file that is open.
func File(f *os.File, name string, most int64) ([]byte, error) {
	size := int64(0)
	if info, err := f.Stat(); err == nil && info.Mode().IsRegular() {
		if size = info.Size(); size > most {
			return nil, (&reader{name: name, most: most}).tooLong()
		}
	}
	data := make([]byte, 0, size+512)
	r := Reader(f, name, most)
	for {
		n, err := r.Read(data[len(data):cap(data)])
		data = data[:len(data)+n]
		if err == io.EOF {
			return data, nil
		}
		if err != nil {
			return nil, err
		}
		if len(data) == cap(data) {
			data = append(data, 0)[:len(data)]
		}
	}
}
