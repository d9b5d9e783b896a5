package reprise_test

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/reprise-wording/reprise/align/reprise"
	"github.com/reprise-wording/reprise/corpus/corpustest"
)

// Each call stops where it is told to.
func TestStops(t *testing.T) {
	t.Parallel()
	a, b := read("a.en.md", earlier), read("b.en.md", later)
	fr := read(
		"a.fr.md",
		"# Deuxième réunion\n\n1. Les États parties devraient tenir un registre des navires, ouvert au public.\n\n"+
			"2. Le secrétariat devrait faire rapport.\n",
	)
	for name, work := range map[string]func(ctx context.Context) error{
		"compare": func(ctx context.Context) error { _, err := reprise.Compare(ctx, a, b); return err },
		"align":   func(ctx context.Context) error { _, err := reprise.Align(ctx, a, fr); return err },
		"trace":   func(ctx context.Context) error { _, err := reprise.Trace(ctx, a, b); return err },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			corpustest.Stops(t, int64(2+2*runtime.GOMAXPROCS(0)), work)
		})
	}
}

// A file reads as its bytes do, and where there is none the error says so.
func TestRead(t *testing.T) {
	t.Parallel()
	name := filepath.Join(t.TempDir(), "a.en.md")
	if err := os.WriteFile(name, []byte(earlier), 0o600); err != nil {
		t.Fatal(err)
	}
	d, err := reprise.Read(name)
	if err != nil || len(d.Blocks) != len(read("a.en.md", earlier).Blocks) || d.Language.String() != "en" {
		t.Errorf("%v, %v", d, err)
	}
	if _, err := reprise.Read(name + "x"); err == nil {
		t.Error("no file is no error")
	}
}

// Each sentence of either side stands in one pair, in order, with the ref of its paragraph; one without a counterpart
// stands alone.
func TestAlignLosesNothing(t *testing.T) {
	t.Parallel()
	en := read(
		"a.en.md",
		"# Draft\n\n1. States should keep a register. They should publish it.\n\n"+
			"2. Ports close early. Pilots pass an examination every year.\n\n3. The end.\n",
	)
	fr := read(
		"a.fr.md",
		"# Projet\n\n1. Les États devraient tenir un registre. Ils devraient le publier.\n\n"+
			"2. Les pilotes passent un examen chaque année.\n",
	)
	pairs, err := reprise.Align(context.Background(), en, fr)
	if err != nil {
		t.Fatal(err)
	}
	var source, target, alone []string
	for _, p := range pairs {
		source, target = append(source, p.Source.Text), append(target, p.Target.Text)
		if p.Target.Text == "" {
			alone = append(alone, p.Source.Ref)
		}
		if p.Source.Text != "" && p.Target.Text != "" && p.Source.Ref != p.Target.Ref {
			t.Errorf("%+v", p)
		}
	}
	said := func(d *reprise.Document) (out []string) {
		for _, b := range d.Blocks {
			out = append(out, strings.Fields(b.Text)...)
		}
		return out
	}
	if got := strings.Fields(strings.Join(source, " ")); !slices.Equal(got, said(en)) {
		t.Errorf("the source has %q", got)
	}
	if got := strings.Fields(strings.Join(target, " ")); !slices.Equal(got, said(fr)) {
		t.Errorf("the target has %q", got)
	}
	if !slices.Equal(alone, []string{"2", "3"}) {
		t.Errorf("alone stand sentences of %v: %+v", alone, pairs)
	}
}
