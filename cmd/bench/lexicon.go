package main

import (
	"bufio"
	"cmp"
	"compress/gzip"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align/bitext"
)

// learnLexicon learns a lexicon of English and another language from texts side by side, as sideBySide writes them,
// and writes it as the built-in ones are: gzip, the sources in the first lines, pairs in the order of the alphabet.
func learnLexicon(w io.Writer, args []string) error {
	flags := flag.NewFlagSet("lexicon", flag.ContinueOnError)
	from := flags.String("from", "", "what the texts are, for the first line")
	most := flags.Int("most", 20_000, "pairs at most, the most certain ones")
	least := flags.Int("least", 3, "how often words must be met")
	sure := flags.Float64("sure", 0.1, "least weight")
	merge := flags.String("merge", "", "a lexicon (gzip) whose pairs are kept, with its first lines")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() < 3 || *from == "" {
		return errors.New("usage: lexicon -from SOURCE [-most N] " +
			"[-least N] [-sure W] [-merge OLD.tsv.gz] LANG OUT.tsv.gz SIDE-BY-SIDE.tsv (one or more)")
	}
	tag := flags.Arg(0)
	source, target, err := columns(flags.Args()[2:], "en", tag)
	if err != nil {
		return err
	}
	l, err := bitext.Study(
		source,
		target,
		*least,
		*sure,
		bitext.WithLanguages(language.English, language.Make(tag)),
		bitext.WithoutBuiltin(),
	)
	if err != nil {
		return err
	}
	l.Pairs = slices.DeleteFunc(l.Pairs, func(p bitext.Pair) bool { return p.Source == p.Target })
	l.Pairs = l.Pairs[:min(*most, len(l.Pairs))]
	heads := []string{"# " + *from}
	if *merge != "" {
		if heads, err = merged(l, *merge, heads); err != nil {
			return err
		}
	}
	fmt.Fprintf(w, "%s: %d pairs from %d paragraphs\n", tag, len(l.Pairs), len(source))
	return writeLexicon(flags.Arg(1), heads, l)
}

// merged adds the pairs of a lexicon that another lacks, and gives the first lines of both.
func merged(l *bitext.Lexicon, name string, heads []string) ([]string, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	text, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	have := map[string]bool{}
	for _, p := range l.Pairs {
		have[p.Source+"\t"+p.Target] = true
	}
	for lines := bufio.NewScanner(text); lines.Scan(); {
		line := lines.Text()
		a, b, ok := strings.Cut(line, "\t")
		switch {
		case strings.HasPrefix(line, "#"):
			heads = append(heads, line)
		case ok && !have[line]:
			l.Pairs = append(l.Pairs, bitext.Pair{Source: a, Target: b})
		}
	}
	return heads, nil
}

func writeLexicon(name string, heads []string, l *bitext.Lexicon) error {
	slices.SortFunc(l.Pairs, func(a, b bitext.Pair) int {
		return cmp.Or(cmp.Compare(a.Source, b.Source), cmp.Compare(b.Weight, a.Weight), cmp.Compare(a.Target, b.Target))
	})
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	z, _ := gzip.NewWriterLevel(f, gzip.BestCompression)
	for _, h := range heads {
		fmt.Fprintln(z, h)
	}
	for _, p := range l.Pairs {
		if p.Weight > 0 {
			fmt.Fprintf(z, "%s\t%s\t%.2f\n", p.Source, p.Target, p.Weight)
		} else {
			fmt.Fprintf(z, "%s\t%s\n", p.Source, p.Target)
		}
	}
	return errors.Join(z.Close(), f.Close())
}

// columns reads two languages of files that sideBySide wrote, the lines that have both.
func columns(files []string, a, b string) (source, target []bitext.Segment, err error) {
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, nil, err
		}
		i, j := -1, -1
		for line := range strings.Lines(string(data)) {
			field := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
			if i < 0 {
				if i, j = slices.Index(field, a), slices.Index(field, b); i < 0 || j < 0 {
					return nil, nil, fmt.Errorf("%s: its first line names no columns %s and %s", name, a, b)
				}
				continue
			}
			if len(field) > max(i, j) && field[i] != "" && field[j] != "" {
				source = append(source, bitext.Segment{Text: field[i]})
				target = append(target, bitext.Segment{Text: field[j]})
			}
		}
	}
	return source, target, nil
}
