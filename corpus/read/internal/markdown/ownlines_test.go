package markdown

import (
	"slices"
	"strings"
	"testing"
)

func TestOwnLines(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, para string
		want       []bool
	}{
		{"announced", "The bursar shall:\nKeep the oil of the lanterns.\nKeep the book.", []bool{false, true, true}},
		{"semicolons", "The keepers light the lanterns;\nThey stay;\nThey put out the lanterns.", []bool{false, true, true}},
		{"labels", "The bursar shall:\nI – Keep the oil of the lanterns.\nII – Keep the book.", nil},
		{"wrapped", "The keepers of the quay have these tasks:\nLighting lanterns, and putting them out at\ndawn.", nil},
		{"a sentence a line", "The guild meets in spring.\nThe keepers come.\nThe bursar reads the book aloud.", nil},
		{"two lines", "The bursar shall:\nKeep the oil of the lanterns in the tower.", nil},
	} {
		if got := ownLines(strings.Split(c.para, "\n")); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}
