// Package load turns the files named on a command line, or the built-in corpus where none is named, into a corpus.
package load

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/reprise-wording/reprise/cmd/internal/bounded"
	"github.com/reprise-wording/reprise/cmd/internal/console"
	"github.com/reprise-wording/reprise/cmd/internal/job"
	"github.com/reprise-wording/reprise/cmd/internal/words"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/read"
	"github.com/reprise-wording/reprise/corpus/store"
	"github.com/reprise-wording/reprise/corpus/wg4"
)

// BuiltIn reads the built-in corpus.
func BuiltIn(o read.Options) (*corpus.Corpus, error) {
	docs := make([]*corpus.Document, 0, 2)
	for _, f := range wg4.Files() {
		d, err := read.Bytes(f.Name, f.Data, o)
		if err != nil {
			return nil, err
		}
		docs = append(docs, d)
	}
	return corpus.New(docs...)
}

// Variable is what in the environment names the corpus file that stands in for the built-in corpus where no file is
// named.
const Variable = "REPRISE_CORPUS"

// FromVariable says of an error that the file was named by [Variable], of which the command line shows nothing.
func FromVariable(err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%w (%s names this file)", err, Variable)
}

// Corpus reads the files into one corpus; without files it is that of [Variable], else the built-in one. A file may
// be a corpus file, which stands for all its documents, a folder or a pattern ([Expand]). It stops between files when
// ctx is done. What the reader has to say of a file, con says. Without a paper in any of the files the error is that
// of [Empty].
func Corpus(ctx context.Context, con *console.Console, files []string, o read.Options) (*corpus.Corpus, error) {
	if kept := os.Getenv(Variable); len(files) == 0 && kept != "" {
		c, err := Corpus(ctx, con, []string{kept}, o)
		return c, FromVariable(err)
	}
	if len(files) == 0 {
		return job.Run(ctx, func() (*corpus.Corpus, error) { return BuiltIn(o) })
	}
	docs, err := Files(ctx, con, files, o)
	if err != nil {
		return nil, err
	}
	if len(docs) == 0 {
		return nil, Empty(files[len(files)-1])
	}
	return corpus.New(docs...)
}

// Empty says of a corpus file that no paper is in it, any more or yet.
func Empty(name string) error {
	return fmt.Errorf("load: %s holds no papers; reprise add FILE... --corpus %[1]s puts some in", name)
}

// File reads one document, of stdin where name is -; con says what the reader had to guess or leave out, and what
// takes it long. It returns at once when ctx is done.
func File(ctx context.Context, con *console.Console, name string, o read.Options) (*corpus.Document, error) {
	d, err := silent(ctx, con, name, o)
	if err == nil {
		tell(con, d, true)
	}
	return d, err
}

// silent reads one document and says only what takes long.
func silent(ctx context.Context, con *console.Console, name string, o read.Options) (*corpus.Document, error) {
	if o.Progress == nil {
		o.Progress = func(what string) { con.Say("%s", what) }
	}
	return job.Run(ctx, func() (*corpus.Document, error) { return document(con, name, o) })
}

// tell says what the reader had to guess of a document, and what was left out if that is asked for.
func tell(con *console.Console, d *corpus.Document, leftOut bool) {
	for _, w := range d.Warnings {
		con.Warn("%s: %s", d.At(w.Line), con.UI.Translate(w.Text))
	}
	if leftOut && len(d.LeftOut) > 0 {
		con.Warn("%s: left out: %s; reprise parse --left-out lists it", d.Source, LeftOut(con.UI, d))
	}
}

// LeftOut tells how much of a document was left out, by kind, the kinds in the order in which they first come up:
// "running head (2), page number (41)".
func LeftOut(ui words.Language, d *corpus.Document) string {
	n := map[string]int{}
	var kinds []string
	for _, l := range d.LeftOut {
		if n[l.Kind]++; n[l.Kind] == 1 {
			kinds = append(kinds, l.Kind)
		}
	}
	for i, k := range kinds {
		kinds[i] = fmt.Sprintf("%s (%d)", ui.Translate(k), n[k])
	}
	return strings.Join(kinds, ", ")
}

func document(con *console.Console, name string, o read.Options) (*corpus.Document, error) {
	if name == Stdin {
		data, err := fromStdin(con)
		if err != nil {
			return nil, err
		}
		return read.Bytes(StdinName, data, o)
	}
	d, err := read.File(name, o)
	var refused *read.Error
	if errors.As(err, &refused) && strings.Contains(name, "://") {
		refused.Why, refused.Hint = "is an address, and nothing is fetched", "save the paper and give its file"
	}
	return d, err
}

// Stdin is the name that stands for standard input, and StdinName what that is called.
const (
	Stdin     = "-"
	StdinName = "stdin"
)

// FromStdin reads all of stdin, which is refused where it is larger than a paper may be. It returns at once when ctx
// is done.
func FromStdin(ctx context.Context, con *console.Console) ([]byte, error) {
	return job.Run(ctx, func() ([]byte, error) { return fromStdin(con) })
}

func fromStdin(con *console.Console) ([]byte, error) {
	data, err := io.ReadAll(bounded.Reader(con.In, StdinName, read.MaxSize))
	if err != nil {
		return nil, fmt.Errorf("load: %w", err)
	}
	return data, nil
}

// Pair is one paper in two languages, as align wants it: the first paper of the corpus with two versions, the
// original as the target. Without such a paper the error says what is missing.
func Pair(c *corpus.Corpus) (source, target *corpus.Document, err error) {
	for _, p := range c.Papers {
		if len(p.Versions) >= 2 {
			return p.Versions[1], p.Versions[0], nil
		}
	}
	return nil, nil, fmt.Errorf("load: no paper in two languages; give the two versions of one paper")
}

// IsStore reports whether a file begins as the database of a corpus file does.
func IsStore(name string) bool {
	if info, err := os.Stat(name); err != nil ||
		!info.Mode().IsRegular() { // opening a pipe would wait for who writes to it
		return false
	}
	f, err := os.Open(name)
	if err != nil {
		return false
	}
	defer f.Close()
	const magic = "SQLite format 3\x00"
	head := make([]byte, len(magic))
	_, err = io.ReadFull(f, head)
	return err == nil && string(head) == magic
}

func stored(ctx context.Context, name string) (docs []*corpus.Document, err error) {
	s, err := store.Open(ctx, name)
	if err != nil {
		return nil, err
	}
	defer s.Close()
	err = s.View(ctx, func(tx *store.Tx) error {
		docs, err = tx.Documents()
		return err
	})
	return docs, err
}
