package render

import (
	"bufio"
	"bytes"
	"cmp"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/reprise-wording/reprise/corpus/lang"
	"github.com/reprise-wording/reprise/corpus/lang/lazyregexp"
)

// A wrapper sets styled text in lines of a width.
type wrapper struct {
	w      *bufio.Writer
	colour bool
	width  int
	line   []byte  // words of the line so far
	col    int     // columns of the line
	space  bool    // white space waits before the next word
	word   []piece // the word being read
	run    []piece // used again from word to word
	now    style
}

// outBuffer is how many bytes are written at a time.
const outBuffer = 1 << 15

type piece struct {
	text string
	st   style
}

func newWrapper(w io.Writer, o Options) *wrapper {
	buf, ok := w.(*bufio.Writer)
	if !ok {
		buf = bufio.NewWriterSize(w, outBuffer)
	}
	return &wrapper{w: buf, colour: o.Colour, width: cmp.Or(o.Width, 100)}
}

// write adds text in one style. White space is where lines may break; a line end is kept.
func (p *wrapper) write(text string, st style) {
	if text == "" {
		return
	}
	if p.colour {
		st.open, st.close = strings.TrimLeft(st.open, "[-{+"), ""
	}
	p.add(st.open, st)
	for text != "" {
		n, width := measure(text)
		if n < 0 {
			p.add(text, st)
			break
		}
		switch {
		case len(p.word) > 0 || n == 0:
			p.add(text[:n], st)
			p.flushWord()
		case width == n:
			p.whole(text[:n], n, st)
		default:
			p.add(text[:n], st)
			p.flushWord()
		}
		if text[n] == '\n' {
			p.newline()
		} else {
			p.gap(st)
		}
		text = text[n+1:]
	}
	p.add(st.close, st)
}

func (p *wrapper) add(text string, st style) {
	if text != "" {
		p.word = append(p.word, piece{printable(text), st})
	}
}

// gap notes a space, in the style it stands in if that marks spaces.
func (p *wrapper) gap(st style) {
	p.space = true
	p.now = st
}

// flushWord sets the word that was read. In scripts without spaces a line may break inside of it.
func (p *wrapper) flushWord() {
	run := p.run[:0] // what no line end may part
	width, first := 0, true
	set := func() {
		if first {
			p.room(width)
		} else if p.col+width > p.width {
			p.newline()
		}
		for _, q := range run {
			p.put(q.text, q.st)
		}
		p.col += width
		run, width, first = run[:0], 0, false
	}
	for _, q := range p.word {
		begins := true // the piece
		for text := range lang.Breaks(q.text) {
			if r, _ := utf8.DecodeRuneInString(text); len(run) > 0 && (!begins || lang.IsSpaceless(r)) {
				set()
			}
			run, width, begins = append(run, piece{text, q.st}), width+lang.Columns(text), false
		}
	}
	if len(run) > 0 {
		set()
	}
	p.word, p.run = p.word[:0], run
}

// whole sets a word in one style.
func (p *wrapper) whole(word string, width int, st style) {
	p.room(width)
	p.put(word, st)
	p.col += width
}

// room makes room for a word: white space before it, or a new line.
func (p *wrapper) room(width int) {
	if p.space && p.col > 0 {
		if p.col+1+width > p.width {
			p.newline()
		} else {
			p.put(" ", p.now)
			p.col++
		}
	}
	p.space = false
}

// measure gives the place of the first white space at which a line may break, -1 without any, and the columns up to
// there, -1 where they have to be counted because there are bytes that are no plain ASCII.
func measure(text string) (n, width int) {
	plain := true
	for i := range len(text) {
		c := text[i]
		if c <= ' ' {
			if c == ' ' || c == '\n' || c == '\t' {
				if plain {
					return i, i
				}
				return i, -1
			}
			plain = false
		} else if c >= 0x7f {
			plain = false
		}
	}
	return -1, -1
}

func (p *wrapper) put(text string, st style) {
	if p.colour && st.sgr != "" {
		p.line = append(append(append(append(append(p.line, "\x1b["...), st.sgr...), 'm'), text...), "\x1b[0m"...)
		return
	}
	p.line = append(p.line, text...)
}

func (p *wrapper) newline() {
	p.w.Write(append(bytes.TrimRight(p.line, " "), '\n'))
	p.line = p.line[:0]
	p.col, p.space = 0, false
}

func (p *wrapper) end() error {
	p.flushWord()
	if p.col > 0 {
		p.newline()
	}
	return p.w.Flush()
}

// printable keeps control characters from reaching the terminal.
func printable(s string) string {
	clean := true
	for i := range len(s) {
		if c := s[i]; c < ' ' || c == 0x7f || c == 0xc2 {
			clean = false
			break
		}
	}
	if clean {
		return s
	}
	return strings.Map(func(r rune) rune {
		if r == '\r' {
			return '↵' // the end of a line from elsewhere
		}
		if r < ' ' || r >= 0x7f && r < 0xa0 {
			return '\ufffd'
		}
		return r
	}, s)
}

// lines wraps what write writes.
func lines(o Options, width int, write func(*wrapper)) []string {
	var b strings.Builder
	o.Width = width
	p := newWrapper(&b, o)
	write(p)
	p.end()
	return strings.Split(strings.TrimRight(b.String(), "\n"), "\n")
}

// ansiCode is one that sets a style.
var ansiCode = lazyregexp.New(`\x1b\[[0-9;]*m`)

// visible counts the columns of a line, less its ANSI codes.
func visible(s string) int {
	if strings.IndexByte(s, '\x1b') >= 0 {
		s = ansiCode.ReplaceAllString(s, "")
	}
	return lang.Columns(s)
}
