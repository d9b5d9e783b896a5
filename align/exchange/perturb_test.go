package exchange_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align/exchange"
	"github.com/reprise-wording/reprise/corpus/corpustest/perturb"
)

// Files of each format with one tag, word or space changed are read as they were, or refused in the same words.
func TestPerturbedFiles(t *testing.T) {
	t.Parallel()
	type format struct {
		name  string
		write func(io.Writer, *exchange.Memory) error
		read  func(r io.Reader, name string, source, target language.Tag) (*exchange.Memory, error)
	}
	formats := []format{
		{"TSV", exchange.WriteTSV, exchange.ReadTSV}, {"TMX", exchange.WriteTMX, exchange.ReadTMX},
		{"XLIFF", exchange.WriteXLIFF, exchange.ReadXLIFF}, {"XLIFF 1.2", exchange.WriteXLIFF12, exchange.ReadXLIFF},
	}
	reader := map[string]format{}
	var inputs []perturb.Input
	for _, f := range formats {
		reader[f.name] = f
		for _, m := range []*exchange.Memory{memory(), full()} {
			var b bytes.Buffer
			if err := f.write(&b, m); err != nil {
				t.Fatal(err)
			}
			inputs = append(inputs, perturb.Input{Name: f.name, Text: b.String()})
		}
	}
	var beads bytes.Buffer
	if err := exchange.WriteBeads(&beads, full().Beads()); err != nil {
		t.Fatal(err)
	}
	inputs = append(inputs, perturb.Input{Name: "beads", Text: beads.String()})
	perturb.Golden(t, "testdata/perturbed.want", *update, inputs, 150, func(in perturb.Input) string {
		if in.Name == "beads" {
			all, err := exchange.ReadBeads(strings.NewReader(in.Text), "x")
			return fmt.Sprint(all, err)
		}
		m, err := reader[in.Name].read(strings.NewReader(in.Text), "x", memory().Source, memory().Target)
		if err != nil {
			return err.Error()
		}
		data, err := json.Marshal(m)
		return fmt.Sprint(string(data), err)
	})
}
