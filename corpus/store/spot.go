package store

import (
	"database/sql"
	"errors"
	"fmt"
	"strings"
)

// Reiterations and threads name units by numbers: a spot is a paper and a ref, kept once, and names are those of
// papers and relations. Written out in each row, they took a third of the file.
const spotTables = `
CREATE TABLE name (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT; -- of a paper or a relation
CREATE TABLE spot (
	id INTEGER PRIMARY KEY,
	paper INTEGER NOT NULL,   -- its name
	ref TEXT NOT NULL,        -- see shortRef
	UNIQUE (paper, ref)
) STRICT;
ALTER TABLE reiteration RENAME TO old_reiteration;
DROP INDEX reiteration_earlier;
CREATE TABLE reiteration (
	later INTEGER NOT NULL, earlier INTEGER NOT NULL, -- spots
	relation INTEGER NOT NULL,                        -- its name
	score REAL NOT NULL,
	PRIMARY KEY (later, earlier, relation)
) STRICT, WITHOUT ROWID;
CREATE INDEX reiteration_earlier ON reiteration (earlier);
ALTER TABLE thread_unit RENAME TO old_thread_unit;
DROP INDEX IF EXISTS thread_unit_place;
CREATE TABLE thread_unit (
	thread INTEGER NOT NULL REFERENCES thread ON DELETE CASCADE,
	place INTEGER NOT NULL,
	spot INTEGER NOT NULL,
	PRIMARY KEY (thread, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX thread_unit_spot ON thread_unit (spot);
INSERT INTO name (name) SELECT later_paper FROM old_reiteration UNION SELECT earlier_paper FROM old_reiteration
	UNION SELECT relation FROM old_reiteration UNION SELECT paper FROM old_thread_unit;
CREATE TEMP VIEW short AS
	SELECT later_paper AS paper, later_ref AS ref FROM old_reiteration
	UNION SELECT earlier_paper, earlier_ref FROM old_reiteration UNION SELECT paper, ref FROM old_thread_unit;
CREATE TEMP TABLE moved AS SELECT paper, ref, name.id AS no,
	CASE WHEN substr(ref, 1, length(paper)) = paper THEN '=' || substr(ref, length(paper) + 1) ELSE '!' || ref END AS short
	FROM short JOIN name ON name = paper;
INSERT INTO spot (paper, ref) SELECT no, short FROM moved ORDER BY no, short;
CREATE TEMP TABLE numbered AS SELECT moved.paper, moved.ref, spot.id FROM moved JOIN spot ON spot.paper = no AND spot.ref = short;
CREATE INDEX temp.numbered_place ON numbered (paper, ref);
INSERT INTO reiteration SELECT l.id, e.id, name.id, score FROM old_reiteration
	JOIN numbered AS l ON l.paper = later_paper AND l.ref = later_ref
	JOIN numbered AS e ON e.paper = earlier_paper AND e.ref = earlier_ref JOIN name ON name = relation;
INSERT INTO thread_unit SELECT thread, place, numbered.id FROM old_thread_unit JOIN numbered USING (paper, ref);
DROP TABLE old_reiteration;
DROP TABLE old_thread_unit;
DROP TABLE numbered;
DROP TABLE moved;
DROP VIEW short;
`

// shortRef is a ref without the name of its paper, with which most begin.
func shortRef(paper, ref string) string {
	if rest, ok := strings.CutPrefix(ref, paper); ok {
		return "=" + rest
	}
	return "!" + ref
}

// longRef is the ref of what shortRef gave.
func longRef(paper, short string) string {
	if rest, ok := strings.CutPrefix(short, "="); ok {
		return paper + rest
	}
	return strings.TrimPrefix(short, "!")
}

// number asks for the id of a row; it is false where there is none.
func (tx *Tx) number(query string, args ...any) (id int64, ok bool, err error) {
	if err := tx.ctx.Err(); err != nil {
		return 0, false, err
	}
	stmt, err := tx.prepared(query)
	if err != nil {
		return 0, false, err
	}
	err = stmt.QueryRowContext(tx.brief(), args...).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, false, nil
	}
	return id, err == nil, err
}

// name is the number of a name, which is added where it is not there.
func (tx *Tx) name(name string) (int64, error) {
	if id, ok := tx.names[name]; ok {
		return id, nil
	}
	id, ok, err := tx.number("SELECT id FROM name WHERE name = ?", name)
	if err == nil && !ok {
		id, err = tx.insertRow("INSERT INTO name (name) VALUES (?)", name)
	}
	if err != nil {
		return 0, fmt.Errorf("store: name %q: %w", name, err)
	}
	if tx.names == nil {
		tx.names = map[string]int64{}
	}
	tx.names[name] = id
	return id, nil
}

// spot is the number of a unit's spot; it is false where nothing refers to the unit.
func (tx *Tx) spot(paper, ref string) (int64, bool, error) {
	return tx.number(
		"SELECT spot.id FROM name JOIN spot ON spot.paper = name.id WHERE name = ? AND ref = ?",
		paper,
		shortRef(paper, ref),
	)
}

// addSpot is spot for a unit that is going to be referred to.
func (tx *Tx) addSpot(p Place) (int64, error) {
	paper, err := tx.name(p.Paper)
	if err != nil {
		return 0, err
	}
	ref := shortRef(p.Paper, p.Ref.String())
	id, ok, err := tx.number("SELECT id FROM spot WHERE paper = ? AND ref = ?", paper, ref)
	if err == nil && !ok {
		id, err = tx.insertRow("INSERT INTO spot (paper, ref) VALUES (?, ?)", paper, ref)
	}
	return id, err
}

// spots reads all spots, by number.
func (tx *Tx) spots() (map[int64]Place, error) {
	type row struct {
		id    int64
		place Place
	}
	rows, err := collect(tx, func(r *sql.Rows) (row, error) {
		var x row
		var ref string
		if err := r.Scan(&x.id, &x.place.Paper, &ref); err != nil {
			return x, err
		}
		return x, x.place.Ref.UnmarshalText([]byte(longRef(x.place.Paper, ref)))
	}, "SELECT spot.id, name, ref FROM spot JOIN name ON name.id = spot.paper")
	out := make(map[int64]Place, len(rows))
	for _, x := range rows {
		out[x.id] = x.place
	}
	return out, err
}

// forgetSpots drops the reiterations of a paper's units and the threads they stand in, and their spots.
func (tx *Tx) forgetSpots(paper string) error {
	id, ok, err := tx.number("SELECT id FROM name WHERE name = ?", paper)
	if err != nil || !ok {
		return err
	}
	const spots = "(SELECT id FROM spot WHERE paper = ?1)"
	for _, query := range []string{
		"DELETE FROM thread WHERE id IN (SELECT thread FROM thread_unit WHERE spot IN " + spots + ")",
		"DELETE FROM reiteration WHERE later IN " + spots,
		"DELETE FROM reiteration WHERE earlier IN " + spots,
		"DELETE FROM spot WHERE paper = ?1",
	} {
		if err := tx.execPrepared(query, id); err != nil {
			return err
		}
	}
	return nil
}
