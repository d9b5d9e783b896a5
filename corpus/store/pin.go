package store

import (
	"database/sql"
	"errors"

	"golang.org/x/text/language"
)

// A Pin is what a person decided about a pair of units. It is no part of a document: it stays when a paper is
// replaced, and goes with its last version.
type Pin struct {
	Earlier Place  `json:"earlier"`
	Later   Place  `json:"later"`
	Verdict string `json:"verdict"`
	Signed
}

// Signed says who decided, and when; either may be empty.
type Signed struct {
	Author string `json:"author,omitempty"`
	At     string `json:"at,omitempty"` // RFC 3339
}

// An Alarm is what a person decided about a finding of the translation check in a block of a paper. It stays and goes
// as a Pin does.
type Alarm struct {
	Place
	Source  language.Tag `json:"source"`
	Target  language.Tag `json:"target"`
	Kind    string       `json:"kind"`
	Words   string       `json:"words,omitempty"` // of the source
	Others  string       `json:"others,omitempty"`
	Verdict string       `json:"verdict"`
	Signed
}

// Pins lists the decisions about pairs, by the later unit, then the earlier.
func (tx *Tx) Pins() ([]Pin, error) {
	return collect(tx,
		func(r *sql.Rows) (p Pin, err error) {
			var earlier, later string
			if err = r.Scan(&p.Earlier.Paper, &earlier, &p.Later.Paper, &later, &p.Verdict, &p.Author, &p.At); err != nil {
				return p, err
			}
			if err = p.Earlier.Ref.UnmarshalText([]byte(earlier)); err != nil {
				return p, err
			}
			return p, p.Later.Ref.UnmarshalText([]byte(later))
		},
		"SELECT earlier_paper, earlier_ref, later_paper, later_ref, verdict, author, at FROM pin ORDER BY later_paper, "+
			"later_ref, earlier_paper, earlier_ref")
}

// AddPins keeps decisions; one about the same pair, either way round, takes the place of the one before.
func (tx *Tx) AddPins(pins []Pin) error {
	for _, p := range pins {
		if err := tx.DropPin(p); err != nil {
			return err
		}
		if err := exec(tx.ctx, tx.conn, "INSERT INTO pin VALUES (?, ?, ?, ?, ?, ?, ?)",
			p.Earlier.Paper, p.Earlier.Ref.String(), p.Later.Paper, p.Later.Ref.String(), p.Verdict, p.Author, p.At); err != nil {
			return err
		}
	}
	return nil
}

// DropPin drops the decision about a pair, either way round, if there is one.
func (tx *Tx) DropPin(p Pin) error {
	for _, q := range [][2]Place{{p.Earlier, p.Later}, {p.Later, p.Earlier}} {
		if err := exec(
			tx.ctx, tx.conn,
			"DELETE FROM pin WHERE earlier_paper = ? AND earlier_ref = ? AND later_paper = ? AND later_ref = ?",
			q[0].Paper, q[0].Ref.String(), q[1].Paper, q[1].Ref.String(),
		); err != nil {
			return err
		}
	}
	return nil
}

// Alarms lists the decisions about findings, by paper, ref, languages, kind and words.
func (tx *Tx) Alarms() ([]Alarm, error) {
	return collect(tx, func(r *sql.Rows) (a Alarm, err error) {
		var ref, source, target string
		err = r.Scan(&a.Paper, &ref, &source, &target, &a.Kind, &a.Words, &a.Others, &a.Verdict, &a.Author, &a.At)
		if err != nil {
			return a, err
		}
		a.Source, a.Target = language.Make(source), language.Make(target)
		return a, a.Ref.UnmarshalText([]byte(ref))
	}, "SELECT * FROM alarm ORDER BY paper, ref, source, target, kind, words, others")
}

// AddAlarms keeps decisions; one about the same finding takes the place of the one before.
func (tx *Tx) AddAlarms(alarms []Alarm) error {
	for _, a := range alarms {
		err := exec(tx.ctx, tx.conn, "INSERT OR REPLACE INTO alarm VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
			a.Paper, a.Ref.String(), a.Source.String(), a.Target.String(), a.Kind, a.Words, a.Others, a.Verdict, a.Author, a.At)
		if err != nil {
			return err
		}
	}
	return nil
}

// DropAlarm drops the decision about a finding, if there is one.
func (tx *Tx) DropAlarm(a Alarm) error {
	return exec(
		tx.ctx, tx.conn,
		`DELETE FROM alarm WHERE paper = ? AND ref = ? AND source = ? AND target = ? AND kind = ? AND words = ?
		AND others = ?`,
		a.Paper, a.Ref.String(), a.Source.String(), a.Target.String(), a.Kind, a.Words, a.Others,
	)
}

// DropPinned drops the beads that a person set in the block of a bead and its two documents, whichever of them is the
// source. A ref names one block, whose kind may be another than when the beads were set.
func (tx *Tx) DropPinned(b Bead) error { return tx.dropBeads("pinned", b) }

// unpin drops the decisions about a paper of which no version is left.
func (tx *Tx) unpin(paper string) error {
	const gone = " AND NOT EXISTS (SELECT 1 FROM document WHERE paper = ?1)"
	return errors.Join(
		exec(tx.ctx, tx.conn, "DELETE FROM pin WHERE (earlier_paper = ?1 OR later_paper = ?1)"+gone, paper),
		exec(tx.ctx, tx.conn, "DELETE FROM alarm WHERE paper = ?1"+gone, paper),
	)
}

// DropFound drops the beads that no person set in the block of a bead and its two documents, whichever of them is the
// source.
func (tx *Tx) DropFound(b Bead) error { return tx.dropBeads("NOT pinned", b) }

func (tx *Tx) dropBeads(which string, b Bead) error {
	tx.recountBeads(b.Source, b.Target)
	return exec(tx.ctx, tx.conn, "DELETE FROM bead WHERE "+which+` AND ref = ?5 AND (
		source_paper = ?1 AND source_language = ?2 AND target_paper = ?3 AND target_language = ?4 OR
		source_paper = ?3 AND source_language = ?4 AND target_paper = ?1 AND target_language = ?2)`,
		b.Source.Paper, b.Source.Language.String(), b.Target.Paper, b.Target.Language.String(), b.Ref.String())
}
