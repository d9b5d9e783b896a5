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
	var rest bytes.Buffer
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
	rest.WriteTo(w)
	return w.Flush()
}
