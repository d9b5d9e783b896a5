package read

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	uni "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
	"pgregory.net/rapid"
)

// A text reads alike whichever encoding it came in, and one that nobody stated is told.
func TestEncodingsGiveTheText(t *testing.T) {
	t.Parallel()
	words := strings.Fields("Les États parties à l'accord “devraient” œuvrer États, dès l’été — là où ils sont; Hälfte naïve")
	for name, c := range map[string]struct {
		enc    encoding.Encoding
		before string
		warned bool
	}{
		"UTF-8":            {encoding.Nop, "", false},
		"UTF-8, marked":    {encoding.Nop, "\ufeff", false},
		"UTF-16":           {uni.UTF16(uni.LittleEndian, uni.UseBOM), "", false},
		"UTF-16, big":      {uni.UTF16(uni.BigEndian, uni.UseBOM), "", false},
		"UTF-16, unmarked": {uni.UTF16(uni.LittleEndian, uni.IgnoreBOM), "", true},
		"UTF-16, big too":  {uni.UTF16(uni.BigEndian, uni.IgnoreBOM), "", true},
		"UTF-32":           {utf32.UTF32(utf32.LittleEndian, utf32.UseBOM), "", false},
		"UTF-32, big":      {utf32.UTF32(utf32.BigEndian, utf32.UseBOM), "", false},
		"Windows-1252":     {charmap.Windows1252, "", true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			rapid.Check(t, func(t *rapid.T) {
				text := "Les États parties devraient agir. " + strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 0, 30).Draw(t, "words"), " ")
				data, err := c.enc.NewEncoder().Bytes([]byte(c.before + text))
				if err != nil {
					t.Fatal(err)
				}
				got, err := decodeAs("x.txt", data, false)
				if err != nil || got.text != text || (got.warning != "") != c.warned {
					t.Fatalf("%q: %+v, %v", text, got, err)
				}
			})
		})
	}
}

// UTF-16 without a mark is told by the zeros of ASCII letters on one side of the pairs: eight letters at least, and
// more than seven of ten.
func TestLooksUTF16(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		ascii, others int
		want          bool
	}{{7, 0, false}, {8, 0, true}, {7, 3, false}, {8, 2, true}, {71, 29, true}, {70, 30, false}, {0, 20, false}} {
		text := strings.Repeat("a", c.ascii) + strings.Repeat("я", c.others)
		for k, order := range []uni.Endianness{uni.LittleEndian, uni.BigEndian} {
			data, err := uni.UTF16(order, uni.IgnoreBOM).NewEncoder().Bytes([]byte(text))
			if err != nil {
				t.Fatal(err)
			}
			little, ok := looksUTF16(data)
			if ok != c.want || ok && little != (k == 0) {
				t.Errorf("%d letters of ASCII and %d others: %v, %v", c.ascii, c.others, little, ok)
			}
			if _, ok := looksUTF16(append(data, 'x')); ok != c.want { // half a letter more
				t.Errorf("%d letters of ASCII, %d others and half of one: %v", c.ascii, c.others, ok)
			}
		}
	}
	both := []byte(strings.Repeat("a\x00", 20) + "\x00\x00")
	if _, ok := looksUTF16(both); ok {
		t.Error("zeros on both sides")
	}
}

// A byte past ASCII is print of French or English beside a letter of it, or as a mark of punctuation.
func TestPlausible(t *testing.T) {
	t.Parallel()
	const eAcute, aGrave, quote, thorn = 0xe9, 0xe0, 0xab, 0xfe
	for c := range 256 {
		letter := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0xc0 || c == '\'' || c == 0x92
		for _, data := range [][]byte{{byte(c), eAcute, ' '}, {' ', eAcute, byte(c)}} {
			if got := plausible(data, 1); got != letter {
				t.Errorf("%q: %v", data, got)
			}
		}
		if !plausible([]byte{byte(c), aGrave, ' '}, 1) || !plausible([]byte{byte(c), quote}, 1) || plausible([]byte{byte(c), thorn, 'a'}, 1) {
			t.Errorf("beside %q", rune(c))
		}
	}
	if plausible([]byte{eAcute}, 0) || !plausible([]byte{eAcute, 'a'}, 0) || plausible([]byte{0x81, 'a'}, 0) {
		t.Error("at the ends")
	}
}

// One byte in twenty may be no print of French or English.
func TestDetectSingleByte(t *testing.T) {
	t.Parallel()
	fine := func(n int) string { return strings.Repeat("a\xe9 ", n) }
	for data, want := range map[string]string{
		fine(19) + "\xfe":      "Latin-1",
		fine(18) + "\xfe":      "",
		fine(1):                "Latin-1",
		fine(1) + "\x93a\x94":  "Windows-1252",
		fine(1) + "\x07":       "",
		fine(1) + "\t\r\n":     "Latin-1",
		fine(9) + "é":          "",
		fine(19) + "é":         "Latin-1",
		"\xfe\xfe\xfe\xfe\xfe": "",
	} {
		got, err := detectSingleByte("x.txt", []byte(data))
		if (err == nil) != (want != "") || err == nil && !strings.HasSuffix(got.warning, want) {
			t.Errorf("%q: %q, %v, want %q", data, got.warning, err, want)
		}
	}
}
