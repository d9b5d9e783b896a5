package agreedview

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/reprise-wording/reprise/align/agreed"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/ooxml"
	"github.com/reprise-wording/reprise/corpus/typeset"
)

// Word writes the draft as a Word file with a comment at each paragraph, which cites its source and says what
// changed. Word is the draft's own file where it is one, which stays as it is but for the comments; nil sets the
// paper in a plain style (package typeset). The error is one of package ooxml.
func (v *View) Word(w io.Writer, word []byte) error {
	if word == nil {
		var err error
		if word, err = v.plainWord(); err != nil {
			return err
		}
	}
	pkg, err := ooxml.Open(word)
	if err != nil {
		return err
	}
	main, err := pkg.Main()
	if err != nil {
		return err
	}
	tree, err := main.Tree()
	if err != nil {
		return err
	}
	c := &commenter{tree: tree, rows: v.Rows()}
	if err := c.open(pkg, main.Name); err != nil {
		return err
	}
	c.read(tree.Root)
	at := 0
	for k := range v.Draft {
		from, to, ok := c.find(letters(v.Draft[k].Text), at)
		if ok {
			at = to
		}
		c.comment(v, k, from, to, ok)
	}
	c.close()
	main.Changed()
	return pkg.Write(w)
}

// A commenter puts comments into a Word file.
type commenter struct {
	tree     *ooxml.Tree
	comments *ooxml.Tree
	rows     []Row
	next     int           // number of the next comment
	stream   string        // the letters of all paragraphs, in lower case
	owner    []int         // by byte of the stream: its paragraph
	paras    []*ooxml.Node // in the order of the document
	starts   map[*ooxml.Node][]*ooxml.Node
	ends     map[*ooxml.Node][]*ooxml.Node
}

// The names of the part of comments.
const (
	commentsType = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
	commentsRel  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
	wordSpace    = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
)

// open takes the part of comments that the file has, or adds one.
func (c *commenter) open(pkg *ooxml.Package, main string) error {
	part, err := pkg.Related(main, "comments")
	if err == nil && part == nil {
		empty := []byte(xml.Header + `<w:comments xmlns:w="` + wordSpace + `"></w:comments>`)
		if part, err = pkg.Add(pkg.FreeName("word/comments.xml"), commentsType, empty); err == nil {
			_, err = pkg.AddRel(main, commentsRel, part.Name, false)
		}
	}
	if err != nil {
		return err
	}
	if c.comments, err = part.Tree(); err != nil {
		return err
	}
	for _, k := range c.comments.Root.Kids {
		if n, err := strconv.Atoi(k.Attr("w:id")); err == nil {
			c.next = max(c.next, n+1)
		}
	}
	part.Changed()
	c.starts, c.ends = map[*ooxml.Node][]*ooxml.Node{}, map[*ooxml.Node][]*ooxml.Node{}
	return nil
}

// read takes the letters of all paragraphs. Text that a tracked change took out is none.
func (c *commenter) read(n *ooxml.Node) {
	var stream strings.Builder
	var walk func(n *ooxml.Node, para int)
	walk = func(n *ooxml.Node, para int) {
		switch n.Name {
		case "w:p":
			para = len(c.paras)
			c.paras = append(c.paras, n)
		case "w:t":
			known := letters(n.Text())
			stream.WriteString(known)
			c.owner = append(c.owner, slices.Repeat([]int{para}, len(known))...)
		}
		for _, k := range n.Kids {
			if k.Name != "" && k.Name != "w:del" && k.Name != "w:moveFrom" && k.Name != "mc:Fallback" {
				walk(k, para)
			}
		}
	}
	walk(n, 0)
	c.stream = stream.String()
}

// letters are the letters and digits of a text in lower case, which is what a paragraph is known again by.
func letters(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, text)
}

// leastKnown is how many bytes of the beginning a paragraph is known again by whose words were mended in reading.
const leastKnown = 24

// find looks for the letters from a place on, or else for their beginning.
func (c *commenter) find(want string, at int) (from, to int, ok bool) {
	for _, n := range []int{len(want), min(len(want), 3*leastKnown), min(len(want), leastKnown)} {
		if k := strings.Index(c.stream[at:], want[:n]); n > 0 && k >= 0 {
			return at + k, at + k + n, true
		}
	}
	return at, at, false
}

// comment adds the comment on paragraph k of the draft, over the letters [from, to); where they were not found, at
// the paragraph before, with a word about it.
func (c *commenter) comment(v *View, k, from, to int, found bool) {
	lines := v.remarks(k, c.rows[k])
	if !found {
		lines = append(
			[]string{"On paragraph " + v.Draft[k].Cite + ", whose place in the file was not found:"},
			lines...)
	}
	if len(c.paras) == 0 {
		return
	}
	first, last := c.paras[0], c.paras[0]
	if len(c.owner) > 0 {
		first = c.paras[c.owner[max(0, min(from, len(c.owner)-1))]]
		last = c.paras[c.owner[max(0, min(to, len(c.owner))-1)]]
	}
	if !found {
		first = last
	}
	id := strconv.Itoa(c.next)
	c.next++
	note := c.comments.New("w:comment", "w:id", id, "w:author", "reprise", "w:initials", "r")
	for _, line := range lines {
		p, r, t := c.comments.New("w:p"), c.comments.New("w:r"), c.comments.New("w:t", "xml:space", "preserve")
		t.Kids = []*ooxml.Node{ooxml.NewText(line)}
		r.Kids, p.Kids = []*ooxml.Node{t}, []*ooxml.Node{r}
		note.Kids = append(note.Kids, p)
	}
	c.comments.Root.Kids = append(c.comments.Root.Kids, note)
	ref := c.tree.New("w:r")
	ref.Kids = []*ooxml.Node{c.tree.New("w:commentReference", "w:id", id)}
	c.starts[first] = append(c.starts[first], c.tree.New("w:commentRangeStart", "w:id", id))
	c.ends[last] = append(c.ends[last], c.tree.New("w:commentRangeEnd", "w:id", id), ref)
}

// close puts the marks of the comments into their paragraphs.
func (c *commenter) close() {
	for _, p := range c.paras {
		at := 0
		if len(p.Kids) > 0 {
			if pr := p.Kid("w:pPr"); pr != nil {
				at = slices.Index(p.Kids, pr) + 1
			}
		}
		p.Insert(at, c.starts[p]...)
		p.Kids = append(p.Kids, c.ends[p]...)
	}
}

// remarks are the lines of the comment on a paragraph of the draft.
func (v *View) remarks(k int, r Row) []string {
	f := &v.Findings[k]
	switch f.Standing {
	case agreed.Agreed:
		return []string{"Agreed word for word: " + r.Source}
	case agreed.Changed:
		var text strings.Builder
		for _, p := range r.Parts {
			text.WriteString(mark(p, r.Class, false))
		}
		out := []string{fmt.Sprintf("Agreed with changes (%s): %s", r.Score, r.Source), text.String()}
		if len(r.Omits) > 0 {
			out = append(out, "Omits: “"+strings.Join(r.Omits, "”, “")+"”")
		}
		return out
	}
	var out []string
	if f.Standing == agreed.Composed {
		out = append(out, "Composed of: "+r.Source)
	} else {
		out = append(out, "New: no earlier wording found.")
	}
	for _, p := range r.Parts {
		switch p.Kind {
		case "piece":
			out = append(out, p.Source+": “"+strings.TrimSpace(p.Text)+"”")
		case "formula":
			out = append(out, "Formula: “"+strings.TrimSpace(p.Text)+"”")
		}
	}
	return out
}

// plainWord sets the draft as a Word file: its paper, else its paragraphs.
func (v *View) plainWord() ([]byte, error) {
	d := v.Paper
	if d == nil {
		d = &corpus.Document{Parts: []*corpus.Part{{Kind: corpus.PaperPart}}}
		for _, p := range v.Draft {
			d.Blocks = append(d.Blocks, &corpus.Block{Kind: corpus.Text, Text: p.Text})
		}
	}
	var out bytes.Buffer
	if err := typeset.Write(&out, d); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}
