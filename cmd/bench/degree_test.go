package main

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// gradedFile writes pairs of which the second text is the first, shares its first half, or has other words.
func gradedFile(t *testing.T, n int) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "pairs.csv")
	f, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	w := csv.NewWriter(f)
	_ = w.Write([]string{"label", "sec_a_text", "sec_b_text"})
	text := func(from, to int) string {
		var words []string
		for k := from; k < to; k++ {
			words = append(words, fmt.Sprintf("w%dx", k))
		}
		return strings.Join(words, " ")
	}
	for k := range n {
		at := 100 * k
		other := []string{text(at+50, at+70), text(at, at+10) + " " + text(at+50, at+60), text(at, at+20)}[k%3]
		_ = w.Write([]string{strconv.Itoa(k % 3), text(at, at+20), other})
	}
	if w.Flush(); w.Error() != nil {
		t.Fatal(w.Error())
	}
	return name
}

// Degrees that the words alone tell are told.
func TestDegrees(t *testing.T) {
	t.Parallel()
	var out strings.Builder
	if err := degrees(&out, []string{gradedFile(t, 90)}); err != nil {
		t.Fatal(err)
	}
	var accuracy float64
	if _, err := fmt.Sscanf(out.String(), "90 pairs, 10 parts: accuracy %f\n", &accuracy); err != nil || accuracy < 0.95 {
		t.Errorf("printed %s\nwant an accuracy of 0.95 at least; %v", out.String(), err)
	}
}

func TestDegreesOfBadFiles(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"":                                       "no rows",
		"sec_a_text,label\na,1\n":                `no column "sec_b_text"`,
		"sec_a_text,sec_b_text,label\na,b,new\n": `row 2: the label "new"`,
	} {
		name := filepath.Join(t.TempDir(), "pairs.csv")
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := degrees(new(strings.Builder), []string{name}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: error %v, want one with %s", text, err, want)
		}
	}
}
