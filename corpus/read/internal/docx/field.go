package docx

import "strings"

// fields are the complex fields that are open, the innermost last: whether each is a table of contents, which Word
// makes of the headings of the paper.
type fields []bool

// mark takes the sign that opens or ends a field.
func (f *fields) mark(kind string) {
	switch n := len(*f); {
	case kind == "begin" && n < maxDepth:
		*f = append(*f, false)
	case kind == "end" && n > 0:
		*f = (*f)[:n-1]
	}
}

// instruct takes the words, or some of them, that say what the innermost field is.
func (f *fields) instruct(words string) {
	if n := len(*f); n > 0 && strings.EqualFold(first(words), "TOC") {
		(*f)[n-1] = true
	}
}

func first(words string) string {
	for _, w := range strings.Fields(words) {
		return w
	}
	return ""
}

// inContents reports whether a table of contents is open.
func (f *fields) inContents() bool {
	for _, contents := range *f {
		if contents {
			return true
		}
	}
	return false
}
