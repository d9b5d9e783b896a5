package store

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"

	"golang.org/x/text/language"
)

// sentences is what a row of the table of beads keeps as JSON.
type sentences struct {
	From     []int  `json:"from"`
	To       []int  `json:"to"`
	FromPart [2]int `json:"fromPart,omitzero"`
	ToPart   [2]int `json:"toPart,omitzero"`
	Signed
}

// SetBeads puts the beads of a pair of documents in the place of those that were there; pinned ones that were there
// stay.
func (tx *Tx) SetBeads(source, target Key, beads []Bead) error {
	err := exec(
		tx.ctx,
		tx.conn,
		`DELETE FROM bead WHERE source_paper = ? AND source_language = ? AND target_paper = ? AND target_language = ? AND NOT pinned`,
		source.Paper,
		source.Language.String(),
		target.Paper,
		target.Language.String(),
	)
	if err != nil {
		return err
	}
	return tx.AddBeads(beads)
}

// AddBeads adds beads, pinned ones among them.
func (tx *Tx) AddBeads(beads []Bead) error {
	for _, b := range beads {
		if b.From == nil {
			b.From = []int{}
		}
		if b.To == nil {
			b.To = []int{}
		}
		err := exec(tx.ctx, tx.conn, "INSERT INTO bead VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
			b.Source.Paper, b.Source.Language.String(), b.Target.Paper, b.Target.Language.String(),
			b.Row, b.Ref.String(), mustJSON(sentences{b.From, b.To, b.FromPart, b.ToPart, b.Signed}), b.Score, b.Pinned)
		if err != nil {
			return fmt.Errorf("store: bead of %s: %w", b.Ref, err)
		}
	}
	return nil
}

// Beads lists all beads, by documents, row and sentences.
func (tx *Tx) Beads() ([]Bead, error) { return tx.beads("SELECT * FROM bead") }

// Pinned lists the beads that a person set, in the order of Beads.
func (tx *Tx) Pinned() ([]Bead, error) { return tx.beads("SELECT * FROM bead WHERE pinned") }

func (tx *Tx) beads(query string) ([]Bead, error) {
	beads, err := collect(tx, func(r *sql.Rows) (Bead, error) {
		var b Bead
		var from, to, ref, text string
		if err := r.Scan(&b.Source.Paper, &from, &b.Target.Paper, &to, &b.Row, &ref, &text, &b.Score, &b.Pinned); err != nil {
			return b, err
		}
		b.Source.Language, b.Target.Language = language.Make(from), language.Make(to)
		var s sentences
		if err := json.Unmarshal([]byte(text), &s); err != nil {
			return b, fmt.Errorf("store: bead of %s: %w", ref, err)
		}
		b.From, b.To, b.FromPart, b.ToPart, b.Signed = s.From, s.To, s.FromPart, s.ToPart, s.Signed
		return b, b.Ref.UnmarshalText([]byte(ref))
	}, query)
	slices.SortFunc(beads, compareBeads)
	return beads, err
}

// AddReiterations adds pairs; a pair that is there with the same relation gets the new score.
func (tx *Tx) AddReiterations(pairs []Reiteration) error {
	add, err := tx.conn.PrepareContext(tx.ctx, "INSERT OR REPLACE INTO reiteration VALUES (?, ?, ?, ?, ?, ?)")
	if err != nil {
		return err
	}
	defer add.Close()
	for _, p := range pairs {
		if _, err := add.ExecContext(tx.ctx, p.Later.Paper, p.Later.Ref.String(), p.Earlier.Paper, p.Earlier.Ref.String(), p.Relation, p.Score); err != nil {
			return fmt.Errorf("store: reiteration of %s: %w", p.Later.Ref, err)
		}
	}
	return nil
}

// Reiterations lists all pairs, by the later unit, then the earlier.
func (tx *Tx) Reiterations() ([]Reiteration, error) {
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

// SetThreads puts threads in the place of those that were there.
func (tx *Tx) SetThreads(threads []Thread) error {
	if err := exec(tx.ctx, tx.conn, "DELETE FROM thread"); err != nil {
		return err
	}
	return tx.AddThreads(threads)
}

// AddThreads adds threads.
func (tx *Tx) AddThreads(threads []Thread) error {
	for _, t := range threads {
		id, err := tx.insertRow("INSERT INTO thread (name) VALUES (?)", t.Name)
		if err != nil {
			return err
		}
		for i, u := range t.Units {
			if err := tx.execPrepared("INSERT INTO thread_unit VALUES (?, ?, ?, ?)", id, i, u.Paper, u.Ref.String()); err != nil {
				return fmt.Errorf("store: thread %q: %w", t.Name, err)
			}
		}
	}
	return nil
}

// Threads lists the threads, the longest first, then by their units.
func (tx *Tx) Threads() ([]Thread, error) {
	type row struct {
		id    int64
		name  string
		place Place
	}
	rows, err := collect(tx, func(r *sql.Rows) (row, error) {
		var x row
		var ref string
		if err := r.Scan(&x.id, &x.name, &x.place.Paper, &ref); err != nil {
			return x, err
		}
		return x, x.place.Ref.UnmarshalText([]byte(ref))
	}, "SELECT id, name, paper, ref FROM thread JOIN thread_unit ON thread = id ORDER BY id, place")
	var out []Thread
	last := int64(-1)
	for _, r := range rows {
		if r.id != last {
			out = append(out, Thread{Name: r.name})
			last = r.id
		}
		t := &out[len(out)-1]
		t.Units = append(t.Units, r.place)
	}
	slices.SortStableFunc(out, compareThreads)
	return out, err
}

// ForgetPaper drops what was worked out from a paper but for its beads: its digest, the reiterations of its units and
// the threads they stand in. The other units of those threads are loose then, see Loose.
func (tx *Tx) ForgetPaper(paper string) error {
	if err := exec(tx.ctx, tx.conn, "DELETE FROM digest WHERE paper = ?1", paper); err != nil {
		return err
	}
	if err := exec(tx.ctx, tx.conn, "DELETE FROM reiteration WHERE later_paper = ?1 OR earlier_paper = ?1", paper); err != nil {
		return err
	}
	const in = "SELECT thread FROM thread_unit WHERE paper = ?1"
	loose, err := collect(tx, func(r *sql.Rows) (p Place, err error) {
		var ref string
		if err = r.Scan(&p.Paper, &ref); err == nil {
			err = p.Ref.UnmarshalText([]byte(ref))
		}
		return p, err
	}, "SELECT paper, ref FROM thread_unit WHERE thread IN ("+in+") AND paper <> ?1", paper)
	if err != nil {
		return err
	}
	tx.loose = append(tx.loose, loose...)
	return exec(tx.ctx, tx.conn, "DELETE FROM thread WHERE id IN ("+in+")", paper)
}

// Loose lists the units whose threads were dropped in this update because of another unit of theirs.
func (tx *Tx) Loose() []Place { return tx.loose }

// Forget drops reiterations and threads, for them to be worked out anew.
func (tx *Tx) Forget() error {
	return exec(tx.ctx, tx.conn, "DELETE FROM reiteration; DELETE FROM thread")
}
