package pdf

import (
	"fmt"
	"os"
	"strconv"
	"testing"
)

func TestDump(t *testing.T) {
	data, err := os.ReadFile(os.Getenv("DUMP"))
	if err != nil {
		t.Skip()
	}
	pages, err := extract(data, allowed)
	if err != nil {
		t.Fatal(err)
	}
	n, _ := strconv.Atoi(os.Getenv("PAGE"))
	if os.Getenv("GLYPHS") != "" {
		for _, g := range pages[n-1] {
			fmt.Printf("%q %.1f-%.1f %.1f-%.1f %.1f\n", g.r, g.left, g.right, g.top, g.bottom, g.size)
		}
		return
	}
	s := sheetOf(pages[n-1])
	fmt.Println("body", bodySize(pages))
	for _, g := range s.segs {
		text := ""
		for _, c := range g.glyphs {
			if c.r == guessed {
				text += "~"
			} else {
				text += string(c.r)
			}
		}
		fmt.Printf("%.1f-%.1f %.1f-%.1f size %.1f bold %v: %.90q\n", g.left, g.right, g.top, g.bottom, g.size(), g.glyphs[0].bold, text)
	}
}

func TestDumpLines(t *testing.T) {
	data, err := os.ReadFile(os.Getenv("DUMP"))
	if err != nil {
		t.Skip()
	}
	lines, _, err := Lines(data, nil)
	if err != nil {
		t.Fatal(err)
	}
	n, _ := strconv.Atoi(os.Getenv("PAGE"))
	for _, l := range lines {
		if l.Num == n {
			fmt.Printf("soft %v blank %v bold %v head %d center %v note %q cell %v furn %q break %v: %.60q\n", l.Soft, l.Blank, l.Bold, l.Heading, l.Center, l.Note, l.Cell, l.Furniture, l.Break, l.Text)
		}
	}
}
