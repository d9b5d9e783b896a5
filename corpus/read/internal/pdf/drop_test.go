package pdf

import (
	"fmt"
	"testing"
)

// The large first letter of a paragraph belongs to its first word, and stands beside several lines.
func TestDropCapitals(t *testing.T) {
	t.Parallel()
	words := "he keeper of the lamps shall see to lamp number %d of the quay and to its oil, and"
	for _, size := range []float64{20, 33} {
		p := []put{{72, 784 - size*0.7, size, "T"}}
		want := "T"
		for i := range 6 {
			x := 72 + size*0.65
			if float64(i)*12 > size*0.65 {
				x = 72
			}
			s := fmt.Sprintf(words, i)
			p = append(p, put{x, 777 - 12*float64(i), 10, s})
			if i > 0 {
				want += " "
			}
			want += s
		}
		same(t, read(t, write(p)), []string{want})
	}
}
