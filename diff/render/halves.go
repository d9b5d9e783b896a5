package render

import (
	"bufio"
	"bytes"
	"cmp"
)

// manyParts is the number of parts of an output from which it is written in two halves at a time.
const manyParts = 256

// halves writes n parts in order, the second half into memory while the first is written.
func halves(w *bufio.Writer, n int, write func(w *bufio.Writer, from, to int) error) error {
	if n < manyParts {
		return cmp.Or(write(w, 0, n), w.Flush())
	}
	var rest pieces
	failed := make(chan error, 1)
	go func() {
		w := bufio.NewWriterSize(&rest, outBuffer)
		failed <- cmp.Or(write(w, n/2, n), w.Flush())
	}()
	if err := write(w, 0, n/2); err != nil {
		return err
	}
	if err := <-failed; err != nil {
		return err
	}
	for _, p := range rest {
		if _, err := w.Write(p); err != nil {
			return err
		}
	}
	return w.Flush()
}

// pieces keep what was written, each piece by itself: a buffer that grows would be copied again and again.
type pieces [][]byte

func (all *pieces) Write(p []byte) (int, error) {
	*all = append(*all, bytes.Clone(p))
	return len(p), nil
}
