package ooxml

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
	"time"
)

// A Package is a Word file: its parts.
type Package struct {
	parts map[string]*Part
	order []string // names in the order of the file
}

// A Part is one file of a package.
type Part struct {
	Name    string // "word/document.xml"
	data    []byte
	file    *zip.File // what data is unpacked from, nil for parts that were made
	tree    *Tree
	changed bool
}

// Errors of packages.
var (
	ErrNotPackage = errors.New("ooxml: no Word file")
	ErrTooLarge   = errors.New("ooxml: unpacks to more than is read")
)

const (
	maxPart  = 256 << 20
	maxAll   = 1 << 30
	maxFiles = 20000
)

const (
	typesPart = "[Content_Types].xml"
	relsType  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
)

// Open reads a package from the bytes of a file. Parts are unpacked when they are asked for.
func Open(data []byte) (*Package, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNotPackage, err)
	}
	if len(z.File) > maxFiles {
		return nil, fmt.Errorf("%w: %d files", ErrTooLarge, len(z.File))
	}
	p := &Package{parts: map[string]*Part{}}
	var all uint64
	for _, f := range z.File {
		name := strings.TrimPrefix(strings.ReplaceAll(f.Name, `\`, "/"), "/")
		if strings.HasSuffix(name, "/") || name == "" || p.parts[name] != nil {
			continue
		}
		if all += f.UncompressedSize64; f.UncompressedSize64 > maxPart || all > maxAll {
			return nil, fmt.Errorf("%w: %s", ErrTooLarge, name)
		}
		p.parts[name] = &Part{Name: name, file: f}
		p.order = append(p.order, name)
	}
	if p.parts[typesPart] == nil {
		return nil, fmt.Errorf("%w: %s is missing", ErrNotPackage, typesPart)
	}
	return p, nil
}

// IsPackage tells from its bytes whether a file is a Word file: a zip file with a main document of WordprocessingML.
func IsPackage(data []byte) bool {
	if !bytes.HasPrefix(data, []byte("PK")) {
		return false
	}
	p, err := Open(data)
	if err != nil {
		return false
	}
	main, err := p.Main()
	return err == nil && main != nil
}

// Part is the part of a name, nil if there is none.
func (p *Package) Part(name string) *Part { return p.parts[name] }

// Add puts a new part into the package. Its content type is kept as that of this part alone.
func (p *Package) Add(name, contentType string, data []byte) (*Part, error) {
	part := &Part{Name: name, data: data, changed: true}
	if p.parts[name] == nil {
		p.order = append(p.order, name)
	}
	p.parts[name] = part
	return part, p.setType(name, contentType)
}

// FreeName is a name that no part has: that given, or one with a number before its extension.
func (p *Package) FreeName(name string) string {
	if p.parts[name] == nil {
		return name
	}
	ext := path.Ext(name)
	stem := strings.TrimRight(strings.TrimSuffix(name, ext), "0123456789")
	for i := 1; ; i++ {
		if free := fmt.Sprintf("%s%d%s", stem, i, ext); p.parts[free] == nil {
			return free
		}
	}
}

// Data is the part as it stands.
func (part *Part) Data() ([]byte, error) {
	if part.tree != nil && part.changed {
		return part.tree.Bytes(), nil
	}
	if part.data == nil && part.file != nil {
		in, err := part.file.Open()
		if err != nil {
			return nil, fmt.Errorf("ooxml: %s: %w", part.Name, err)
		}
		defer in.Close()
		data, err := io.ReadAll(in) // an error where there is more than the size that Open saw
		if err != nil {
			return nil, fmt.Errorf("ooxml: %s: %w", part.Name, err)
		}
		part.data = data
	}
	return part.data, nil
}

// Tree is the XML of the part.
func (part *Part) Tree() (*Tree, error) {
	if part.tree == nil {
		data, err := part.Data()
		if err != nil {
			return nil, err
		}
		if part.tree, err = Parse(data); err != nil {
			return nil, fmt.Errorf("ooxml: %s: %w", part.Name, err)
		}
		part.data = nil
	}
	return part.tree, nil
}

// Changed says that the tree of the part was changed and has to be written.
func (part *Part) Changed() { part.changed = true }

// epoch is the time of all files written, so that the same content gives the same bytes.
var epoch = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// Write writes the package. Parts that were not changed are copied as they are packed.
func (p *Package) Write(w io.Writer) error {
	z := zip.NewWriter(w)
	for _, name := range p.order {
		part := p.parts[name]
		h := &zip.FileHeader{Name: name, Method: zip.Deflate, Modified: epoch}
		if part.file != nil && !part.changed {
			h.Method, h.CRC32 = part.file.Method, part.file.CRC32
			h.CompressedSize64, h.UncompressedSize64 = part.file.CompressedSize64, part.file.UncompressedSize64
			in, err := part.file.OpenRaw()
			if err != nil {
				return fmt.Errorf("ooxml: %s: %w", name, err)
			}
			out, err := z.CreateRaw(h)
			if err != nil {
				return err
			}
			if _, err := io.Copy(out, in); err != nil {
				return err
			}
			continue
		}
		data, err := part.Data()
		if err != nil {
			return err
		}
		out, err := z.CreateHeader(h)
		if err != nil {
			return err
		}
		if _, err := out.Write(data); err != nil {
			return err
		}
	}
	return z.Close()
}

// LastAuthor is who saved the file last, or else who made it, as its core properties say; empty where they don't.
func (p *Package) LastAuthor() string {
	rels, err := p.Rels("")
	if err != nil {
		return ""
	}
	for _, r := range rels {
		if r.Type != "core-properties" || p.parts[r.Target] == nil {
			continue
		}
		t, err := p.parts[r.Target].Tree()
		if err != nil {
			return ""
		}
		made := ""
		for _, k := range t.Root.Kids {
			switch _, local, _ := strings.Cut(k.raw, ":"); local {
			case "lastModifiedBy":
				if name := strings.TrimSpace(k.Text()); name != "" {
					return name
				}
			case "creator":
				made = strings.TrimSpace(k.Text())
			}
		}
		return made
	}
	return ""
}
