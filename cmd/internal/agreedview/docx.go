package agreedview

import (
	"bytes"
	"encoding/xml"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/reprise-wording/reprise/align/agreed"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/ooxml"
	"github.com/reprise-wording/reprise/corpus/typeset"
)

// WordOptions say what Word writes.
type WordOptions struct {
	// File is the draft's own Word file, which stays as it is but for the comments; nil sets the paper in a plain
	// style (package typeset).
	File []byte
	// Redline shows the changes against the best source of each paragraph as tracked changes. Changes that the file
	// tracks already are accepted first.
	Redline bool
}

// Tracked says what a redline does not show.
type Tracked struct {
	// Missed are the paragraphs, as they are cited, without tracked changes, since their words were not found as a
	// paragraph of the file.
	Missed   []string
	Messages []string // of package redline, which calls a copy that says what the sources say the first file
}

// Word writes the draft as a Word file with a comment at each paragraph, which cites its source and says what
// changed. The error is one of package ooxml or redline.
func (v *View) Word(w io.Writer, o WordOptions) (done Tracked, err error) {
	if o.File == nil {
		if o.File, err = v.plainWord(); err != nil {
			return done, err
		}
	}
	pkg, err := ooxml.Open(o.File)
	if err != nil {
		return done, err
	}
	if o.Redline {
		if done, err = v.track(pkg, o.File); err != nil {
			return done, err
		}
	}
	main, err := pkg.Main()
	if err != nil {
		return done, err
	}
	tree, err := main.Tree()
	if err != nil {
		return done, err
	}
	c := &commenter{stream: readStream(tree.Root), tree: tree, rows: v.Rows()}
	if err := c.open(pkg, main.Name); err != nil {
		return done, err
	}
	for k, place := range c.stream.places(v.Draft) {
		c.comment(v, k, place)
	}
	c.close()
	main.Changed()
	return done, pkg.Write(w)
}

// A commenter puts comments into a Word file.
type commenter struct {
	*stream
	tree     *ooxml.Tree
	comments *ooxml.Tree
	rows     []Row
	next     int // number of the next comment
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

// comment adds the comment on paragraph k of the draft at its place; where that was not found, at the paragraph before,
// with a word about it.
func (c *commenter) comment(v *View, k int, at place) {
	lines := v.remarks(k, c.rows[k])
	if !at.found {
		lines = append(
			[]string{"On paragraph " + v.Draft[k].Cite + ", whose place in the file was not found:"},
			lines...)
	}
	if len(c.paras) == 0 {
		return
	}
	first, last := c.paras[0].node, c.paras[0].node
	if len(c.owner) > 0 {
		first = c.paras[c.owner[max(0, min(at.from, len(c.owner)-1))]].node
		last = c.paras[c.owner[max(0, min(at.to, len(c.owner))-1)]].node
	}
	if !at.found {
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
	for k := range c.paras {
		p, at := c.paras[k].node, 0
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
		return append([]string{v.UI.Sprintf("Agreed word for word: %s", r.Source)}, r.versions()...)
	case agreed.Changed:
		var text strings.Builder
		for _, p := range r.Parts {
			text.WriteString(mark(p, r.Class, false))
		}
		how := v.UI.Sprintf("Agreed with changes (%s): %s", r.Score, r.Source)
		if f.References {
			how = v.UI.Sprintf("Agreed, only references changed (%s): %s", r.Score, r.Source)
		}
		out := []string{how, text.String()}
		if len(r.Omits) > 0 {
			out = append(out, v.UI.Sprintf("Omits: %s", "“"+strings.Join(r.Omits, "”, “")+"”"))
		}
		return append(out, r.versions()...)
	}
	var out []string
	if f.Standing == agreed.Composed {
		out = append(out, v.UI.Sprintf("Composed of: %s", r.Source))
	} else {
		out = append(out, v.UI.Sprintf("New: no earlier wording found.")+v.notCompared())
	}
	for _, p := range r.Parts {
		switch p.Kind {
		case "piece":
			out = append(out, p.Source+": “"+strings.TrimSpace(p.Text)+"”")
		case "formula":
			out = append(out, v.UI.Sprintf("Formula: %s", "“"+strings.TrimSpace(p.Text)+"”"))
		}
	}
	return out
}

// notCompared is a sentence about the papers that were not compared, after others; empty where all were.
func (v *View) notCompared() string {
	if v.Others == 0 {
		return ""
	}
	return " " + v.UI.Sprintf("Not compared, without a version in the language of the draft: %d papers.", v.Others)
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
