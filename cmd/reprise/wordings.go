package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/urfave/cli/v2"
	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/cmd/internal/bounded"
	"github.com/reprise-wording/reprise/cmd/internal/console"
	"github.com/reprise-wording/reprise/cmd/internal/job"
	"github.com/reprise-wording/reprise/cmd/internal/load"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/lang"
	"github.com/reprise-wording/reprise/corpus/read"
)

// wordings are the texts that diff compares, in the order of the arguments.
type wordings struct {
	ctx          context.Context
	texts, names []string
	lang         language.Tag
	con          *console.Console
}

// readWordings reads the arguments: refs of the corpus, or files. The corpus is read only where an argument is no file.
func readWordings(con *console.Console, c *cli.Context) (*wordings, error) {
	in := &wordings{ctx: c.Context, con: con}
	if tag := c.String("lang"); tag != "" {
		l, err := lang.Parse(tag)
		if err != nil {
			return nil, err
		}
		in.lang = l.Tag()
	}
	var papers *corpus.Corpus
	for _, arg := range c.Args().Slice() {
		if arg == load.Stdin {
			if err := in.stdin(); err != nil {
				return nil, err
			}
			continue
		}
		ref, refErr := corpus.ParseRef(arg)
		info, fileErr := os.Stat(arg)
		isFile := fileErr == nil
		if refErr != nil && !isFile {
			return nil, noWording(arg, refErr, fileErr)
		}
		if refErr == nil && (!isFile || !strings.ContainsAny(arg, `/\`)) {
			var err error
			if papers == nil {
				if papers, err = load.Corpus(c.Context, con, c.StringSlice("in"), read.Options{Otherwise: in.lang}); err != nil {
					return nil, err
				}
			}
			err = in.unit(papers, ref, c.Bool("chapeau"), !c.Bool("no-items"))
			switch {
			case err == nil && isFile:
				return nil, fmt.Errorf("diff: %s is a unit and a file; write .%c%s for the file", arg, filepath.Separator, arg)
			case err == nil:
				continue
			case errors.As(err, new(*corpus.UnknownRefError)) && !isFile && len(c.StringSlice("in")) == 0:
				return nil, fmt.Errorf("%w; this is of the built-in corpus, --in FILE takes refs from another paper", err)
			case !isFile:
				return nil, err
			}
		}
		if info.IsDir() {
			return nil, fmt.Errorf("diff: %s is a directory; name a file in it", arg)
		}
		if err := in.file(arg); err != nil {
			return nil, err
		}
	}
	return in, nil
}

// noWording explains an argument that is neither a ref nor a file.
func noWording(arg string, refErr, fileErr error) error {
	if !errors.Is(fileErr, fs.ErrNotExist) {
		return fmt.Errorf("diff: can't read %s: %w", arg, fileErr)
	}
	why := ""
	var re *corpus.RefError
	if errors.As(refErr, &re) {
		why = " (" + re.Why + ")"
	}
	return fmt.Errorf("diff: %s is no file, and no ref like VII.2(b)%s", arg, why)
}

// noPaperIn says which languages papers are in where none is in the one asked for.
func noPaperIn(tag language.Tag, there []language.Tag) string {
	var names []string
	for _, t := range there {
		names = append(names, t.String())
	}
	return fmt.Sprintf("no paper in %q; there is %s", tag, strings.Join(names, ", "))
}

// unit adds the wording of a unit, of one of its sentences, or of a whole meeting: with the unit's chapeaux, and with its items,
// a line each, where asked.
func (in *wordings) unit(papers *corpus.Corpus, ref corpus.Ref, chapeau, items bool) error {
	if in.lang == language.Und {
		in.lang = papers.Languages()[0]
	}
	docs := papers.Documents(in.lang)
	if len(docs) == 0 {
		return errors.New("diff: " + noPaperIn(in.lang, papers.Languages()))
	}
	if ref.Path == "" {
		for _, d := range docs {
			if m := d.Meeting(ref); m != nil {
				in.add(meetingText(m), m.Ref().String(), m.Year())
				return nil
			}
		}
		var there []string
		for _, d := range docs {
			for _, m := range d.Meetings {
				there = append(there, m.Ref().String())
			}
		}
		return fmt.Errorf("diff: no meeting %s; there is %s", ref, strings.Join(there, ", "))
	}
	d, u, err := papers.Lookup(ref, in.lang)
	if err != nil {
		return err
	}
	text, name := u.Text, u.Ref.String()
	if ref.Sentence > 0 {
		spans := lang.For(in.lang).Sentences(u.Text)
		if ref.Sentence > len(spans) {
			return fmt.Errorf("diff: %s has no sentence %d; its last is %d", name, ref.Sentence, len(spans))
		}
		text, name = spans[ref.Sentence-1].Text(u.Text), ref.String()
	} else if chapeau {
		text = d.FullText(u)
	}
	year := 0
	if m := d.Meeting(u.Ref); m != nil {
		year = m.Year()
		if items && ref.Sentence == 0 {
			text += itemsText(m, u)
		}
	}
	in.add(text, name, year)
	return nil
}

// itemsText is the items below a unit, each after a line end.
func itemsText(m *corpus.Meeting, u *corpus.Unit) string {
	var b strings.Builder
	for _, item := range m.Units {
		if strings.HasPrefix(item.Ref.Path, u.Ref.Path+"(") {
			b.WriteString("\n" + item.Text)
		}
	}
	return b.String()
}

func meetingText(m *corpus.Meeting) string {
	lines := make([]string, len(m.Units))
	for i, u := range m.Units {
		lines[i] = u.Text
	}
	return strings.Join(lines, "\n")
}

func (in *wordings) add(text, name string, year int) {
	if year > 0 && !strings.HasPrefix(name, strconv.Itoa(year)) {
		name = fmt.Sprintf("%s (%d)", name, year)
	}
	in.texts, in.names = append(in.texts, text), append(in.names, name)
}

// file adds a text file as it stands, and of a paper in another format the wording of its units, a line each.
func (in *wordings) file(name string) error {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".docx", ".pdf", ".html", ".htm":
		d, err := load.File(in.ctx, in.con, name, read.Options{Language: in.lang})
		if err != nil {
			return err
		}
		if in.lang == language.Und {
			in.lang = d.Language
		}
		var lines []string
		for _, m := range d.Meetings {
			lines = append(lines, meetingText(m))
		}
		in.texts, in.names = append(in.texts, strings.Join(lines, "\n")), append(in.names, name)
		return nil
	}
	if load.IsStore(name) {
		return fmt.Errorf("diff: %s is a corpus file; compare refs of its papers with --in %[1]s", name)
	}
	text, err := job.Run(in.ctx, func() (string, error) { return readText(name) })
	if err != nil {
		return fmt.Errorf("diff: %w", err)
	}
	return in.plain(name, text)
}

// stdin adds the text of stdin as it stands.
func (in *wordings) stdin() error {
	text, err := load.FromStdin(in.ctx, in.con)
	if err != nil {
		return err
	}
	return in.plain(load.StdinName, string(text))
}

// plain adds a text as it stands.
func (in *wordings) plain(name, text string) error {
	if !utf8.ValidString(text) {
		at := 0
		for r, n := utf8.DecodeRuneInString(text); r != utf8.RuneError || n > 1; r, n = utf8.DecodeRuneInString(text[at:]) {
			at += n
		}
		from := "windows-1252"
		if strings.HasPrefix(text, "\xff\xfe") || strings.HasPrefix(text, "\xfe\xff") {
			from = "utf-16"
		}
		return fmt.Errorf("diff: %s:%d: not UTF-8; convert the file first (iconv -f %s -t utf-8)", name, 1+strings.Count(text[:at], "\n"), from)
	}
	if nul := strings.IndexByte(text, 0); nul >= 0 {
		return fmt.Errorf("diff: %s:%d: a NUL byte, so this is no text; give a text file", name, 1+strings.Count(text[:nul], "\n"))
	}
	named, _ := lang.OfFile(name)
	if in.lang != language.Und && named != language.Und && !lang.Same(in.lang, named) {
		in.con.Warn("%s is in %s by its name, and compared with a text in %s; reprise align puts two languages side by side", name, named, in.lang)
	}
	if in.lang == language.Und {
		in.lang = named
	}
	if in.lang == language.Und {
		in.lang = tagOfWords(text)
	}
	in.texts, in.names = append(in.texts, text), append(in.names, name)
	return nil
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

// tagOfWords tells English and French by the function words at the beginning of a text: English where there are as many, the
// language of most of what is compared.
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
