package store

import (
	"database/sql"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/packed"
)

// What lists and searches need of every document stands in a catalogue, apart from the documents: read one by one, with
// their parts, these would take most of the time of a search for a word that stands in a few of them.

// pageOfIDs is how many ids of documents one row of the catalogue is for.
const pageOfIDs = 256

const catalogueTables = `
CREATE TABLE catalogue (
	page INTEGER PRIMARY KEY, -- of documents: their ids divided by 256
	data BLOB NOT NULL        -- of each document what lists and searches need, package packed
) STRICT;
CREATE INDEX bead_pinned ON bead (source_paper) WHERE pinned;
`

// A listing is what the catalogue has of a document.
type listing struct {
	id                             int64
	key                            Key
	doc                            *corpus.Document // its parts and the facts that it is listed, found and ordered by
	meetings, blocks, units, beads int
}

// newListing is the listing of a document that has no beads yet.
func newListing(id int64, key Key, d *corpus.Document) *listing {
	l := &listing{id: id, key: key, doc: listed(d), blocks: len(d.Blocks), units: len(d.Units())}
	l.countMeetings()
	return l
}

// countMeetings counts the parts that are meetings; a paper without any is one.
func (l *listing) countMeetings() {
	n := 0
	for _, p := range l.doc.Parts {
		if p.Kind == corpus.MeetingPart {
			n++
		}
	}
	l.meetings = max(n, 1)
}

// listed is what the catalogue keeps of a document.
func listed(d *corpus.Document) *corpus.Document {
	return &corpus.Document{
		Symbol: d.Symbol, Title: d.Title, Body: d.Body, Session: d.Session,
		Adopted: d.Adopted, Issued: d.Issued, Language: d.Language, Original: d.Original, Source: d.Source, Parts: d.Parts,
	}
}

// entry is a line of the list of documents.
func (l *listing) entry() Entry {
	e := Entry{
		Key: l.key, Title: l.doc.Title, Body: l.doc.Body, Session: l.doc.Session, Source: l.doc.Source, Date: l.doc.Issued,
		Meetings: l.meetings, Blocks: l.blocks, Units: l.units, Beads: l.beads,
	}
	if e.Date.IsZero() {
		e.Date = l.doc.Adopted.Start
	}
	return e
}

// appendTo appends a listing as a cataloguer reads it.
func (l *listing) appendTo(out []byte) []byte {
	numbers := func(all ...int) {
		for _, n := range all {
			out = binary.AppendUvarint(out, uint64(n))
		}
	}
	texts := func(all ...string) {
		for _, s := range all {
			out = packed.AppendText(out, s)
		}
	}
	dates := func(all ...corpus.Date) {
		for _, d := range all {
			numbers(d.Year, d.Month, d.Day)
		}
	}
	d := l.doc
	numbers(int(l.id), l.meetings, l.blocks, l.units, l.beads)
	texts(l.key.Paper, l.key.Language.String(), d.Symbol, d.Title, d.Body, d.Session, d.Source)
	texts(tagText(d.Language), tagText(d.Original))
	dates(d.Adopted.Start, d.Adopted.End, d.Issued)
	numbers(len(d.Parts))
	for _, p := range d.Parts {
		restarts := 0
		if p.Restarts {
			restarts = 1
		}
		texts(string(p.Kind), p.Number, p.Name, p.Title, p.Place, p.Ref)
		numbers(p.Parent+1, restarts, p.Line)
		dates(p.Held.Start, p.Held.End)
	}
	return out
}

// tagText is empty for und.
func tagText(tag language.Tag) string {
	if tag == language.Und {
		return ""
	}
	return tag.String()
}

// A cataloguer reads listings.
type cataloguer struct {
	*packed.Reader
	tags map[string]language.Tag
}

func (c *cataloguer) number() int { return int(c.Number()) }

func (c *cataloguer) date() corpus.Date {
	return corpus.Date{Year: c.number(), Month: c.number(), Day: c.number()}
}

func (c *cataloguer) period() corpus.Period { return corpus.Period{Start: c.date(), End: c.date()} }

func (c *cataloguer) tag() language.Tag {
	text := c.Text()
	if text == "" {
		return language.Und
	}
	tag, ok := c.tags[text]
	if !ok {
		tag = language.Make(text)
		c.tags[text] = tag
	}
	return tag
}

func (c *cataloguer) listing() *listing {
	l := &listing{id: int64(c.Number()), meetings: c.number(), blocks: c.number(), units: c.number(), beads: c.number()}
	l.key = Key{Paper: c.Text(), Language: c.tag()}
	l.doc = &corpus.Document{
		Symbol: c.Text(), Title: c.Text(), Body: c.Text(), Session: c.Text(), Source: c.Text(), Language: c.tag(),
		Original: c.tag(), Adopted: c.period(), Issued: c.date(),
	}
	n := c.Count()
	parts := make([]corpus.Part, n)
	for k := range parts {
		p := &parts[k]
		p.Kind, p.Number, p.Name = corpus.PartKind(c.Text()), c.Text(), c.Text()
		p.Title, p.Place, p.Ref = c.Text(), c.Text(), c.Text()
		p.Parent, p.Restarts, p.Line, p.Held = c.number()-1, c.Number() > 0, c.number(), c.period()
		l.doc.Parts = append(l.doc.Parts, p)
	}
	return l
}

// catalogue reads the listings of all documents, by paper and language. They are not to be changed.
func (tx *Tx) catalogue() ([]*listing, error) {
	if err := tx.flushCatalogue(); err != nil {
		return nil, err
	}
	if tx.shelf != nil {
		return tx.shelf, nil
	}
	c := &cataloguer{tags: map[string]language.Tag{}}
	all, err := tx.pages(c, "SELECT page, data FROM catalogue ORDER BY page")
	if err != nil {
		return nil, err
	}
	slices.SortFunc(all, func(a, b *listing) int { return a.key.compare(b.key) })
	tx.shelf = all
	return all, nil
}

// pages reads the listings of some rows of the catalogue.
func (tx *Tx) pages(c *cataloguer, query string, args ...any) ([]*listing, error) {
	type page struct {
		no   int64
		data string
	}
	pages, err := collectPrepared(tx, func(r *sql.Rows) (p page, err error) {
		err = r.Scan(&p.no, &p.data)
		return p, err
	}, query, args...)
	if err != nil {
		return nil, fmt.Errorf("store: catalogue: %w", err)
	}
	var all []*listing
	for _, p := range pages {
		c.Reader = packed.NewReader(p.data)
		for c.More() {
			l := c.listing()
			if l.id/pageOfIDs != p.no {
				c.Fail()
			}
			all = append(all, l)
		}
		if c.Bad() {
			return nil,
				errors.New("store: the catalogue is damaged; remove the file and add the papers again, or import an export")
		}
	}
	return all, nil
}

// list puts a document in the catalogue, or takes it out where the listing is nil. What stands there is changed by
// flushCatalogue.
func (tx *Tx) list(id int64, l *listing) {
	if tx.listed == nil {
		tx.listed = map[int64]*listing{}
	}
	tx.listed[id] = l
}

// recountBeads has the beads of two documents counted anew by flushCatalogue.
func (tx *Tx) recountBeads(keys ...Key) {
	if tx.recount == nil {
		tx.recount = map[Key]bool{}
	}
	for _, k := range keys {
		tx.recount[k] = true
	}
}

// flushCatalogue brings the catalogue up to date with the documents and beads that were changed since it was called
// last. It is to be called before the catalogue is read, and at the end of each update.
func (tx *Tx) flushCatalogue() error {
	changed, recount := tx.listed, tx.recount
	tx.listed, tx.recount = nil, nil
	if len(changed) == 0 && len(recount) == 0 {
		return nil
	}
	tx.shelf = nil
	counts, err := tx.countBeads(recount)
	if err != nil {
		return err
	}
	byPage := map[int64]bool{}
	for id := range changed {
		byPage[id/pageOfIDs] = true
	}
	for id := range counts {
		byPage[id/pageOfIDs] = true
	}
	c := &cataloguer{tags: map[string]language.Tag{}}
	for _, page := range slices.Sorted(maps.Keys(byPage)) {
		all, err := tx.pages(c, "SELECT page, data FROM catalogue WHERE page = ?", page)
		if err != nil {
			return err
		}
		all = slices.DeleteFunc(all, func(l *listing) bool { _, ok := changed[l.id]; return ok })
		for id, l := range changed {
			if l != nil && id/pageOfIDs == page {
				all = append(all, l)
			}
		}
		slices.SortFunc(all, func(a, b *listing) int { return int(a.id - b.id) })
		var data []byte
		for _, l := range all {
			if n, ok := counts[l.id]; ok {
				l.beads = n
			}
			data = l.appendTo(data)
		}
		if len(all) == 0 {
			err = tx.execPrepared("DELETE FROM catalogue WHERE page = ?", page)
		} else {
			err = tx.execPrepared("INSERT OR REPLACE INTO catalogue VALUES (?, ?)", page, data)
		}
		if err != nil {
			return fmt.Errorf("store: catalogue: %w", err)
		}
	}
	return nil
}

// countBeads counts the beads of documents, by their ids.
func (tx *Tx) countBeads(of map[Key]bool) (map[int64]int, error) {
	counts := map[int64]int{}
	for k := range of {
		_, err := collectPrepared(tx,
			func(r *sql.Rows) (struct{}, error) {
				var id int64
				var n int
				err := r.Scan(&id, &n)
				counts[id] = n
				return struct{}{}, err
			},
			`SELECT id, (SELECT count(*) FROM bead WHERE source_paper = ?1 AND source_language = ?2
			OR target_paper = ?1 AND target_language = ?2) FROM document WHERE paper = ?1 AND language = ?2`,
			k.Paper, k.Language.String())
		if err != nil {
			return nil, fmt.Errorf("store: beads of %s: %w", k, err)
		}
	}
	return counts, nil
}

// toCatalogue makes the catalogue of a file that has none.
func toCatalogue(tx *Tx) error {
	if err := statements(catalogueTables)(tx.ctx, tx.conn); err != nil {
		return err
	}
	all, err := tx.uncatalogued()
	if err != nil {
		return err
	}
	for _, l := range all {
		tx.list(l.id, l)
		tx.recountBeads(l.key)
	}
	return tx.flushCatalogue()
}

// uncatalogued works the listings of all documents out from the documents themselves, but for their beads.
func (tx *Tx) uncatalogued() ([]*listing, error) {
	all, err := collect(tx, func(r *sql.Rows) (*listing, error) {
		l := &listing{doc: &corpus.Document{}}
		var tag, facts string
		if err := r.Scan(&l.id, &l.key.Paper, &tag, &facts, &l.blocks, &l.units); err != nil {
			return l, err
		}
		l.key.Language = language.Make(tag)
		return l, json.Unmarshal([]byte(facts), l.doc)
	}, `SELECT id, paper, language, facts, (SELECT count(*) FROM block WHERE document = document.id),
		(SELECT count(*) FROM block WHERE document = document.id AND (kind = 'unit' OR ref = '0' OR ref LIKE '%.0' OR ref LIKE '%:0'))
		FROM document`)
	if err != nil {
		return nil, fmt.Errorf("store: catalogue: %w", err)
	}
	parts, err := tx.parts("true")
	if err != nil {
		return nil, fmt.Errorf("store: catalogue: %w", err)
	}
	for _, l := range all {
		l.doc = listed(l.doc)
		l.doc.Parts = parts[l.id]
		l.countMeetings()
	}
	slices.SortFunc(all, func(a, b *listing) int { return a.key.compare(b.key) })
	return all, nil
}

// checkCatalogue compares the catalogue with the documents.
func (tx *Tx) checkCatalogue(out *Checkup) error {
	have, err := tx.catalogue()
	if err != nil {
		return tx.fault(out, "the catalogue", err)
	}
	want, err := tx.uncatalogued()
	if err != nil {
		return tx.fault(out, "the list of documents", err)
	}
	same := func(a, b *listing) bool {
		return a.id == b.id && a.key == b.key && a.blocks == b.blocks && a.units == b.units &&
			mustJSON(a.doc) == mustJSON(b.doc)
	}
	if !slices.EqualFunc(have, want, same) {
		return tx.fault(
			out, "the catalogue", errors.New("does not fit the documents; import an export of the file into a new one"),
		)
	}
	return nil
}
