package store

import (
	"database/sql"
	"fmt"
	"slices"
)

// Before version 7 reiterations and threads had the papers and refs of their units written out in each row.

func (tx *Tx) writtenReiterations() ([]Reiteration, error) {
	pairs, err := collect(tx, func(r *sql.Rows) (Reiteration, error) {
		var p Reiteration
		var later, earlier string
		if err := r.Scan(&p.Later.Paper, &later, &p.Earlier.Paper, &earlier, &p.Relation, &p.Score); err != nil {
			return p, err
		}
		if err := p.Later.Ref.UnmarshalText([]byte(later)); err != nil {
			return p, err
		}
		return p, p.Earlier.Ref.UnmarshalText([]byte(earlier))
	}, "SELECT later_paper, later_ref, earlier_paper, earlier_ref, relation, score FROM reiteration")
	slices.SortFunc(pairs, compareReiterations)
	return pairs, err
}

func (tx *Tx) writeReiterations(pairs []Reiteration) error {
	for _, p := range pairs {
		err := tx.execPrepared(
			"INSERT OR REPLACE INTO reiteration VALUES (?, ?, ?, ?, ?, ?)",
			p.Later.Paper,
			p.Later.Ref.String(),
			p.Earlier.Paper,
			p.Earlier.Ref.String(),
			p.Relation,
			p.Score,
		)
		if err != nil {
			return fmt.Errorf("store: reiteration of %s: %w", p.Later.Ref, err)
		}
	}
	return nil
}

func (tx *Tx) writtenThreads() ([]Thread, error) {
	rows, err := collect(tx, func(r *sql.Rows) (threadRow, error) {
		var x threadRow
		var ref string
		if err := r.Scan(&x.id, &x.name, &x.place.Paper, &ref); err != nil {
			return x, err
		}
		return x, x.place.Ref.UnmarshalText([]byte(ref))
	}, "SELECT id, name, paper, ref FROM thread JOIN thread_unit ON thread = id ORDER BY id, place")
	return threadsOf(rows), err
}

// writeThreads writes threads where there are none.
func (tx *Tx) writeThreads(threads []Thread) error {
	for _, t := range threads {
		id, err := tx.insertRow("INSERT INTO thread (name) VALUES (?)", t.Name)
		if err != nil {
			return err
		}
		for i, u := range t.Units {
			err := tx.execPrepared("INSERT INTO thread_unit VALUES (?, ?, ?, ?)", id, i, u.Paper, u.Ref.String())
			if err != nil {
				return fmt.Errorf("store: thread %q: %w", t.Name, err)
			}
		}
	}
	return nil
}
