package main

import (
	"bufio"
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/reprise-wording/reprise/align"
	"github.com/reprise-wording/reprise/align/exchange"
	"github.com/reprise-wording/reprise/corpus/lang"
)

// aligners prints the table of reprise and hunalign, on a text made up or on two files with the beads of a third.
func aligners(w io.Writer, dir, binary string, args []string) error {
	flags := flag.NewFlagSet("align", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	hunalign := flags.String("hunalign", "hunalign", "")
	langs := flags.String("langs", "en,fr", "")
	if err := flags.Parse(args); err != nil || flags.NArg() == 1 || flags.NArg() > 3 {
		return errors.Join(errors.New("align [-hunalign FILE] [-langs en,fr] [SOURCE TARGET [GOLD]]"), err)
	}
	name, files := fmt.Sprintf("%d made-up beads", segments), flags.Args()
	if len(files) == 0 {
		if err := generated(dir, "align"); err != nil {
			return err
		}
		files = []string{
			filepath.Join(dir, "source.txt"),
			filepath.Join(dir, "target.txt"),
			filepath.Join(dir, "gold.txt"),
		}
	} else {
		name = "two files"
	}
	tokens, err := tokenised(dir, *langs, files)
	if err != nil {
		return err
	}
	empty := filepath.Join(dir, "no.dic")
	if err := os.WriteFile(empty, nil, 0o644); err != nil {
		return err
	}
	r := race{slow: 5 * time.Minute, tools: []tool{
		{name: "hunalign", args: []string{*hunalign, "-utf", empty, tokens[0], tokens[1]}},
		{name: "hunalign -realign", args: []string{*hunalign, "-utf", "-realign", empty, tokens[0], tokens[1]}},
		{
			name: "reprise align",
			args: []string{
				binary,
				"align", "--quiet", "--lines", "--format", "beads", "--langs",
				*langs,
				files[0],
				files[1],
			},
		},
	}}
	if len(files) == 3 {
		gold, err := readBeads(files[2], exchange.ReadBeads)
		if err != nil {
			return err
		}
		r.heads = []string{"F1"}
		r.tools[0].judge, r.tools[1].judge = agreement(gold, ladder), agreement(gold, ladder)
		r.tools[2].judge = agreement(gold, exchange.ReadBeads)
	}
	fmt.Fprintf(w, "\nalign: %s (%.1f and %.1f MB)\n\n", name, megabytes(files[0]), megabytes(files[1]))
	return r.run(w, dir)
}

// tokenised writes two texts as hunalign asks for them, with a space between tokens.
func tokenised(dir, langs string, files []string) (out [2]string, err error) {
	for i, tag := range strings.SplitN(langs, ",", 2) {
		l, err := lang.Parse(tag)
		if err != nil {
			return out, err
		}
		data, err := os.ReadFile(files[i])
		if err != nil {
			return out, err
		}
		var b strings.Builder
		for line := range strings.Lines(string(data)) {
			line = strings.TrimRight(line, "\r\n")
			var words []string
			for _, t := range l.Tokens(line) {
				if t.Kind != lang.Space {
					words = append(words, t.Text(line))
				}
			}
			b.WriteString(strings.Join(words, " ") + "\n")
		}
		out[i] = filepath.Join(dir, fmt.Sprintf("tokens.%d", i))
		if err := os.WriteFile(out[i], []byte(b.String()), 0o644); err != nil {
			return out, err
		}
	}
	return out, nil
}

// A reader of beads takes a stream and its name.
type reader func(io.Reader, string) ([]align.Bead, error)

func readBeads(file string, read reader) ([]align.Bead, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return read(f, file)
}

// agreement judges beads by how many of those with both sides are exactly in the gold.
func agreement(gold []align.Bead, read reader) func(string) ([]string, error) {
	return func(output string) ([]string, error) {
		beads, err := readBeads(output, read)
		if err != nil {
			return nil, err
		}
		var linked []align.Bead
		for _, b := range beads {
			if b.Linked() {
				linked = append(linked, b)
			}
		}
		return []string{fmt.Sprintf("%.3f", align.Compare(gold, linked).F1())}, nil
	}
}

// ladder reads what hunalign prints: a rung a line, the numbers of the segments that a bead begins with.
func ladder(r io.Reader, name string) (beads []align.Bead, err error) {
	lines := bufio.NewScanner(r)
	last := [2]int{}
	for n := 1; lines.Scan(); n++ {
		var at [2]int
		if _, err := fmt.Sscan(lines.Text(), &at[0], &at[1]); err != nil {
			return nil, fmt.Errorf("%s:%d: no rung of a ladder", name, n)
		}
		if n > 1 {
			beads = append(
				beads,
				align.Bead{Source: numbers(last[0], at[0]-last[0]), Target: numbers(last[1], at[1]-last[1])},
			)
		}
		last = at
	}
	return beads, lines.Err()
}

// generateBitext writes the made-up bilingual text.
func generateBitext(dir string) error {
	b, err := parallel(rand.New(rand.NewPCG(seed, 3)), segments)
	if err != nil {
		return err
	}
	var gold strings.Builder
	if err := exchange.WriteBeads(&gold, b.gold); err != nil {
		return err
	}
	return writeAll(dir, map[string]string{
		"source.txt": strings.Join(b.source, "\n") + "\n",
		"target.txt": strings.Join(b.target, "\n") + "\n",
		"gold.txt":   gold.String(),
	})
}
