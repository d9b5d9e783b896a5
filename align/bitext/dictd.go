package bitext

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// mostDictd is the most bytes of a dictionary that are read.
const mostDictd = 256 << 20

// ReadDictd reads a dictionary of a dictd server, as Debian packs FreeDict and WikDict (dict-freedict-deu-fra): an
// index of headwords with the place of each entry, and the entries, unpacked. An entry is its headword, then lines of
// renderings, which may be numbered, and of what they mean. Errors are *LexiconError; name stands in them.
func ReadDictd(index, entries io.Reader, name string) (*Lexicon, error) {
	data, err := io.ReadAll(io.LimitReader(entries, mostDictd))
	if err != nil {
		return nil, &LexiconError{name, 0, "its entries cannot be unpacked: " + err.Error()}
	}
	lex := &Lexicon{}
	sc := bufio.NewScanner(index)
	for n := 1; sc.Scan(); n++ {
		field := strings.Split(sc.Text(), "\t")
		if len(field) < 3 {
			return nil, &LexiconError{name, n, "is not a line of a dictd index: headword, tab, place, tab, length"}
		}
		from, ok := dictdNumber(field[1])
		length, ok2 := dictdNumber(field[2])
		if !ok || !ok2 || from+length > len(data) {
			return nil, &LexiconError{
				name,
				n,
				fmt.Sprintf(
					"points outside the entries, which have %d bytes; are index and dictionary of one version?",
					len(data),
				),
			}
		}
		if strings.HasPrefix(field[0], "00database") || strings.HasPrefix(field[0], "00-database") || field[0] == "" {
			continue
		}
		word := field[0]
		if len(field) > 3 { // the headword as written, where the first column leaves out marks
			word = field[3]
		}
		lex.readEntry(word, string(data[from:from+length]))
	}
	if err := sc.Err(); err != nil {
		return nil, &LexiconError{name, 0, err.Error()}
	}
	if len(lex.Pairs) == 0 {
		return nil, &LexiconError{name, 0, "has no pairs"}
	}
	return lex, nil
}

// readEntry takes the renderings of an entry whose first line is the headword.
func (l *Lexicon) readEntry(word, entry string) {
	head, body, _ := strings.Cut(strings.TrimLeft(entry, "\n"), "\n")
	if m := headword.FindStringSubmatch(head); m != nil {
		word = strings.TrimSpace(m[1])
	} else if plain := strings.TrimSpace(aside.ReplaceAllString(head, " ")); plain != "" {
		word = plain
	}
	for line := range strings.Lines(body) {
		l.addRenderings(word, line)
	}
}

// dictdNumber reads a number of a dictd index: base 64, the highest digit first.
func dictdNumber(s string) (int, bool) {
	const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
	n := 0
	for _, r := range s {
		d := strings.IndexRune(digits, r)
		if d < 0 || n > mostDictd {
			return 0, false
		}
		n = n*64 + d
	}
	return n, s != ""
}
