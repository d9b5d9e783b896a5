package store

import (
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/lang/lazyregexp"
)

// The model of documents up to schema version 4 and export version 2: meetings with their units, and footnotes. It is
// only read.
type (
	oldDocument struct {
		Symbol   string           `json:"symbol"`
		Title    string           `json:"title"`
		Body     string           `json:"body"`
		Date     corpus.Date      `json:"date"`
		Language language.Tag     `json:"language"`
		Original language.Tag     `json:"original"`
		Source   string           `json:"source"`
		Meetings []*oldMeeting    `json:"meetings"`
		Notes    []oldNote        `json:"footnotes"`
		Repairs  []corpus.Repair  `json:"repairs"`
		Warnings []corpus.Warning `json:"warnings"`
		Counted  string           `json:"counted"`
	}
	oldMeeting struct {
		Number  int         `json:"number"`
		Heading string      `json:"heading"`
		Place   string      `json:"place"`
		Start   corpus.Date `json:"start"`
		End     corpus.Date `json:"end"`
		Line    int         `json:"line"`
		Units   []*oldUnit  `json:"units"`
	}
	oldUnit struct {
		Ref      corpus.Ref    `json:"ref"`
		Kind     string        `json:"kind"`
		Text     string        `json:"text"`
		Original string        `json:"original"`
		Marks    []corpus.Mark `json:"marks"`
		Line     int           `json:"line"`
	}
	oldNote struct {
		Marker string `json:"marker"`
		Text   string `json:"text"`
		Line   int    `json:"line"`
	}
)

// moved gives for the old address of a unit ("VII.2"), a heading ("heading VII") or a note ("footnote 5") its new ref.
type moved map[string]corpus.Ref

// unit is the new ref of what had an old one.
func (m moved) unit(r corpus.Ref) corpus.Ref {
	now, ok := m[r.WithoutSentence().String()]
	if !ok {
		return r
	}
	now.Sentence = r.Sentence
	return now
}

// bead gives a bead of old documents the row and ref of today, and reports whether what it stood in is still there.
func (m moved) bead(b *Bead) bool {
	if m == nil {
		return true // of a paper that is not there
	}
	old := b.Row
	if b.Row == "heading" {
		old += " " + b.Ref.String()
	}
	if b.Row == "unit" {
		now := m.unit(b.Ref)
		if now == b.Ref && m[b.Ref.WithoutSentence().String()].IsZero() {
			return b.Pinned
		}
		b.Ref = now
		return true
	}
	now, ok := m[old]
	if !ok {
		return false
	}
	b.Row, b.Ref = string(corpus.Heading), now
	if strings.HasPrefix(old, "footnote") {
		b.Row = string(corpus.Note)
	}
	return true
}

var oldHeading = lazyregexp.New(`^([IVXLC]{1,8})[ \x{a0}]?[.)–—-]?[\s\x{a0}]+(\S.*)$`)

// document is the old document as one of parts and blocks. A report of one meeting is no longer divided: the paper is
// the meeting.
func (o *oldDocument) document() (*corpus.Document, moved) {
	d := &corpus.Document{
		Symbol:   o.Symbol,
		Title:    o.Title,
		Body:     o.Body,
		Issued:   o.Date,
		Language: o.Language,
		Original: o.Original,
		Source:   o.Source,
		Repairs:  o.Repairs,
		Warnings: o.Warnings,
		LineUnit: o.Counted,
	}
	paper := d.Paper()
	alone := len(o.Meetings) == 1 && (o.Meetings[0].Heading == "" || o.Meetings[0].Heading == o.Title)
	was := map[*corpus.Block]string{}
	for i, m := range o.Meetings {
		p := paper
		if !alone {
			p = &corpus.Part{Kind: corpus.MeetingPart, Restarts: true}
			d.Parts = append(d.Parts, p)
		}
		part := len(d.Parts) - 1
		if m.Number > 0 {
			p.Number = corpus.Roman(m.Number)
		}
		p.Held, p.Place, p.Line = corpus.Period{Start: m.Start, End: m.End}, m.Place, m.Line
		if m.End.IsZero() {
			p.Held.End = m.Start
		}
		if i == len(o.Meetings)-1 {
			d.Adopted = p.Held
		}
		if !alone && m.Heading != "" {
			p.Title = m.Heading
			if parts := oldHeading.FindStringSubmatch(m.Heading); parts != nil {
				p.Name, p.Title = parts[1], parts[2]
			}
			b := &corpus.Block{Kind: corpus.Heading, Part: part, Label: p.Name, Text: p.Title, Level: 1, Line: m.Line}
			was[b] = "heading " + m.ref()
			d.Blocks = append(d.Blocks, b)
		}
		for _, u := range m.Units {
			b := &corpus.Block{
				Kind:     corpus.Unit,
				Part:     part,
				Label:    u.Ref.Path,
				Text:     u.Text,
				Original: u.Original,
				Marks:    u.Marks,
				Line:     u.Line,
			}
			if b.Ref.Path = u.Ref.Path; u.Kind == "note" {
				b.Kind, b.Label, b.Ref.Path = corpus.Text, "", corpus.NotePath
			}
			was[b] = u.Ref.String()
			d.Blocks = append(d.Blocks, b)
		}
	}
	for _, n := range o.Notes {
		b := &corpus.Block{Kind: corpus.Note, Label: n.Marker, Text: n.Text, Line: n.Line}
		was[b] = "footnote " + n.Marker
		d.Blocks = append(d.Blocks, b)
	}
	d.Address()
	refs := moved{}
	for _, b := range d.Blocks {
		if before := was[b]; refs[before].IsZero() {
			refs[before] = b.Ref
		}
	}
	for i := range d.Repairs {
		d.Repairs[i].Ref = refs.unit(d.Repairs[i].Ref)
	}
	return d, refs
}

// ref is what refs called the meeting.
func (m *oldMeeting) ref() string {
	switch {
	case m.Number > 0:
		return corpus.Roman(m.Number)
	case m.Start.Year > 0:
		return corpus.Date{Year: m.Start.Year}.String()
	}
	return ""
}

// check refuses what no reader made: holes in the lists, marks outside of a text.
func (o *oldDocument) check() error {
	for i, m := range o.Meetings {
		if m == nil {
			return fmt.Errorf("has no meeting %d in its document %s", i+1, o.Symbol)
		}
		for k, u := range m.Units {
			if u == nil {
				return fmt.Errorf("has no unit %d in meeting %d of its document %s", k+1, i+1, o.Symbol)
			}
		}
	}
	return nil
}

// toBlocks moves the documents of a file from meetings and units to parts and blocks, and what refers to them to
// their refs of today. No paper is read again.
func toBlocks(tx *Tx) error {
	docs, err := tx.oldDocuments()
	if err != nil {
		return err
	}
	if err := statements(blockTables)(tx.ctx, tx.conn); err != nil {
		return err
	}
	papers := map[string]moved{}
	for _, x := range docs {
		d, refs := x.doc.document()
		sum, err := digest(d)
		if err != nil {
			return err
		}
		if err := tx.insertOf5(x.key, sum, d); err != nil {
			return err
		}
		if papers[x.key.Paper] == nil {
			papers[x.key.Paper] = refs
		}
	}
	if err := tx.flushWordCounts(); err != nil {
		return err
	}
	return tx.moveRefs(papers)
}

// insertOf5 puts a document in the tables of version 5, in which texts stand with their blocks.
func (tx *Tx) insertOf5(key Key, sum []byte, d *corpus.Document) error {
	id, err := tx.insertFacts(key, sum, d)
	if err != nil {
		return err
	}
	texts := make([]keptText, len(d.Blocks))
	for i, b := range d.Blocks {
		no, err := tx.insertPrepared(
			"INSERT INTO block (document, place, "+blockColumns+", text) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
			append(blockRow(id, i, b), b.Text)...,
		)
		if err != nil {
			return fmt.Errorf("store: %s %s: %w", key, b.Ref, err)
		}
		texts[i] = keptText{no, b.Part, b.Text}
	}
	if err := tx.indexWords(key, texts, 1); err != nil {
		return err
	}
	return tx.keepRow(key, id, texts)
}

type storedOld struct {
	id  int64
	key Key
	doc *oldDocument
}

func (tx *Tx) oldDocuments() ([]storedOld, error) {
	docs, err := collect(tx, func(r *sql.Rows) (x storedOld, err error) {
		var tag, facts string
		if err = r.Scan(&x.id, &x.key.Paper, &tag, &facts); err == nil {
			x.key.Language, x.doc = language.Make(tag), &oldDocument{}
			err = json.Unmarshal([]byte(facts), x.doc)
		}
		return x, err
	}, "SELECT id, paper, language, facts FROM document ORDER BY paper, language")
	if err != nil {
		return nil, err
	}
	for _, x := range docs {
		byID := map[int64]*oldMeeting{}
		_, err := collect(tx, func(r *sql.Rows) (struct{}, error) {
			var id int64
			var facts string
			m := &oldMeeting{}
			if err := r.Scan(&id, &facts); err != nil {
				return struct{}{}, err
			}
			byID[id] = m
			x.doc.Meetings = append(x.doc.Meetings, m)
			return struct{}{}, json.Unmarshal([]byte(facts), m)
		}, "SELECT id, facts FROM meeting WHERE document = ? ORDER BY place", x.id)
		if err != nil {
			return nil, err
		}
		_, err = collect(tx, func(r *sql.Rows) (struct{}, error) {
			var meeting int64
			var ref, marks string
			u := &oldUnit{}
			err := r.Scan(&meeting, &ref, &u.Kind, &u.Text, &u.Original, &marks, &u.Line)
			if err == nil {
				err = u.Ref.UnmarshalText([]byte(ref))
			}
			if err == nil && marks != "" {
				err = json.Unmarshal([]byte(marks), &u.Marks)
			}
			byID[meeting].Units = append(byID[meeting].Units, u)
			return struct{}{}, err
		}, `SELECT meeting, ref, kind, text, original, marks, line FROM meeting JOIN unit ON unit.meeting = meeting.id
			WHERE document = ? ORDER BY meeting.place, unit.place`, x.id)
		if err != nil {
			return nil, err
		}
	}
	return docs, nil
}

// moveRefs gives what was worked out, and what a person decided, the refs of today.
func (tx *Tx) moveRefs(papers map[string]moved) error {
	beads, err := tx.Beads()
	if err != nil {
		return err
	}
	kept := beads[:0]
	for _, b := range beads {
		if refs := papers[b.Source.Paper]; refs.bead(&b) {
			kept = append(kept, b)
		}
	}
	pairs, err := tx.writtenReiterations()
	if err != nil {
		return err
	}
	threads, err := tx.writtenThreads()
	if err != nil {
		return err
	}
	place := func(p *Place) { p.Ref = papers[p.Paper].unit(p.Ref) }
	movePlaces(pairs, threads, nil, place)
	if err := exec(tx.ctx, tx.conn, "DELETE FROM bead; DELETE FROM reiteration; DELETE FROM thread"); err != nil {
		return err
	}
	for _, step := range []func() error{
		func() error { return tx.AddBeads(kept) },
		func() error { return tx.writeReiterations(pairs) },
		func() error { return tx.writeThreads(threads) },
		func() error { return tx.movePins(place) },
	} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// movePins gives the decisions about pairs the refs of today. Their table is that of version 3.
func (tx *Tx) movePins(place func(*Place)) error {
	pins, err := collect(tx, func(r *sql.Rows) (p Pin, err error) {
		var earlier, later string
		if err = r.Scan(&p.Earlier.Paper, &earlier, &p.Later.Paper, &later, &p.Verdict); err != nil {
			return p, err
		}
		return p, errors.Join(p.Earlier.Ref.UnmarshalText([]byte(earlier)), p.Later.Ref.UnmarshalText([]byte(later)))
	}, "SELECT earlier_paper, earlier_ref, later_paper, later_ref, verdict FROM pin")
	if err != nil {
		return err
	}
	movePlaces(nil, nil, pins, place)
	if err := exec(tx.ctx, tx.conn, "DELETE FROM pin"); err != nil {
		return err
	}
	for _, p := range pins {
		if err := exec(tx.ctx, tx.conn, "INSERT OR REPLACE INTO pin VALUES (?, ?, ?, ?, ?)",
			p.Earlier.Paper, p.Earlier.Ref.String(), p.Later.Paper, p.Later.Ref.String(), p.Verdict); err != nil {
			return err
		}
	}
	return nil
}

// movePlaces calls a function for each place that what was worked out refers to.
func movePlaces(pairs []Reiteration, threads []Thread, pins []Pin, place func(*Place)) {
	for i := range pairs {
		place(&pairs[i].Earlier)
		place(&pairs[i].Later)
	}
	for i := range threads {
		for k := range threads[i].Units {
			place(&threads[i].Units[k])
		}
	}
	for i := range pins {
		place(&pins[i].Earlier)
		place(&pins[i].Later)
	}
}

// blockTables are the tables of documents with parts and blocks, in the place of those with meetings and units. The
// indexes and what a tracer keeps of the papers are made again.
const blockTables = `
DROP TABLE unit_words;
DROP TABLE unit_row;
DROP TABLE unit;
DROP TABLE meeting;
DELETE FROM document;
DELETE FROM word;
DELETE FROM digest;
DELETE FROM stem;
CREATE TABLE part (
	document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
	place INTEGER NOT NULL,   -- in the document
	ref TEXT NOT NULL,
	facts TEXT NOT NULL,      -- JSON
	PRIMARY KEY (document, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX part_ref ON part (ref);
CREATE TABLE block (
	id INTEGER PRIMARY KEY,
	document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
	place INTEGER NOT NULL,   -- in the document
	part INTEGER NOT NULL,    -- its place in the document
	ref TEXT NOT NULL,
	kind TEXT NOT NULL,
	label TEXT NOT NULL,
	text TEXT NOT NULL,
	original TEXT NOT NULL,
	marks TEXT NOT NULL,      -- JSON, empty for none
	under INTEGER NOT NULL,
	level INTEGER NOT NULL,
	line INTEGER NOT NULL
) STRICT;
CREATE INDEX block_document ON block (document, place);
CREATE INDEX block_ref ON block (ref, document);
CREATE TABLE left_out (
	document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
	place INTEGER NOT NULL,   -- in the list
	kind TEXT NOT NULL,
	line INTEGER NOT NULL,
	text TEXT NOT NULL,
	PRIMARY KEY (document, place)
) STRICT, WITHOUT ROWID;
CREATE TABLE block_row (
	document INTEGER PRIMARY KEY REFERENCES document ON DELETE CASCADE,
	data BLOB NOT NULL        -- the words of its blocks, of package concord
) STRICT;
CREATE VIRTUAL TABLE block_words USING fts5(
	keys, content = '', contentless_delete = 1, detail = none,
	tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'");
`
