package exchange

import (
	"bytes"
	"strings"
	"testing"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/language"
)

const tmxHead = `<?xml version="1.0"?><tmx version="1.4"><header creationtool="x" segtype="sentence" adminlang="en" ` +
	`srclang="en"/><body>`

func readUnits(t *testing.T, units string) *Memory {
	t.Helper()
	m, err := ReadTMX(strings.NewReader(tmxHead+units+"</body></tmx>"), "x.tmx", language.Und, language.Und)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// The words inside inline elements are text, the codes of another format are not; both are written as they came.
func TestTMXInline(t *testing.T) {
	t.Parallel()
	seg := `States <g id="1">should</g> <bpt i="1">&lt;b&gt;</bpt>report<ept i="1">&lt;/b&gt;</ept>.`
	m := readUnits(t, `<tu><tuv xml:lang="en"><seg>`+seg+`</seg></tuv><tuv xml:lang="fr"><seg>Les États.</seg></tuv></tu>`)
	if got := m.Rows[0].Source; got != "States should report." {
		t.Errorf("text %q", got)
	}
	var out bytes.Buffer
	if err := WriteTMX(&out, m); err != nil || !strings.Contains(out.String(), seg) {
		t.Errorf("written %s, %v", out.String(), err)
	}
}

func TestTMXKeepsUnits(t *testing.T) {
	t.Parallel()
	m := readUnits(
		t,
		`<tu tuid="a1" creationdate="20200101T000000Z"><note>keep "me"</note><prop type="client">A &amp; B</prop>`+
			`<tuv xml:lang="fr"><seg>États.</seg></tuv><tuv xml:lang="en"><seg>States.</seg></tuv></tu>`,
	)
	if m.Source != language.English || m.Target != language.French {
		t.Errorf("languages %s, %s; the header says the source is English", m.Source, m.Target)
	}
	var out bytes.Buffer
	if err := WriteTMX(&out, m); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`tuid="a1"`, `creationdate="20200101T000000Z"`, "<note>keep &#34;me&#34;</note>",
		`<prop type="client">A &amp; B</prop>`,
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%s is not in %s", want, out.String())
		}
	}
	if _, err := ReadTMX(&out, "again.tmx", language.Und, language.Und); err != nil {
		t.Error(err)
	}
}

// Units in other languages are left out, forbidden characters are mended; both with a warning.
func TestTMXWarnings(t *testing.T) {
	t.Parallel()
	m := readUnits(
		t,
		`<tu><tuv xml:lang="en"><seg>A &#x0B;`+"\x01"+` B</seg></tuv><tuv xml:lang="fr"><seg>A</seg></tuv></tu>`+
			`<tu><tuv xml:lang="de"><seg>Häfen.</seg></tuv><tuv xml:lang="fr"><seg>Ports.</seg></tuv></tu>`,
	)
	if len(m.Rows) != 1 || m.Rows[0].Source != "A \ufffd\ufffd B" || len(m.Warnings) != 2 {
		t.Errorf("%d rows, %q, warnings %q", len(m.Rows), m.Rows[0].Source, m.Warnings)
	}
}

func TestTMXInUTF16(t *testing.T) {
	t.Parallel()
	text := strings.Replace(tmxHead, `"1.0"`, `"1.0" encoding="UTF-16"`, 1) +
		`<tu><tuv xml:lang="en"><seg>States.</seg></tuv><tuv xml:lang="fr"><seg>États.</seg></tuv></tu></body></tmx>`
	for _, mark := range []unicode.BOMPolicy{unicode.UseBOM, unicode.IgnoreBOM} {
		for _, order := range []unicode.Endianness{unicode.LittleEndian, unicode.BigEndian} {
			data, err := unicode.UTF16(order, mark).NewEncoder().Bytes([]byte(text))
			if err != nil {
				t.Fatal(err)
			}
			m, err := ReadTMX(bytes.NewReader(data), "x.tmx", language.Und, language.Und)
			if err != nil || len(m.Rows) != 1 || m.Rows[0].Target != "États." {
				t.Errorf("rows %v, error %v", m, err)
			}
		}
	}
}
