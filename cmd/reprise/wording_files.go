package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/cmd/internal/bounded"
	"github.com/reprise-wording/reprise/cmd/internal/job"
	"github.com/reprise-wording/reprise/cmd/internal/load"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/lang"
	"github.com/reprise-wording/reprise/corpus/read"
	"github.com/reprise-wording/reprise/diff/render"
)

// fileNames are the ends of names that no ref has.
var fileNames = append(read.Extensions(), ".text", ".doc")

// isPaper reports whether a file is a paper in a format that is no plain text, by its name or its beginning. What is
// no regular file is not opened for that: a pipe can be read only once.
func isPaper(name string) bool {
	if info, err := os.Stat(name); err != nil || !info.Mode().IsRegular() {
		return false
	}
	f, err := os.Open(name)
	if err != nil {
		return false
	}
	defer f.Close()
	head := make([]byte, 1024)
	n, _ := io.ReadFull(f, head)
	return !read.IsPlain(name, head[:n])
}

// isMarkdown reports whether a file is Markdown by its name. For readers it is a paper, in which line ends inside a
// paragraph are no wording; programs that apply a diff need it as it stands.
func isMarkdown(name string) bool {
	ext := strings.ToLower(filepath.Ext(name))
	info, err := os.Stat(name)
	return (ext == ".md" || ext == ".markdown") && err == nil && info.Mode().IsRegular()
}

// file adds a text file as it stands, and a paper in another format paragraph by paragraph, a line each.
func (in *wordings) file(name string) error {
	if load.IsStore(name) {
		return fmt.Errorf("diff: %s is a corpus file; compare refs of its papers with --in %[1]s", name)
	}
	if in.whole || in.set {
		d, err := in.filePaper(name)
		if err == nil {
			in.document(d, name)
			return nil
		}
		if in.whole {
			return err
		}
	}
	text, err := in.text(name)
	if err != nil {
		return err
	}
	return in.plain(name, text)
}

// filePaper reads a file, or what comes through a pipe, as a paper.
func (in *wordings) filePaper(name string) (*corpus.Document, error) {
	if info, err := os.Stat(name); err == nil && !info.Mode().IsRegular() && !info.IsDir() {
		text, err := in.text(name)
		if err != nil {
			return nil, err
		}
		return in.paper(name, []byte(text))
	}
	return load.File(in.ctx, in.con, name, read.Options{Language: in.lang, Unknown: true})
}

// text reads a text file.
func (in *wordings) text(name string) (string, error) {
	text, err := job.Run(in.ctx, func() (string, error) { return readText(name) })
	if err != nil {
		return "", fmt.Errorf("diff: %w", err)
	}
	return text, nil
}

// document adds all paragraphs of a paper.
func (in *wordings) document(d *corpus.Document, name string) {
	in.warnOther(name)
	if in.lang == language.Und {
		in.lang = d.Language
	}
	in.files++
	in.leftOut = in.leftOut || len(d.LeftOut) > 0
	in.addBlocks(d, d.Blocks, name, 0)
}

// warnOther gives the language that the name of a file says, with a warning where what is compared is in another.
func (in *wordings) warnOther(name string) language.Tag {
	named, _ := lang.OfFile(name)
	if in.lang != language.Und && named != language.Und && !lang.Same(in.lang, named) {
		in.con.Warn(
			"%s is in %s by its name, and compared with a text in %s; reprise align puts two languages side by side",
			name,
			named,
			in.lang,
		)
	}
	return named
}

// stdin adds the text of stdin as it stands.
func (in *wordings) stdin() error {
	text, err := load.FromStdin(in.ctx, in.con)
	if err != nil {
		return err
	}
	if in.whole || !read.IsPlain("", text) {
		d, err := in.paper(load.StdinName, text)
		if err != nil {
			return err
		}
		in.document(d, load.StdinName)
		return nil
	}
	return in.plain(load.StdinName, string(text))
}

// plain adds a text as it stands.
func (in *wordings) plain(name, text string) error {
	if !utf8.ValidString(text) || strings.HasPrefix(text, "\ufeff") {
		decoded, warning, err := read.Text(name, []byte(text))
		if err != nil {
			return err
		}
		if text = decoded; warning != "" {
			in.con.Warn("%s: %s", name, in.con.UI.Translate(warning))
		}
	}
	if nul := strings.IndexByte(text, 0); nul >= 0 {
		return fmt.Errorf(
			"diff: %s:%d: a NUL byte, so this is not a text file; give one",
			name,
			1+strings.Count(text[:nul], "\n"),
		)
	}
	named := in.warnOther(name)
	if in.lang == language.Und {
		in.lang = named
	}
	if in.lang == language.Und {
		in.lang = tagOfWords(text)
	}
	in.files++
	in.add(text, name, in.linePlaces(name, text))
	in.setLines(text)
	return nil
}

// mostNamed is the size in bytes of a text up to which its lines are named by the paragraphs that they are in.
const mostNamed = 1 << 19

// linePlaces reads a plain text as a paper and tells in which paragraph each of its lines stands: none where it has
// no labelled paragraph, or can't be read as a paper, so that a line is best told by its number.
func (in *wordings) linePlaces(name, text string) []render.Place {
	if !in.named || len(text) > mostNamed {
		return nil
	}
	d, err := in.paper(name, []byte(text))
	if err != nil || d.LineUnit != "" || !slices.ContainsFunc(d.Blocks, isLabelled) {
		return nil
	}
	var places []render.Place
	for _, b := range d.Blocks {
		if n := len(places); b.Line > 0 &&
			(n == 0 || places[n-1].Line < b.Line) { // a note may be read out of its place
			places = append(places, placeOf(d, b, b.Line))
		}
	}
	return places
}

// paper reads a paper that is in memory.
func (in *wordings) paper(name string, data []byte) (*corpus.Document, error) {
	return job.Run(
		in.ctx,
		func() (*corpus.Document, error) {
			return read.Bytes(name, data, read.Options{Language: in.lang, Unknown: true})
		},
	)
}

// readText reads a text file into a string, without a copy in between.
func readText(name string) (string, error) {
	f, err := os.Open(name)
	if err != nil {
		return "", fmt.Errorf("can't read %s: %w", name, err)
	}
	defer f.Close()
	var b strings.Builder
	if info, err := f.Stat(); err == nil && info.Mode().IsRegular() {
		b.Grow(int(min(info.Size(), bounded.Text)))
	}
	_, err = io.Copy(&b, bounded.Reader(f, name, bounded.Text))
	return b.String(), err
}

// tagOfWords tells English and French by the function words at the beginning of a text: English where there are as
// many, the language of most of what is compared.
func tagOfWords(text string) language.Tag {
	words := strings.Fields(strings.ToLower(text[:min(len(text), 1<<14)]))
	best, most := language.English, -1
	for _, tag := range []language.Tag{language.English, language.French} {
		n, l := 0, lang.For(tag)
		for _, w := range words {
			if l.IsFunctionWord(w) {
				n++
			}
		}
		if n > most {
			best, most = tag, n
		}
	}
	return best
}
