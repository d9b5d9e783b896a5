package read

import (
	"encoding/xml"
	"errors"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/lang/lazyregexp"
	"github.com/reprise-wording/reprise/corpus/read/internal/akn"
	"github.com/reprise-wording/reprise/corpus/read/internal/odt"
	"github.com/reprise-wording/reprise/corpus/read/internal/xmldoc"
	"github.com/reprise-wording/reprise/corpus/read/internal/xmltree"
)

var (
	xmlHead = lazyregexp.New(
		`^\s*(?:<\?xml\b|<!DOCTYPE\s+[\pL_]|<!--|<[\pL_][\pL\pN_.:-]*(?:\s+[\pL_:][\pL\pN_.:-]*\s*=|\s*/?>))`,
	)
	xmlNamed = lazyregexp.New(`^\s*<\?xml\b[^>]*?\bencoding\s*=\s*["']([A-Za-z0-9._-]+)["']`)
)

// isXML reports whether a file is XML: by its declaration, or by its ending and a first element.
func isXML(head []byte, ext string) bool {
	return xmlHead.Match(head) &&
		(ext == ".xml" || ext == ".akn" || strings.HasPrefix(strings.TrimSpace(string(head)), "<?xml"))
}

// xmlText is the data of an XML file in the encoding that its declaration names, as UTF-8 without the declaration's
// encoding.
func xmlText(data []byte) []byte {
	m := xmlNamed.FindSubmatch(data[:min(len(data), 256)])
	if m == nil || utf8.Valid(data) {
		return data
	}
	enc, name := charset.Lookup(string(m[1]))
	if enc == nil || name == "utf-8" || strings.HasPrefix(name, "utf-16") {
		return data
	}
	out, err := enc.NewDecoder().Bytes(data)
	if err != nil {
		return data
	}
	return out
}

// xmlLines reads an XML file by what its root element says it is.
func xmlLines(text string, o Options) (paper, error) {
	var p paper
	root, err := xmltree.Parse(text)
	if err != nil {
		mended, ok := xmltree.Mend(text)
		if syntax := (*xml.SyntaxError)(nil); !errors.As(err, &syntax) || !ok {
			return paper{}, err
		}
		if root, err = xmltree.Parse(mended.Text); err != nil {
			return paper{}, err
		}
		p, err = treeLines(root, o)
		p.warnings = append(p.warnings, corpus.Warning{Line: mended.Line, Text: "is not well-formed XML: tags that do not " +
			"match, from here on, are read as closed where the element around them is"})
		return p, err
	}
	return treeLines(root, o)
}

// treeLines reads the tree of an XML file.
func treeLines(root *xmltree.Node, o Options) (p paper, err error) {
	if akn.Is(root) {
		if d, ok := akn.Own(root); ok {
			p.whole = d
			return p, nil
		}
		akn.FillPlaceholders(root)
		p.lines, p.stated, p.warnings = akn.Lines(root, o.Changes == Reject)
		return p, nil
	}
	if odt.IsFlat(root) {
		p.counted = inParagraphs
		p.lines, p.warnings, err = odt.Flat(root, o.Changes == Reject)
		return p, err
	}
	p.lines, p.stated, p.warnings = xmldoc.Lines(root)
	return p, nil
}
