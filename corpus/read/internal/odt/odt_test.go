package odt

import (
	"archive/zip"
	"bytes"
	"flag"
	"fmt"
	"os"
	"slices"
	"testing"

	"github.com/reprise-wording/reprise/corpus/read/internal/law"
	"github.com/reprise-wording/reprise/corpus/read/internal/xmltree"
)

var update = flag.Bool("update", false, "write the golden files anew")

// pack makes a package of parts.
func pack(t testing.TB, parts ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(parts); i += 2 {
		w, err := z.Create(parts[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(parts[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func file(t testing.TB, name string) string {
	t.Helper()
	b, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

const kind = "application/vnd.oasis.opendocument.text"

func TestGolden(t *testing.T) {
	t.Parallel()
	data := pack(t, "mimetype", kind, "content.xml", file(t, "content.xml"), "styles.xml", file(t, "styles.xml"), "Object 1/content.xml", file(t, "formula.xml"))
	if !Is(data) {
		t.Error("is not taken for an OpenDocument text")
	}
	for _, reject := range []bool{false, true} {
		lines, warnings, err := Lines(data, reject)
		if err != nil {
			t.Fatal(err)
		}
		law.Golden(t, fmt.Sprintf("testdata/paper.%v.lines", map[bool]string{false: "accepted", true: "rejected"}[reject]),
			fmt.Sprintf("%v\n%s", warnings, law.Print(lines)), *update)
	}
}

func TestBroken(t *testing.T) {
	t.Parallel()
	for name, data := range map[string][]byte{"cut": []byte("PK\x03\x04 cut"), "empty": pack(t, "mimetype", kind), "bad": pack(t, "mimetype", kind, "content.xml", "<a>")} {
		if _, _, err := Lines(data, false); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func FuzzFlat(f *testing.F) {
	f.Add(file(f, "content.xml"))
	f.Fuzz(func(t *testing.T, text string) {
		if root, err := xmltree.Parse(text); err == nil {
			_, _, _ = Flat(root, false)
			_, _, _ = Flat(root, true)
		}
	})
}

// Comments and boxes in what was brought in go with it, where changes are rejected.
func TestAsidesOfRejectedInsertions(t *testing.T) {
	t.Parallel()
	const head = `<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" ` +
		`xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"><office:body><office:text>` +
		`<text:tracked-changes><text:changed-region text:id="c"><text:insertion/></text:changed-region></text:tracked-changes>`
	const body = `<text:p>Lamps burn<text:change-start text:change-id="c"/> at night<office:annotation><text:p>A comment.</text:p></office:annotation>` +
		`<draw:frame><draw:text-box><text:p>In a box.</text:p></draw:text-box></draw:frame><text:change-end text:change-id="c"/>.</text:p>`
	data := pack(t, "mimetype", kind, "content.xml", head+body+`</office:text></office:body></office:document-content>`)
	for _, c := range []struct {
		reject bool
		want   []string
	}{{false, []string{"Lamps burn at night.", "A comment.", "In a box."}}, {true, []string{"Lamps burn."}}} {
		lines, _, err := Lines(data, c.reject)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, l := range lines {
			got = append(got, l.Text)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("rejected %v: %q, want %q", c.reject, got, c.want)
		}
	}
}

// Paragraphs in the style from which the program's headings and titles come are headings, whatever their level.
func TestStyleOfHeadings(t *testing.T) {
	t.Parallel()
	const head = `<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" ` +
		`xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0">` +
		`<office:automatic-styles><style:style style:name="Standard" style:family="paragraph"/>` +
		`<style:style style:name="Heading" style:family="paragraph" style:parent-style-name="Standard"/>` +
		`<style:style style:name="Heading_20_2" style:family="paragraph" style:parent-style-name="Heading" style:default-outline-level="2"/>` +
		`<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Heading"/>` +
		`</office:automatic-styles><office:body><office:text>`
	const body = `<text:p text:style-name="Heading">§ 1 Lamps</text:p><text:p text:style-name="P1">§ 2 Oil</text:p>` +
		`<text:p text:style-name="Heading_20_2">Of the north</text:p><text:p text:style-name="Standard">The oil is kept.</text:p>`
	lines, _, err := Lines(pack(t, "mimetype", kind, "content.xml", head+body+`</office:text></office:body></office:document-content>`), false)
	if err != nil {
		t.Fatal(err)
	}
	var got []int
	for _, l := range lines {
		got = append(got, l.Heading)
	}
	if want := []int{1, 1, 2, 0}; !slices.Equal(got, want) {
		t.Errorf("headings %v, want %v", got, want)
	}
}
