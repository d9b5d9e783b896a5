package store

import (
	"context"
	"database/sql"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus"
)

// A Digest is what a tracer keeps of a paper; only it knows what is in it.
type Digest struct {
	Paper string
	Data  string // empty for a paper that has none yet
}

// Digests lists the papers with their digests. A document that is put, or removed, takes the digest of its paper with
// it.
func (tx *Tx) Digests() ([]Digest, error) {
	var all []Digest
	err := tx.EachDigest(func(d Digest) { all = append(all, d) })
	// sorted by SQLite all of the data would be copied for it
	slices.SortFunc(all, func(a, b Digest) int { return strings.Compare(a.Paper, b.Paper) })
	return all, err
}

// EachDigest calls f for the papers with their digests, as they are read, in no order.
func (tx *Tx) EachDigest(f func(Digest)) error {
	_, err := collect(tx, func(r *sql.Rows) (struct{}, error) {
		var d Digest
		err := r.Scan(&d.Paper, &d.Data)
		if err == nil {
			f(d)
		}
		return struct{}{}, err
	}, "SELECT paper, coalesce(data, '') FROM (SELECT DISTINCT paper FROM document) LEFT JOIN digest USING (paper)")
	return err
}

// SetDigest keeps the digest of a paper.
func (tx *Tx) SetDigest(paper, data string) error {
	return exec(tx.ctx, tx.conn, "INSERT OR REPLACE INTO digest VALUES (?, ?)", paper, []byte(data))
}

// Stems are stems that digests refer to by their numbers; only a tracer knows what is in Data.
type Stems struct {
	Language language.Tag
	First    int
	Data     []byte
}

// Stems lists the parts of the stems, in the order in which they were added.
func (tx *Tx) Stems() ([]Stems, error) {
	return collect(tx, func(r *sql.Rows) (s Stems, err error) {
		var tag string
		err = r.Scan(&tag, &s.First, &s.Data)
		s.Language = language.Make(tag)
		return s, err
	}, "SELECT language, first, data FROM stem ORDER BY language, first")
}

// AddStems adds a part.
func (tx *Tx) AddStems(s Stems) error {
	return exec(tx.ctx, tx.conn, "INSERT INTO stem VALUES (?, ?, ?)", s.Language.String(), s.First, s.Data)
}

// ForgetDigests drops all digests and stems, for them to be made anew.
func (tx *Tx) ForgetDigests() error {
	return exec(tx.ctx, tx.conn, "DELETE FROM digest; DELETE FROM stem")
}

// Texts reads some blocks of a paper in all its languages and calls a function for each; of two at one ref the first
// counts.
func (tx *Tx) Texts(paper string, refs []string, f func(tag language.Tag, ref, text string)) error {
	type found struct {
		block    int64
		tag, ref string
	}
	all, err := collectPrepared(tx, func(r *sql.Rows) (b found, err error) {
		err = r.Scan(&b.block, &b.tag, &b.ref)
		return b, err
	}, `SELECT min(block.id), language, ref FROM document
		CROSS JOIN json_each(?2) AS wanted CROSS JOIN block ON block.ref = wanted.value AND block.document = document.id
		WHERE paper = ?1 GROUP BY language, wanted.key ORDER BY language, wanted.key`, paper, mustJSON(refs))
	if err != nil {
		return err
	}
	for _, b := range all {
		text, err := tx.text(b.block)
		if err != nil {
			return err
		}
		f(language.Make(b.tag), b.ref, text)
	}
	return nil
}

// A Link is a reiteration with its refs as they are written.
type Link struct {
	EarlierPaper, EarlierRef string
	LaterPaper, LaterRef     string
	Score                    float64
	Relation                 string
}

// Links lists the reiterations of which a unit is the later one.
func (tx *Tx) Links(paper, ref string) ([]Link, error) {
	spot, ok, err := tx.spot(paper, ref)
	if err != nil || !ok {
		return nil, err
	}
	return collectPrepared(tx, func(r *sql.Rows) (Link, error) {
		l := Link{LaterPaper: paper, LaterRef: ref}
		err := r.Scan(&l.EarlierPaper, &l.EarlierRef, &l.Score, &l.Relation)
		l.EarlierRef = longRef(l.EarlierPaper, l.EarlierRef)
		return l, err
	}, `SELECT paper.name, ref, score, relation.name FROM reiteration JOIN spot ON spot.id = earlier
		JOIN name AS paper ON paper.id = spot.paper JOIN name AS relation ON relation.id = relation
		WHERE later = ? ORDER BY paper.name, ref, relation.name`, spot)
}

// ThreadOf lists the units of the thread that a unit stands in, each by its paper and ref; none where it stands in
// none.
func (tx *Tx) ThreadOf(paper, ref string) ([][2]string, error) {
	spot, ok, err := tx.spot(paper, ref)
	if err != nil || !ok {
		return nil, err
	}
	return collectPrepared(tx, func(r *sql.Rows) (p [2]string, err error) {
		err = r.Scan(&p[0], &p[1])
		p[1] = longRef(p[0], p[1])
		return p, err
	}, `SELECT name, ref FROM thread_unit JOIN spot ON spot.id = spot JOIN name ON name.id = spot.paper
		WHERE thread IN (SELECT thread FROM thread_unit WHERE spot = ?) ORDER BY thread, place`, spot)
}

// prepared is a query that is asked many times in one transaction.
func (tx *Tx) prepared(query string) (*sql.Stmt, error) {
	if stmt := tx.stmts[query]; stmt != nil {
		return stmt, nil
	}
	stmt, err := tx.conn.PrepareContext(tx.ctx, query)
	if err != nil {
		return nil, err
	}
	if tx.stmts == nil {
		tx.stmts = map[string]*sql.Stmt{}
	}
	tx.stmts[query] = stmt
	return stmt, nil
}

// CitedIn lists the citations of the units of a paper.
func (tx *Tx) CitedIn(paper string) ([]Link, error) {
	return collect(tx, func(r *sql.Rows) (l Link, err error) {
		err = r.Scan(&l.EarlierPaper, &l.EarlierRef, &l.LaterPaper, &l.LaterRef, &l.Score, &l.Relation)
		l.EarlierRef, l.LaterRef = longRef(l.EarlierPaper, l.EarlierRef), longRef(l.LaterPaper, l.LaterRef)
		return l, err
	}, `SELECT n.name, e.ref, m.name, l.ref, score, relation.name FROM name AS n JOIN spot AS e ON e.paper = n.id
		JOIN reiteration ON earlier = e.id JOIN name AS relation ON relation.id = relation
		JOIN spot AS l ON l.id = later JOIN name AS m ON m.id = l.paper
		WHERE n.name = ? AND relation.name = 'cited' ORDER BY m.name, l.ref, e.ref`, paper)
}

// Unlink drops the reiterations of which a unit is the later one, but for its citations.
func (tx *Tx) Unlink(paper, ref string) error {
	spot, ok, err := tx.spot(paper, ref)
	if err != nil || !ok {
		return err
	}
	return tx.execPrepared(
		"DELETE FROM reiteration WHERE later = ? AND relation NOT IN (SELECT id FROM name WHERE name = 'cited')",
		spot,
	)
}

// Unthread drops the thread that a unit stands in, if it stands in one.
func (tx *Tx) Unthread(paper, ref string) error {
	spot, ok, err := tx.spot(paper, ref)
	if err != nil || !ok {
		return err
	}
	return tx.execPrepared("DELETE FROM thread WHERE id IN (SELECT thread FROM thread_unit WHERE spot = ?)", spot)
}

// execPrepared runs a statement that is run many times in one transaction, each time briefly.
func (tx *Tx) execPrepared(query string, args ...any) error {
	_, err := tx.changePrepared(query, args...)
	return err
}

// changePrepared is execPrepared, and gives how many rows it changed.
func (tx *Tx) changePrepared(query string, args ...any) (rows int64, err error) {
	if err := tx.ctx.Err(); err != nil {
		return 0, err
	}
	stmt, err := tx.prepared(query)
	if err != nil {
		return 0, err
	}
	r, err := stmt.ExecContext(tx.brief(), args...)
	if err != nil {
		return 0, err
	}
	return r.RowsAffected()
}

// insertPrepared is execPrepared for a row that gets an id, which it gives.
func (tx *Tx) insertPrepared(query string, args ...any) (int64, error) {
	if err := tx.ctx.Err(); err != nil {
		return 0, err
	}
	stmt, err := tx.prepared(query)
	if err != nil {
		return 0, err
	}
	r, err := stmt.ExecContext(tx.brief(), args...)
	if err != nil {
		return 0, err
	}
	return r.LastInsertId()
}

// brief is a context for statements that take no time to speak of: to watch for the end of tx.ctx the driver starts a
// goroutine for each, which takes longer than many of them.
func (tx *Tx) brief() context.Context { return context.WithoutCancel(tx.ctx) }

// A Count is how many there are of what was worked out.
type Count struct{ Beads, Reiterations, Threads int }

// Count counts what was worked out.
func (tx *Tx) Count() (c Count, err error) {
	err = tx.conn.QueryRowContext(
		tx.ctx, "SELECT (SELECT count(*) FROM bead), (SELECT count(*) FROM reiteration), (SELECT count(*) FROM thread)",
	).
		Scan(&c.Beads, &c.Reiterations, &c.Threads)
	return c, err
}

// Paper reads the documents of a paper, by language.
func (tx *Tx) Paper(paper string) (docs []*corpus.Document, err error) {
	tags, err := collectPrepared(tx, func(r *sql.Rows) (tag string, err error) {
		err = r.Scan(&tag)
		return tag, err
	}, "SELECT language FROM document WHERE paper = ? ORDER BY language", paper)
	for _, tag := range tags {
		d, err := tx.Document(Key{paper, language.Make(tag)})
		if err != nil {
			return nil, err
		}
		docs = append(docs, d)
	}
	return docs, err
}
