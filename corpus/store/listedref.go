package store

import (
	"cmp"
	"database/sql"
	"slices"
	"strings"

	"github.com/reprise-wording/reprise/corpus"
)

// A ListedRef is a block or a part as a list of refs shows it.
type ListedRef struct {
	Ref   string
	Start string // of the text, in the version that was put in first
}

// startLength is how many characters of a text a ListedRef has at most.
const startLength = 60

// RefsFrom lists blocks whose refs begin with a text, in their order, each ref once. Where there are more than most,
// it lists their parts instead, if the text leaves any open. It reads no more of the file than that.
func (tx *Tx) RefsFrom(prefix string, most int) ([]ListedRef, error) {
	blocks, err := tx.blocksFrom(prefix, most+1)
	if err != nil || len(blocks) <= most {
		return blocks, err
	}
	parts, err := tx.partsFrom(prefix)
	if err != nil || len(parts) > 0 {
		return parts, err
	}
	return tx.blocksFrom(prefix, -1)
}

// blocksFrom lists blocks whose refs begin with a text, so many at most, or all below 0.
func (tx *Tx) blocksFrom(prefix string, most int) ([]ListedRef, error) {
	refs, err := collect(
		tx,
		func(r *sql.Rows) (b keptRef, err error) {
			err = r.Scan(&b.Ref, &b.block)
			return b, err
		},
		"SELECT ref, min(id) FROM block WHERE ref >= ? AND ref < ? GROUP BY ref LIMIT ?",
		prefix, prefix+"\U0010ffff", most,
	)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(refs, func(a, b keptRef) int { return cmp.Compare(a.block, b.block) }) // as their texts stand
	out := make([]ListedRef, len(refs))
	for i, r := range refs {
		text, err := tx.text(r.block)
		if err != nil {
			return nil, err
		}
		out[i] = ListedRef{r.Ref, start(text)}
	}
	return inOrder(out)
}

// A keptRef is a ref with the id of the first block that has it.
type keptRef struct {
	Ref   string
	block int64
}

// start is the first characters of a text.
func start(text string) string {
	n := 0
	for at := range text {
		if n == startLength {
			return strings.Clone(text[:at])
		}
		n++
	}
	return strings.Clone(text)
}

// partsFrom lists the parts whose refs begin with a text, with their headings.
func (tx *Tx) partsFrom(prefix string) ([]ListedRef, error) {
	refs, err := collect(
		tx,
		func(r *sql.Rows) (p ListedRef, err error) {
			var first int64
			err = r.Scan(&p.Ref, &p.Start, &first)
			return p, err
		},
		`SELECT ref, substr(trim(coalesce(part.facts ->> '$.name', '') || ' ' || coalesce(part.facts ->> '$.title', document.facts ->> '$.title', '')), 1, ?3),
		min(part.document * 1000000 + place) FROM part JOIN document ON document.id = part.document
		WHERE ref >= ?1 AND ref < ?2 AND ref <> '' GROUP BY ref`,
		prefix, prefix+"\U0010ffff", startLength,
	)
	if err != nil {
		return nil, err
	}
	return inOrder(refs)
}

// inOrder puts refs in their order.
func inOrder(refs []ListedRef) ([]ListedRef, error) {
	parsed := map[string]corpus.Ref{}
	for _, r := range refs {
		var ref corpus.Ref
		if err := ref.UnmarshalText([]byte(r.Ref)); err != nil {
			return nil, err
		}
		parsed[r.Ref] = ref
	}
	slices.SortFunc(refs, func(a, b ListedRef) int {
		return cmp.Or(corpus.Compare(parsed[a.Ref], parsed[b.Ref]), cmp.Compare(a.Ref, b.Ref))
	})
	return refs, nil
}
