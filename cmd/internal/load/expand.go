package load

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/reprise-wording/reprise/cmd/internal/console"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/read"
	"github.com/reprise-wording/reprise/corpus/store"
)

// A Name is a file to read.
type Name struct {
	Path  string
	Found bool // in a folder or by a pattern, rather than named: if it can't be read, the others are
}

// Expand gives the files for what is named on a command line: a folder stands for the papers in it and below, in the
// order of their names; a pattern such as *.docx for the files that match it, where the shell has left it as it is.
// The others stand for themselves.
func Expand(names []string) ([]Name, error) {
	var out []Name
	for _, name := range names {
		info, err := os.Stat(name)
		switch {
		case name != Stdin && err == nil && info.IsDir():
			found, err := inFolder(name)
			if err != nil {
				return nil, err
			}
			out = append(out, found...)
		case name != Stdin && errors.Is(err, fs.ErrNotExist) && strings.ContainsAny(name, "*?["):
			found, err := filepath.Glob(name)
			if err != nil || len(found) == 0 {
				return nil, fmt.Errorf("load: no file matches %s", name)
			}
			for _, f := range found {
				out = append(out, Name{f, true})
			}
		default:
			out = append(out, Name{Path: name})
		}
	}
	return out, nil
}

// inFolder lists the papers of a folder, by the ends of their names. Hidden files, and those that word processors
// keep for the time being, are none.
func inFolder(folder string) ([]Name, error) {
	var out []Name
	err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		hidden := Hidden(d.Name())
		switch {
		case d.IsDir() && hidden && path != folder:
			return fs.SkipDir
		case !d.IsDir() && !hidden && slices.Contains(read.Extensions(), strings.ToLower(filepath.Ext(path))):
			out = append(out, Name{path, true})
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("load: %w", err)
	}
	if len(out) == 0 {
		return nil, fmt.Errorf(
			"load: %s has no papers, which end in %s; put some in or name another folder",
			folder,
			strings.Join(read.Extensions(), ", "),
		)
	}
	return out, nil
}

// Hidden reports whether a file of a folder is none that a person put there: a hidden one, or one that a word
// processor keeps for the time being.
func Hidden(name string) bool { return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$") }

// Files reads the files, or what folders and patterns stand for. Of these one that can't be read is told, counted at
// the end, and left out, and so is one that is a paper read before, by its symbol, in the same language; a file that
// was named itself ends the reading. Without any that can be read the error is that of the first.
func Files(ctx context.Context, con *console.Console, names []string, o read.Options) ([]*corpus.Document, error) {
	files, err := Expand(names)
	if err != nil {
		return nil, err
	}
	return Expanded(ctx, con, files, o)
}

// Expanded is Files with what Expand gave.
func Expanded(ctx context.Context, con *console.Console, files []Name, o read.Options) ([]*corpus.Document, error) {
	all := len(files)
	progress := con.Progress("reading", all)
	defer progress(-1)
	docs := make([]*corpus.Document, 0, len(files))
	var first error
	bad := 0
	one := func(f Name) bool { // what was left out of it is told in a line of its own
		return !f.Found && (all <= few || f.Path == Stdin)
	}
	twins := map[store.Key]string{} // the files of papers with symbols, which a folder may hold in two formats
	for i, f := range files {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		progress(i)
		got, err := papersOf(ctx, con, f, one(f), o)
		switch {
		case err == nil && f.Found && len(got) == 1 && twins[store.KeyOf(got[0])] != "":
			con.Warn("left out: %s: the same paper in the same language as %s", f.Path, twins[store.KeyOf(got[0])])
		case err == nil:
			docs = append(docs, got...)
			for _, d := range got {
				if d.Symbol != "" {
					twins[store.KeyOf(d)] = f.Path
				}
			}
		case !f.Found || ctx.Err() != nil:
			return nil, err
		default:
			con.Warn("left out: %s", strings.TrimPrefix(err.Error(), "read: "))
			first = errors.Join(first, err)
			bad++
		}
	}
	if len(docs) == 0 && first != nil {
		return nil, fmt.Errorf("load: none of the %d files can be read", bad)
	}
	leftOutOfMany(con, slices.DeleteFunc(files, one), docs)
	if bad > 0 {
		con.Warn("%d of %d files could not be read and are left out", bad, all)
	}
	return docs, nil
}

// few is how many papers may be read for each to have a line that tells what was left out of it.
const few = 5

// papersOf reads a paper, or all that are in a corpus file; what was left out of a paper is told if that is asked for.
func papersOf(
	ctx context.Context,
	con *console.Console,
	f Name,
	leftOut bool,
	o read.Options,
) ([]*corpus.Document, error) {
	if IsStore(f.Path) {
		return stored(ctx, f.Path)
	}
	d, err := silent(ctx, con, f.Path, o)
	if err != nil {
		return nil, err
	}
	tell(con, d, leftOut)
	return []*corpus.Document{d}, nil
}

// leftOutOfMany tells in one line how much was left out of papers of which there may be thousands.
func leftOutOfMany(con *console.Console, files []Name, docs []*corpus.Document) {
	all := &corpus.Document{}
	n := 0
	named := make(map[string]bool, len(files))
	for _, f := range files {
		named[f.Path] = true
	}
	for _, d := range docs {
		if named[d.Source] && len(d.LeftOut) > 0 {
			all.LeftOut = append(all.LeftOut, d.LeftOut...)
			n++
		}
	}
	if n > 0 {
		con.Warn("left out of %d papers: %s; reprise parse --left-out FILE lists it", n, LeftOut(con.UI, all))
	}
}
