package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"

	"github.com/urfave/cli/v2"
	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/cmd/internal/console"
	"github.com/reprise-wording/reprise/cmd/internal/keep"
	"github.com/reprise-wording/reprise/cmd/internal/output"
	"github.com/reprise-wording/reprise/corpus/store"
)

func removeCommand(con *console.Console) *cli.Command {
	o := &options{}
	return &cli.Command{
		Name:      "remove",
		Usage:     "take documents out of a corpus file",
		ArgsUsage: "PAPER|FILE... --corpus FILE",
		Description: "Takes papers out of a corpus file, with all that was worked out from them. " +
			"A paper is named as reprise list names\n" +
			"it, in all its languages, or by its file; then only that version goes. With --lang only the version in that " +
			"language goes.\n\n" +
			examples(
				"reprise remove recommendations --corpus wg4.reprise",
				"reprise remove recommendations --lang en --corpus wg4.reprise",
			),
		Flags: []cli.Flag{
			o.corpusFlag(),
			o.langFlag("only the version in this language, a `TAG`"),
		},
		Action: runner(con, o, runRemove),
	}
}

func runRemove(ctx context.Context, con *console.Console, o *options) error {
	if len(o.args) == 0 {
		return errors.New("remove: give the papers to take out; reprise list --corpus FILE names them")
	}
	tag, err := o.keyLanguage()
	if err != nil {
		return err
	}
	s, err := o.openStore(ctx, con)
	if err != nil {
		return err
	}
	defer s.Close()
	var entries []store.Entry
	err = s.View(ctx, func(tx *store.Tx) error {
		entries, err = tx.List()
		return err
	})
	if err != nil {
		return err
	}
	var keys []store.Key
	for _, name := range o.args {
		named, err := namedBy(entries, name, tag)
		if err != nil {
			return err
		}
		keys = append(keys, named...)
	}
	gone, err := keep.Remove(ctx, s, keys, con.Progress)
	if err != nil {
		return err
	}
	return output.To(con.Out, "", func(w io.Writer) error {
		for _, k := range gone {
			fmt.Fprintln(w, con.UI.Sprintf("removed %s", k))
		}
		return nil
	})
}

// namedBy finds the documents that a name stands for: those of the paper of that name, else that read from the file
// of that name, in any folder where it names none. Where there is none the key of the paper asked for leads to the
// error that says so; files of one name in several folders are an error.
func namedBy(entries []store.Entry, name string, tag language.Tag) ([]store.Key, error) {
	paper := store.Key{Paper: name, Language: tag}
	var whole, base []store.Entry
	for _, e := range entries {
		if e.Key.Paper == name {
			return []store.Key{paper}, nil
		}
		if tag != language.Und && tag != e.Key.Language {
			continue
		}
		if filepath.Clean(e.Source) == filepath.Clean(name) {
			whole = append(whole, e)
		}
		if filepath.Base(e.Source) == name {
			base = append(base, e)
		}
	}
	if len(whole) == 0 {
		whole = base
	}
	var keys []store.Key
	for _, e := range whole {
		if e.Source != whole[0].Source {
			return nil, fmt.Errorf("remove: %s is %s and %s; give the whole name", name, whole[0].Source, e.Source)
		}
		keys = append(keys, e.Key)
	}
	if len(keys) == 0 {
		return []store.Key{paper}, nil
	}
	return keys, nil
}
