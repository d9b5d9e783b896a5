package render

import (
	"bufio"
	"encoding/json"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/reprise-wording/reprise/diff"
)

// JSON writes the script in the machine format:
//
//	{"ops":[{"op":"equal","a":[0,14],"b":[0,14],"text":"States parties"}, ...]}
//
// The op is equal, delete, insert or move; a and b are byte offsets into the two texts as given, start and end, empty
// at the place where a text has nothing; text is what is kept, taken out or brought in. To make the second text from
// the first, go through the operations and put down the text of every one but the deletions: what is kept or moved
// are bytes of the first text, so copying a of an equal and of a move gives the same. A phrase that moved has a
// delete at its old place and, at its new one, a move whose a leads back to the old; the same "link" joins them.
//
// Further members, left out where empty: "change", the kind of change (typography, case, accents, punctuation,
// number, force, wording, move); "link"; "ignored", true for a change of a kind the caller does not count; and where
// o.Places names the lines, "at", the names of the paragraphs in both texts where a change begins, ["VII.2","VII.3"];
// of a phrase that moved, those where it stood and stands.
func JSON(w io.Writer, s *diff.Script, o Options) error {
	at := opPlaces(s, o)
	buf := bufio.NewWriterSize(w, 1<<16)
	buf.WriteString(`{"ops":[`)
	err := halves(buf, len(s.Ops), func(w *bufio.Writer, from, to int) error {
		b := make([]byte, 0, 256)
		for i := from; i < to; i++ {
			b = b[:0]
			if i > 0 {
				b = append(b, ',')
			}
			b = appendOp(b, s, s.Ops[i])
			if at != nil && s.Ops[i].Kind != diff.Equal {
				b = appendString(append(b, `,"at":[`...), at[i][0])
				b = append(appendString(append(b, ','), at[i][1]), ']')
			}
			if _, err := w.Write(append(b, '}')); err != nil {
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
	return b
}

// opPlaces names for each operation the places in both texts where its words begin; nil where no lines have names.
func opPlaces(s *diff.Script, o Options) [][2]string {
	if !o.placed() {
		return nil
	}
	out := make([][2]string, len(s.Ops))
	moves := movesOf(s)
	a, b := 1, 1
	for i, op := range s.Ops {
		text := s.Text(op)
		before := strings.Count(text[:len(text)-len(strings.TrimLeft(text, " \n"))], "\n") // line ends before its words
		lines := strings.Count(text, "\n")
		from, to := a, b
		switch op.Kind {
		case diff.Delete:
			from, a = a+before, a+lines
			if op.Link > 0 {
				to = moves.other(0, from, op.Link)
			}
		case diff.Equal:
			a, b = a+lines, b+lines
			continue
		default:
			to, b = b+before, b+lines
			if op.Link > 0 {
				from = moves.other(1, to, op.Link)
			}
		}
		if op.Link > 0 && strings.TrimSpace(text) == "" { // space goes with the words of its move
			from, to = moves.begin[op.Link-1][0], moves.begin[op.Link-1][1]
		}
		out[i] = [2]string{o.place(0, from).name(), o.place(1, to).name()}
	}
	return out
}

func appendPair(b []byte, x, y int) []byte {
	b = strconv.AppendInt(append(b, '['), int64(x), 10)
	b = strconv.AppendInt(append(b, ','), int64(y), 10)
	return append(b, ']')
}

const hexDigits = "0123456789abcdef"

// appendString quotes s. Bytes that are no UTF-8 become the replacement character, since JSON has no others; the
// offsets hold.
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
//	{"names":["A","B"],"texts":["...","..."],"rows":[{"same":true,"cells":[{"span":[0,6],"text":"States"}, ...]}, ...]}
//
// Spans are byte offsets, start and end. A cell has "new", the spans of words that the text before has not, and
// "dropped", the spans in the text before of words that this one has not; both are left out where empty.
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
