package corpus_test

import (
	"strings"
	"testing"

	"github.com/reprise-wording/reprise/corpus"
)

// A name of a part is one line in a ref, without the marks around it and the signs that refs are made of, and it
// reads back.
func TestNamesInRefs(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"Aims":                     "Aims",
		" Aims. ":                  "Aims",
		"– Aims —":                 "Aims",
		"-,;.Aims;,.-":             "Aims",
		"Aims:\tlight\u00a0and #2": "Aims light and 2",
		"Aims~\nof\r\u202fports":   "Aims of ports",
		"(Aims)":                   "Aims",
		"(Aims) and (more)":        "(Aims) and (more)",
		"(Aims":                    "Aims",
		"(Aims (of ports)":         "Aims (of ports",
		"((Aims) of ports":         "(Aims) of ports",
		"Aims)":                    "Aims",
		"Aims (of ports))":         "Aims (of ports)",
		"Aims (":                   "Aims",
		"Aims (of":                 "Aims (of",
		"()":                       "",
		"(":                        "",
		"(.)":                      "",
		"Aims (of ports).":         "Aims (of ports)",
	} {
		d := &corpus.Document{Symbol: name, Blocks: []*corpus.Block{{Kind: corpus.Unit, Label: "1"}}}
		d.Address()
		if got := d.Blocks[0].Ref.Part; got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}

// Long names are cut to sixty bytes, and never within a letter.
func TestLongNamesInRefs(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		strings.Repeat("a", 60):             strings.Repeat("a", 60),
		strings.Repeat("a", 61):             strings.Repeat("a", 60),
		strings.Repeat("a", 59) + "éa":      strings.Repeat("a", 59),
		strings.Repeat("a", 58) + "éa":      strings.Repeat("a", 58) + "é",
		strings.Repeat("a", 56) + " (b) c":  strings.Repeat("a", 56) + " (b)",
		strings.Repeat("a", 58) + " (b) cd": strings.Repeat("a", 58),
	} {
		d := &corpus.Document{Symbol: name, Blocks: []*corpus.Block{{Kind: corpus.Unit, Label: "1"}}}
		d.Address()
		if got := d.Blocks[0].Ref.Part; got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}
