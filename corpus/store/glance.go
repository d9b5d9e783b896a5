package store

import (
	"cmp"
	"database/sql"
	"encoding/json"
	"slices"
	"strings"

	"github.com/reprise-wording/reprise/corpus"
)

// A Glance is a unit as a list of refs shows it.
type Glance struct {
	Ref   string
	Start string // of the text, in the version that was put in first
}

// glance is how many characters of a text a Glance has at most.
const glance = 60

// RefsFrom lists units whose refs begin with a text, in their order, each ref once. Where there are more than most, it lists their
// meetings instead, if the text leaves any open. It reads no more of the file than that.
func (tx *Tx) RefsFrom(prefix string, most int) ([]Glance, error) {
	units, err := tx.unitsFrom(prefix, most+1)
	if err != nil || len(units) <= most {
		return units, err
	}
	meetings, err := tx.meetingsFrom(prefix)
	if err != nil || len(meetings) > 0 {
		return meetings, err
	}
	return tx.unitsFrom(prefix, -1)
}

// unitsFrom lists units whose refs begin with a text, so many at most, or all below 0.
func (tx *Tx) unitsFrom(prefix string, most int) ([]Glance, error) {
	type row struct {
		Glance
		ref corpus.Ref
	}
	rows, err := collect(tx, func(r *sql.Rows) (x row, err error) {
		var first int64
		if err = r.Scan(&x.Ref, &x.Start, &first); err == nil {
			err = x.ref.UnmarshalText([]byte(x.Ref))
		}
		return x, err
	}, "SELECT ref, substr(text, 1, ?3), min(id) FROM unit WHERE ref >= ?1 AND ref < ?2 GROUP BY ref LIMIT ?4", prefix, prefix+"\U0010ffff", glance, most)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(rows, func(a, b row) int { return cmp.Or(corpus.Compare(a.ref, b.ref), cmp.Compare(a.Ref, b.Ref)) })
	out := make([]Glance, len(rows))
	for i, r := range rows {
		out[i] = r.Glance
	}
	return out, nil
}

// meetingsFrom lists the meetings whose refs begin with a text, with their headings.
func (tx *Tx) meetingsFrom(prefix string) ([]Glance, error) {
	all, err := collect(tx, func(r *sql.Rows) (*corpus.Meeting, error) {
		var facts string
		if err := r.Scan(&facts); err != nil {
			return nil, err
		}
		m := &corpus.Meeting{}
		return m, json.Unmarshal([]byte(facts), m)
	}, "SELECT facts FROM meeting")
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(all, func(a, b *corpus.Meeting) int { return corpus.Compare(a.Ref(), b.Ref()) })
	var out []Glance
	for _, m := range all {
		ref := m.Ref().String()
		if ref != "" && strings.HasPrefix(ref, prefix) && (len(out) == 0 || out[len(out)-1].Ref != ref) {
			out = append(out, Glance{ref, m.Heading})
		}
	}
	return out, nil
}
