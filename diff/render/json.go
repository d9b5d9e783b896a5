package render

import (
	"bufio"
	"encoding/json"
	"io"
	"strconv"
	"unicode/utf8"

	"github.com/reprise-wording/reprise/diff"
)

// JSON writes the script in the machine format:
//
//	{"ops":[{"op":"equal","a":[0,14],"b":[0,14],"text":"States parties"}, ...]}
//
// The op is equal, delete, insert or move; a and b are byte offsets into the two texts as given, start and end, empty at the
// place where a text has nothing; text is what is kept, taken out or brought in. To make the second text from the first,
// go through the operations and put down the text of every one but the deletions: what is kept or moved are bytes of the
// first text, so copying a of an equal and of a move gives the same. A phrase that moved has a delete at its old place and,
// at its new one, a move whose a leads back to the old; the same "link" joins them.
//
// Further members, left out where empty: "change", the kind of change (typography, case, accents, punctuation, number, force,
// wording, move); "link"; "ignored", true for a change of a kind the caller does not count.
func JSON(w io.Writer, s *diff.Script) error {
	buf := bufio.NewWriterSize(w, 1<<16)
	buf.WriteString(`{"ops":[`)
	err := halves(buf, len(s.Ops), func(w *bufio.Writer, from, to int) error {
		b := make([]byte, 0, 256)
		for i := from; i < to; i++ {
			b = b[:0]
			if i > 0 {
				b = append(b, ',')
			}
			if _, err := w.Write(appendOp(b, s, s.Ops[i])); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	buf.WriteString("\n]}\n")
	return buf.Flush()
}

func appendOp(b []byte, s *diff.Script, op diff.Op) []byte {
	b = append(b, "\n{\"op\":\""...)
	b = append(b, op.Kind.String()...)
	b = appendPair(append(b, `","a":`...), op.A.Start, op.A.End)
	b = appendPair(append(b, `,"b":`...), op.B.Start, op.B.End)
	b = appendString(append(b, `,"text":`...), s.Text(op))
	if op.Change != diff.None {
		b = append(append(append(b, `,"change":"`...), op.Change.String()...), '"')
	}
	if op.Link > 0 {
		b = strconv.AppendInt(append(b, `,"link":`...), int64(op.Link), 10)
	}
	if op.Ignored {
		b = append(b, `,"ignored":true`...)
	}
	return append(b, '}')
}

func appendPair(b []byte, x, y int) []byte {
	b = strconv.AppendInt(append(b, '['), int64(x), 10)
	b = strconv.AppendInt(append(b, ','), int64(y), 10)
	return append(b, ']')
}

const hexDigits = "0123456789abcdef"

// appendString quotes s. Bytes that are no UTF-8 become the replacement character, since JSON has no others; the offsets hold.
func appendString(b []byte, s string) []byte {
	b = append(b, '"')
	plain := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c >= ' ' && c != '"' && c != '\\' && c < utf8.RuneSelf {
			i++
			continue
		}
		n := 1
		if c >= utf8.RuneSelf {
			var r rune
			if r, n = utf8.DecodeRuneInString(s[i:]); r != utf8.RuneError || n > 1 {
				i += n
				continue
			}
		}
		b = append(b, s[plain:i]...)
		switch c {
		case '"', '\\':
			b = append(b, '\\', c)
		case '\n':
			b = append(b, '\\', 'n')
		default:
			if c >= utf8.RuneSelf {
				b = append(b, "\ufffd"...)
			} else {
				b = append(b, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&15])
			}
		}
		i += n
		plain = i
	}
	return append(append(b, s[plain:]...), '"')
}

// JSONTable writes a table of wordings:
//
//	{"texts":["...","..."],"rows":[{"same":true,"cells":[{"span":[0,6],"text":"States","new":[],"dropped":[]}, ...]}, ...]}
//
// Spans are byte offsets; those of "dropped" lie in the text before.
func JSONTable(w io.Writer, t *diff.Table, o Options) error {
	type pair [2]int
	type cell struct {
		Span    pair   `json:"span"`
		Text    string `json:"text"`
		New     []pair `json:"new,omitempty"`
		Dropped []pair `json:"dropped,omitempty"`
	}
	type row struct {
		Same  bool   `json:"same"`
		Cells []cell `json:"cells"`
	}
	out := struct {
		Names []string `json:"names"`
		Texts []string `json:"texts"`
		Rows  []row    `json:"rows"`
	}{Texts: t.Texts, Rows: []row{}}
	for i := range t.Texts {
		out.Names = append(out.Names, o.name(i))
	}
	for _, r := range t.Rows {
		x := row{Same: r.Same}
		for k, c := range r.Cells {
			y := cell{Span: pair{c.Start, c.End}, Text: c.Text(t.Texts[k])}
			for _, s := range c.New {
				y.New = append(y.New, pair{s.Start, s.End})
			}
			for _, s := range c.Dropped {
				y.Dropped = append(y.Dropped, pair{s.Start, s.End})
			}
			x.Cells = append(x.Cells, y)
		}
		out.Rows = append(out.Rows, x)
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(out)
}
