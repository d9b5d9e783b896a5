package odt

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"strings"

	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
	"github.com/reprise-wording/reprise/corpus/read/internal/xmltree"
)

const maxPart = 64 << 20 // bytes of one part, unpacked

// Is reports whether a zip file is an OpenDocument text.
func Is(data []byte) bool {
	if !bytes.HasPrefix(data, []byte("PK\x03\x04")) {
		return false
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return false
	}
	kind, content := "", false
	for _, f := range z.File {
		switch f.Name {
		case "mimetype":
			if b, err := read(f, 200); err == nil {
				kind = string(b)
			}
		case "content.xml":
			content = true
		}
	}
	return content && strings.HasPrefix(kind, "application/vnd.oasis.opendocument.text")
}

// IsFlat reports whether an XML file with this root is an OpenDocument text in one file.
func IsFlat(root *xmltree.Node) bool {
	return root.Name == "document" && strings.Contains(root.Space, "opendocument")
}

func read(f *zip.File, limit int64) ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	b, err := io.ReadAll(io.LimitReader(r, limit+1))
	if err == nil && int64(len(b)) > limit {
		err = fmt.Errorf("more than %d bytes", limit)
	}
	return b, err
}

// parts reads the parts of a package that hold words and styles: content, styles, and the formulas by their folders.
func parts(data []byte) (content, styles *xmltree.Node, objects map[string]*xmltree.Node, err error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, nil, nil, &flow.Trouble{
			Why:  "is a damaged or cut-off OpenDocument (zip) file",
			Hint: "fetch it again",
			Err:  err,
		}
	}
	objects = map[string]*xmltree.Node{}
	for _, f := range z.File {
		folder, name, nested := strings.Cut(f.Name, "/")
		if !nested {
			folder, name = "", f.Name
		}
		if name != "content.xml" && (name != "styles.xml" || nested) {
			continue
		}
		b, err := read(f, maxPart)
		if err != nil {
			return nil, nil, nil, &flow.Trouble{
				Why:  "has a part that can't be unpacked (" + f.Name + ")",
				Hint: "save it again",
				Err:  err,
			}
		}
		root, err := xmltree.Parse(string(b))
		switch {
		case err != nil && nested: // a picture or a chart; its words are no text
		case err != nil:
			return nil, nil, nil, &flow.Trouble{
				Why:  "has a damaged part (" + f.Name + ")",
				Hint: "save it again",
				Err:  err,
			}
		case nested:
			objects[folder] = root
		case name == "content.xml":
			content = root
		default:
			styles = root
		}
	}
	if content == nil {
		return nil, nil, nil, &flow.Trouble{
			Why:  "is an OpenDocument file that is encrypted or without its text",
			Hint: "save it again without a password",
		}
	}
	return content, styles, objects, nil
}
