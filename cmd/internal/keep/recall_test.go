package keep

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align/reuse"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/store"
)

// A damaged digest is told with the name of its paper, and made anew where that may be done.
func TestDamagedDigest(t *testing.T) {
	t.Parallel()
	s, err := store.Open(context.Background(), filepath.Join(t.TempDir(), "c.reprise"), store.Create())
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	var docs []*corpus.Document
	for n, symbol := range []string{"A/1", "A/2"} {
		d := &corpus.Document{Symbol: symbol, Language: language.English,
			Parts: []*corpus.Part{{Kind: corpus.PaperPart, Parent: -1, Number: corpus.Roman(n + 1)}},
			Blocks: []*corpus.Block{
				{Kind: corpus.Unit, Label: "1", Text: "States parties should protect the identity of witnesses before the court."},
			}}
		d.Address()
		docs = append(docs, d)
	}
	if _, err := Add(context.Background(), s, docs, nil, func(string, int) func(int) { return func(int) {} }); err != nil {
		t.Fatal(err)
	}
	err = s.Update(context.Background(), func(tx *store.Tx) error {
		if _, err := recall(tx, nil, true); err != nil {
			return err
		}
		all, err := tx.Digests()
		if err != nil {
			return err
		}
		for _, data := range []string{all[1].Data[:len(all[1].Data)-1], "c" + all[1].Data} {
			if err := tx.SetDigest("A/2", data); err != nil {
				return err
			}
			if _, err := recallFrom(tx, nil, false, false); len(data) < len(all[1].Data) &&
				(!errors.Is(err, reuse.ErrDigest) || !strings.HasPrefix(err.Error(), "keep: paper A/2: reuse: the digest ")) {
				t.Errorf("%d bytes of a digest give %v", len(data), err)
			}
			if _, err := recall(tx, nil, false); err != nil {
				t.Errorf("%d bytes of a digest are not made anew: %v", len(data), err)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
