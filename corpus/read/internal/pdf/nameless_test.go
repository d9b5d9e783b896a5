package pdf

import (
	"bytes"
	"testing"
)

// Signs before items are bullets where the file does not say what they are, and those in the words stay out of them.
func TestNamelessBullets(t *testing.T) {
	t.Parallel()
	p := []put{
		{72, 780, 10, "The keepers, on all the days of the year, and in whatever weather there may be, see to these:"},
		{82, 768, 10, "\x03 the lamps of the quay, which burn from dusk to dawn on every single day of the year,"},
		{94, 756, 10, "and their oil"},
		{82, 744, 10, "\x03 the horn, which is sounded in fog and in heavy snow by day and by night, and at noon,"},
		{94, 732, 10, "and its bellows"},
		{82, 720, 10, "\x03 the book"},
	}
	data := bytes.Replace(write(p), []byte("/Encoding/WinAnsiEncoding"), []byte("/Encoding<</Differences[3/lamp]>>"), 1)
	same(t, read(t, data), []string{
		p[0].text,
		"• the lamps of the quay, which burn from dusk to dawn on every single day of the year, and their oil",
		"• the horn, which is sounded in fog and in heavy snow by day and by night, and at noon, and its bellows",
		"• the book",
	})
}
