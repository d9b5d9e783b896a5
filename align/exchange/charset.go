package exchange

import (
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/encoding/ianaindex"
)

// charset reads XML in the encodings that IANA names.
func charset(label string, r io.Reader) (io.Reader, error) {
	if strings.EqualFold(label, "utf-8") {
		return r, nil
	}
	enc, err := ianaindex.IANA.Encoding(label)
	if err != nil || enc == nil {
		return nil, fmt.Errorf("the encoding %q is not known; save the file as UTF-8", label)
	}
	return enc.NewDecoder().Reader(r), nil
}
