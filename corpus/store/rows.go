package store

import (
	"database/sql"
	"encoding/json"
	"errors"
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
		`DELETE FROM bead WHERE source_paper = ? AND source_language = ? AND target_paper = ? AND target_language = ? AND `+
			`NOT pinned`,
		source.Paper,
		source.Language.String(),
		target.Paper,
		target.Language.String(),
	)
	if err != nil {
		return err
	}
	tx.recountBeads(source, target)
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
		tx.recountBeads(b.Source, b.Target)
		err := tx.execPrepared("INSERT INTO bead VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
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
	for _, p := range pairs {
		later, err1 := tx.addSpot(p.Later)
		earlier, err2 := tx.addSpot(p.Earlier)
		relation, err3 := tx.name(p.Relation)
		err := errors.Join(err1, err2, err3)
		if err == nil {
			err = tx.execPrepared("INSERT OR REPLACE INTO reiteration VALUES (?, ?, ?, ?)", later, earlier, relation, p.Score)
		}
		if err != nil {
			return fmt.Errorf("store: reiteration of %s: %w", p.Later.Ref, err)
		}
	}
	return nil
}

// Reiterations lists all pairs, by the later unit, then the earlier.
func (tx *Tx) Reiterations() ([]Reiteration, error) {
	pairs, err := tx.UnsortedReiterations()
	slices.SortFunc(pairs, compareReiterations)
	return pairs, err
}

// UnsortedReiterations lists all pairs in no order, which is quicker.
func (tx *Tx) UnsortedReiterations() ([]Reiteration, error) {
	spots, err := tx.spots()
	if err != nil {
		return nil, err
	}
	return collect(tx, func(r *sql.Rows) (Reiteration, error) {
		var p Reiteration
		var later, earlier int64
		err := r.Scan(&later, &earlier, &p.Relation, &p.Score)
		p.Later, p.Earlier = spots[later], spots[earlier]
		return p, err
	}, "SELECT later, earlier, name, score FROM reiteration JOIN name ON name.id = relation")
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
			spot, err := tx.addSpot(u)
			if err == nil {
				err = tx.execPrepared("INSERT INTO thread_unit VALUES (?, ?, ?)", id, i, spot)
			}
			if err != nil {
				return fmt.Errorf("store: thread %q: %w", t.Name, err)
			}
		}
	}
	return nil
}

// Threads lists the threads, the longest first, then by their units.
func (tx *Tx) Threads() ([]Thread, error) {
	spots, err := tx.spots()
	if err != nil {
		return nil, err
	}
	rows, err := collect(tx, func(r *sql.Rows) (x threadRow, err error) {
		var spot int64
		err = r.Scan(&x.id, &x.name, &spot)
		x.place = spots[spot]
		return x, err
	}, "SELECT id, name, spot FROM thread JOIN thread_unit ON thread = id ORDER BY id, place")
	out := threadsOf(rows)
	slices.SortStableFunc(out, compareThreads)
	return out, err
}

// A threadRow is a unit of a thread.
type threadRow struct {
	id    int64 // of the thread
	name  string
	place Place
}

// threadsOf gathers the rows of each thread, which stand one after the other.
func threadsOf(rows []threadRow) []Thread {
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
	return out
}

// ForgetPaper drops what was worked out from a paper but for its beads: its digest, the reiterations of its units and
// the threads they stand in. The other units of those threads are loose then, see Loose.
func (tx *Tx) ForgetPaper(paper string) error {
	if err := exec(tx.ctx, tx.conn, "DELETE FROM digest WHERE paper = ?1", paper); err != nil {
		return err
	}
	loose, err := collect(tx, func(r *sql.Rows) (p Place, err error) {
		var ref string
		if err = r.Scan(&p.Paper, &ref); err == nil {
			err = p.Ref.UnmarshalText([]byte(longRef(p.Paper, ref)))
		}
		return p, err
	}, `SELECT other.name, o.ref FROM name JOIN spot ON spot.paper = name.id JOIN thread_unit AS t ON t.spot = spot.id
		JOIN thread_unit AS u USING (thread) JOIN spot AS o ON o.id = u.spot JOIN name AS other ON other.id = o.paper
		WHERE name.name = ? AND o.paper <> name.id GROUP BY u.thread, u.place ORDER BY u.thread, u.place`, paper)
	if err != nil {
		return err
	}
	tx.loose = append(tx.loose, loose...)
	return tx.forgetSpots(paper)
}

// Loose lists the units whose threads were dropped in this update because of another unit of theirs.
func (tx *Tx) Loose() []Place { return tx.loose }

// Forget drops reiterations and threads, for them to be worked out anew.
func (tx *Tx) Forget() error {
	return exec(tx.ctx, tx.conn, "DELETE FROM reiteration; DELETE FROM thread; DELETE FROM spot")
}
