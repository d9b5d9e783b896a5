package read

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	uni "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"

	"github.com/reprise-wording/reprise/corpus/lang/lazyregexp"
)

// Limits. Papers of this kind are a hundredth of these sizes; past them a file is something else.
const (
	MaxSize = 64 << 20  // bytes of a file
	MaxText = 8 << 20   // bytes of text in it
	MaxLine = 256 << 10 // bytes of one line of a text file
)

// decoded is text, and what the user should know of how it was decoded.
type decoded struct {
	text    string
	warning string
}

// decode finds the encoding of a text file: by its byte order mark, else as declared in HTML, else UTF-8 where it is
// that, else by what its bytes look like, with a warning.
func decode(name string, data []byte, isHTML bool) (decoded, error) {
	fail := func(line int, why, hint string) (decoded, error) {
		return decoded{}, &Error{File: name, Line: line, Why: why, Hint: hint}
	}
	if len(bytes.TrimSpace(data)) == 0 {
		return fail(0, "is empty", "give a file with text")
	}
	if len(data) > MaxText {
		return fail(
			0,
			fmt.Sprintf("has %d MB of text, more than the %d MB that are read", len(data)>>20, MaxText>>20),
			"split it",
		)
	}
	d, err := decodeAs(name, data, isHTML)
	if err != nil {
		return decoded{}, err
	}
	d.text = strings.ReplaceAll(strings.ReplaceAll(d.text, "\r\n", "\n"), "\r", "\n")
	if strings.TrimSpace(d.text) == "" {
		return fail(0, "is empty", "give a file with text")
	}
	if i := strings.IndexByte(d.text, 0); i >= 0 {
		return fail(lineAt(d.text, i), "has NUL bytes and is not a text", "give a text, HTML, DOCX or PDF file")
	}
	n := 0
	for line := range strings.Lines(d.text) {
		n++
		if len(line) > MaxLine && !isHTML {
			return fail(
				n,
				fmt.Sprintf("has a line of %d KB and is not a text", len(line)>>10),
				"give a text, HTML, DOCX or PDF file",
			)
		}
	}
	return d, nil
}

var declares = lazyregexp.New(`(?i)charset\s*=`)

func lineAt[T string | []byte](s T, at int) int { return 1 + strings.Count(string(s[:at]), "\n") }

// decodeAs picks the encoding.
func decodeAs(name string, data []byte, isHTML bool) (decoded, error) {
	for _, m := range []struct {
		mark string
		name string
		enc  encoding.Encoding
	}{
		{"\xff\xfe\x00\x00", "UTF-32", utf32.UTF32(utf32.LittleEndian, utf32.UseBOM)},
		{"\x00\x00\xfe\xff", "UTF-32", utf32.UTF32(utf32.BigEndian, utf32.UseBOM)},
		{"\xff\xfe", "UTF-16", uni.UTF16(uni.LittleEndian, uni.UseBOM)},
		{"\xfe\xff", "UTF-16", uni.UTF16(uni.BigEndian, uni.UseBOM)},
	} {
		if bytes.HasPrefix(data, []byte(m.mark)) {
			return convert(name, data, m.enc, m.name, "")
		}
	}
	if rest, ok := bytes.CutPrefix(data, []byte("\ufeff")); ok {
		if !utf8.Valid(rest) {
			return decoded{}, badUTF8(name, rest)
		}
		return decoded{text: string(rest)}, nil
	}
	if little, ok := looksUTF16(data); ok {
		order := uni.BigEndian
		if little {
			order = uni.LittleEndian
		}
		return convert(
			name,
			data,
			uni.UTF16(order, uni.IgnoreBOM),
			"UTF-16",
			"the encoding is not stated; read as UTF-16",
		)
	}
	if utf8.Valid(data) {
		return decoded{text: string(data)}, nil
	}
	if isHTML {
		if enc, label, _ := charset.DetermineEncoding(data, "text/html"); declares.Match(data[:min(len(data), 1024)]) &&
			label != "utf-8" {
			return convert(name, data, enc, label, "")
		}
	}
	return detectSingleByte(name, data)
}

func convert(name string, data []byte, enc encoding.Encoding, label, warning string) (decoded, error) {
	out, err := enc.NewDecoder().Bytes(data)
	if err != nil {
		return decoded{}, &Error{
			File: name,
			Why:  "is not the " + label + " text it seems to be",
			Hint: "save it as UTF-8",
			Err:  err,
		}
	}
	text := strings.TrimPrefix(string(out), "\ufeff")
	if i := strings.IndexRune(text, utf8.RuneError); i >= 0 {
		return decoded{}, &Error{
			File: name,
			Line: lineAt(text, i),
			Why:  "has bytes that are not " + label + " text",
			Hint: "save it as UTF-8",
		}
	}
	return decoded{text, warning}, nil
}

// looksUTF16 reports UTF-16 without a byte order mark: every other byte of ASCII text is then zero.
func looksUTF16(data []byte) (little, ok bool) {
	n := min(len(data), 4096) &^ 1
	var zero [2]int
	for i := range n {
		if data[i] == 0 {
			zero[i%2]++
		}
	}
	half := n / 2
	switch {
	case half < 8:
		return false, false
	case zero[1]*10 > half*7 && zero[0] == 0:
		return true, true
	case zero[0]*10 > half*7 && zero[1] == 0:
		return false, true
	}
	return false, false
}

func badUTF8(name string, data []byte) error {
	i := firstBad(data)
	return &Error{
		File: name,
		Line: lineAt(data, i),
		Why:  "has bytes that are not the UTF-8 of the rest",
		Hint: "save it in one encoding, UTF-8",
	}
}

func firstBad(data []byte) int {
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return len(data)
}

// minPlausible is the share of a file's bytes past ASCII that must be letters or marks of French and English print
// for it to be taken as Windows-1252.
const minPlausible = 0.95

// detectSingleByte takes a file that is not UTF-8 as Latin-1 or Windows-1252 if its bytes make sense so.
func detectSingleByte(name string, data []byte) (decoded, error) {
	multi, bad := 0, 0
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			bad++
		case n > 1:
			multi++
		}
		i += n
	}
	if multi > bad/10 {
		return decoded{}, badUTF8(name, data)
	}
	out, err := charmap.Windows1252.NewDecoder().Bytes(data)
	if err != nil {
		return decoded{}, badUTF8(name, data)
	}
	high, fine, c1 := 0, 0, false
	text := string(out)
	for i := 0; i < len(data); i++ {
		if data[i] < 0x80 {
			continue
		}
		high++
		c1 = c1 || data[i] < 0xa0
		if plausible(data, i) {
			fine++
		}
	}
	control := bytes.IndexFunc(data, func(r rune) bool { return r < ' ' && !unicode.IsSpace(r) })
	if float64(fine) < minPlausible*float64(high) || control >= 0 {
		i := firstBad(data)
		return decoded{}, &Error{
			File: name,
			Line: lineAt(data, i),
			Why:  "is neither UTF-8 nor Windows-1252 text",
			Hint: "save it as UTF-8, or give the DOCX, PDF or HTML it comes from",
		}
	}
	label := "Latin-1"
	if c1 {
		label = "Windows-1252"
	}
	return decoded{text, "not UTF-8 and no encoding stated; read as " + label}, nil
}

// plausible reports whether the byte at i is print of French or English in Windows-1252: a letter beside a letter, or a
// mark of punctuation.
func plausible(data []byte, i int) bool {
	r := charmap.Windows1252.DecodeByte(data[i])
	switch {
	case r == utf8.RuneError || r >= 0x80 && r < 0xa0:
		return false
	case !unicode.IsLetter(r):
		return strings.ContainsRune("\u00a0«»‘’“”–—…•°€§©®·¹²³ªº½¼×†‡\u00ad´¨", r)
	case !strings.ContainsRune("éèêëàâäçîïôöùûüœæÿÉÈÊËÀÂÄÇÎÏÔÖÙÛÜŒÆŸñÑáíóúÁÍÓÚåÅøØãõßšž", r):
		return false
	}
	beside := func(j int) bool {
		return j >= 0 && j < len(data) &&
			(data[j] >= 'a' && data[j] <= 'z' || data[j] >= 'A' && data[j] <= 'Z' || data[j] >= 0xc0 || data[j] == '\'' || data[j] == 0x92)
	}
	return beside(i-1) || beside(i+1) || data[i] == 0xe0 || data[i] == 0xc0 // à alone is a word
}
