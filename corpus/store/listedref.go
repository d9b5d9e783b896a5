package store

import (
	"cmp"
	"database/sql"
	"slices"

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
	return tx.listedRefs(
		"SELECT ref, substr(text, 1, ?3), min(id) FROM block WHERE ref >= ?1 AND ref < ?2 GROUP BY ref LIMIT ?4",
		prefix,
		most,
	)
}

// partsFrom lists the parts whose refs begin with a text, with their headings.
func (tx *Tx) partsFrom(prefix string) ([]ListedRef, error) {
	return tx.listedRefs(
		`SELECT ref, substr(trim(coalesce(part.facts ->> '$.name', '') || ' ' || coalesce(part.facts ->> '$.title', document.facts ->> '$.title', '')), 1, ?3),
		min(part.document * 1000000 + place) FROM part JOIN document ON document.id = part.document
		WHERE ref >= ?1 AND ref < ?2 AND ref <> '' GROUP BY ref LIMIT ?4`,
		prefix,
		-1,
	)
}

// listedRefs reads a query of refs that begin with a text, and puts them in their order.
func (tx *Tx) listedRefs(query, prefix string, most int) ([]ListedRef, error) {
	type row struct {
		ListedRef
		ref corpus.Ref
	}
	rows, err := collect(tx, func(r *sql.Rows) (x row, err error) {
		var first int64
		if err = r.Scan(&x.Ref, &x.Start, &first); err == nil {
			err = x.ref.UnmarshalText([]byte(x.Ref))
		}
		return x, err
	}, query, prefix, prefix+"\U0010ffff", startLength, most)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(rows, func(a, b row) int { return cmp.Or(corpus.Compare(a.ref, b.ref), cmp.Compare(a.Ref, b.Ref)) })
	out := make([]ListedRef, len(rows))
	for i, r := range rows {
		out[i] = r.ListedRef
	}
	return out, nil
}
