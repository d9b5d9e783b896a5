package corpustest

import (
	"bufio"
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/wg4"
)

// FolderVariable is the environment variable that names the folder of Sentences in tests and benchmarks.
const FolderVariable = "BENCH_TEXT"

// shortest is the length of a line in bytes from which it is taken for a sentence and not for a heading.
const shortest = 40

// Sentences gives real English to vary: the lines of the files *.en*.txt of a folder, of the built-in corpus where it
// is "".
func Sentences(folder string) ([]string, error) {
	if folder == "" {
		return sentences(nil, wg4.Files()[1].Data), nil
	}
	files, err := filepath.Glob(filepath.Join(folder, "*.en*.txt"))
	if err == nil && len(files) == 0 {
		err = fmt.Errorf("corpustest: no *.en*.txt in %s", folder)
	}
	var all []string
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			return nil, fmt.Errorf("corpustest: %w", err)
		}
		all = sentences(all, data)
	}
	return all, err
}

func sentences(all []string, data []byte) []string {
	for s := bufio.NewScanner(bytes.NewReader(data)); s.Scan(); {
		if len(s.Text()) > shortest {
			all = append(all, s.Text())
		}
	}
	return all
}

// Vary makes n units: sentences in which one word in three is another's, and one in twenty a new word. A unit in ten
// takes up an earlier one with one word in six changed.
func Vary(sentences []string, n int) []string {
	rng := rand.New(rand.NewPCG(3, 4))
	var words []string
	for _, l := range sentences {
		words = append(words, strings.Fields(l)...)
	}
	out := make([]string, 0, n)
	for i := range n {
		text, rate := sentences[rng.IntN(len(sentences))], 3
		if i > 0 && rng.IntN(10) == 0 {
			text, rate = out[rng.IntN(i)], 6
		}
		fields := strings.Fields(text)
		for k := range fields {
			if rng.IntN(rate) == 0 {
				fields[k] = words[rng.IntN(len(words))]
			}
			if rate == 3 && rng.IntN(20) == 0 {
				fields[k] = words[rng.IntN(len(words))] + strconv.FormatInt(int64(rng.IntN(n)), 36)
			}
		}
		out = append(out, strings.Join(fields, " "))
	}
	return out
}

// Documents makes papers of so many of the units each, one meeting a paper and a year, from 1900.
func Documents(units []string, sizes ...int) []*corpus.Document {
	var docs []*corpus.Document
	for p, n := range sizes {
		day := corpus.Date{Year: 1900 + p, Month: 1, Day: 1}
		d := &corpus.Document{Symbol: fmt.Sprintf("V/%d", p+1), Language: language.English, Parts: []*corpus.Part{
			{Kind: corpus.PaperPart, Parent: -1},
			{
				Kind:     corpus.MeetingPart,
				Number:   corpus.Roman(p + 1),
				Restarts: true,
				Held:     corpus.Period{Start: day, End: day},
			},
		}}
		for k, text := range units[:n] {
			d.Blocks = append(
				d.Blocks,
				&corpus.Block{Kind: corpus.Unit, Part: 1, Label: strconv.Itoa(k + 1), Text: text},
			)
		}
		d.Address()
		units = units[n:]
		docs = append(docs, d)
	}
	return docs
}
