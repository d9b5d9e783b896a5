package store

import (
	"bytes"
	"compress/flate"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/packed"
)

// The texts of blocks stand in sheets, apart from the rest of the blocks: the texts of one document, in the order of
// its blocks, one behind the other and deflated. Each by itself would take twice as much room, and a whole document at
// a time would take long to read for the sake of one block.

// sheetLength is from how many bytes on a sheet is full.
const sheetLength = 16 << 10

// A keptText is the text of a block that is in the file.
type keptText struct {
	block int64 // its id
	part  int   // of the document
	text  string
}

// A sheet is texts of blocks with ids one after the other.
type sheet struct {
	first int64
	texts []string
}

// text is that of a block; it is false where the sheet does not have it.
func (s *sheet) text(block int64) (string, bool) {
	at := block - s.first
	if at < 0 || at >= int64(len(s.texts)) {
		return "", false
	}
	return s.texts[at], true
}

// addTexts keeps the texts of a document.
func (tx *Tx) addTexts(document int64, texts []keptText) error {
	for len(texts) > 0 {
		first, n := texts[0].block, 0
		var data []byte
		for n < len(texts) && texts[n].block == first+int64(n) && len(data) < sheetLength {
			data = packed.AppendText(data, texts[n].text)
			n++
		}
		if err := tx.execPrepared("INSERT INTO sheet VALUES (?, ?, ?)", first, document, tx.deflated(data)); err != nil {
			return fmt.Errorf("store: texts: %w", err)
		}
		texts = texts[n:]
	}
	return nil
}

// deflated packs bytes.
func (tx *Tx) deflated(data []byte) []byte {
	var out bytes.Buffer
	if tx.deflater == nil {
		tx.deflater, _ = flate.NewWriter(&out, flate.DefaultCompression) // no error: the level is one of them
	} else {
		tx.deflater.Reset(&out)
	}
	_, err1 := tx.deflater.Write(data)
	if err := errors.Join(err1, tx.deflater.Close()); err != nil {
		panic(err) // a buffer takes everything
	}
	return out.Bytes()
}

// text reads the text of a block. Those that stand near it are at hand after that.
func (tx *Tx) text(block int64) (string, error) {
	if text, ok := tx.sheet.text(block); ok {
		return text, nil
	}
	sheets, err := collectPrepared(
		tx, tx.scanSheet, "SELECT first, data FROM sheet WHERE first <= ? ORDER BY first DESC LIMIT 1", block,
	)
	if err != nil {
		return "", fmt.Errorf("store: texts: %w", err)
	}
	if len(sheets) > 0 {
		tx.sheet = sheets[0]
	}
	text, ok := tx.sheet.text(block)
	if !ok {
		return "", fmt.Errorf("store: the text of a paragraph is missing")
	}
	return text, nil
}

// scanSheet reads the first block and the data of a sheet.
func (tx *Tx) scanSheet(r *sql.Rows) (s sheet, err error) {
	var data []byte
	if err := r.Scan(&s.first, &data); err != nil {
		return s, err
	}
	if tx.inflater == nil {
		tx.inflater = flate.NewReader(bytes.NewReader(data))
	} else if err := tx.inflater.(flate.Resetter).Reset(bytes.NewReader(data), nil); err != nil {
		return s, err
	}
	var all strings.Builder
	all.Grow(sheetLength)
	if _, err := io.Copy(&all, io.LimitReader(tx.inflater, largestValue)); err != nil {
		return s, fmt.Errorf("store: texts: %w", err)
	}
	texts := packed.NewReader(all.String())
	for texts.More() {
		s.texts = append(s.texts, texts.Text())
	}
	if texts.Bad() {
		return s, errors.New("store: texts are damaged")
	}
	return s, nil
}

// A keptBlock is a block with its id.
type keptBlock struct {
	id    int64
	block *corpus.Block
}

// fillTexts gives blocks their texts.
func (tx *Tx) fillTexts(blocks []keptBlock) (err error) {
	for _, b := range blocks {
		if b.block.Text, err = tx.text(b.id); err != nil {
			return err
		}
	}
	return nil
}

// textsOf reads the texts of the blocks of a document.
func (tx *Tx) textsOf(document int64) ([]keptText, error) {
	all, err := collect(tx, func(r *sql.Rows) (t keptText, err error) {
		err = r.Scan(&t.block, &t.part)
		return t, err
	}, "SELECT id, part FROM block WHERE document = ? ORDER BY id", document)
	if err != nil {
		return nil, err
	}
	for k := range all {
		if all[k].text, err = tx.text(all[k].block); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// toSheets moves the texts of all blocks, each of which stood with its block, to sheets.
func toSheets(tx *Tx) error {
	if err := statements(sheetTables)(tx.ctx, tx.conn); err != nil {
		return err
	}
	documents, err := collect(tx, func(r *sql.Rows) (id int64, err error) {
		err = r.Scan(&id)
		return id, err
	}, "SELECT id FROM document ORDER BY id")
	if err != nil {
		return err
	}
	for _, id := range documents {
		texts, err := collect(tx, func(r *sql.Rows) (t keptText, err error) {
			err = r.Scan(&t.block, &t.text)
			return t, err
		}, "SELECT id, text FROM block WHERE document = ? ORDER BY id", id)
		if err == nil {
			err = tx.addTexts(id, texts)
		}
		if err != nil {
			return err
		}
	}
	return exec(tx.ctx, tx.conn, "ALTER TABLE block DROP COLUMN text")
}

const sheetTables = `
CREATE TABLE sheet (
	first INTEGER PRIMARY KEY, -- id of the first block that it has the text of; those after it follow
	document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
	data BLOB NOT NULL         -- each text behind its length, deflated
) STRICT;
CREATE INDEX sheet_document ON sheet (document);
`
