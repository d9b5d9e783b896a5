package main

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"crypto/md5"
	"crypto/rc4"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"math/rand"
	"net"
	"os"
	"runtime"
	"strings"
	"testing"
)

const soundText = "English\n\n## I. First meeting, held in Vienna on 1 May 2009\n\n" +
	"1. States parties should read the report of the meeting.\n"

func brokenFiles() []brokenFile {
	var all []brokenFile
	for _, group := range [][]brokenFile{
		brokenPlaces(), brokenTexts(), otherFormats(), brokenDOCX(), brokenPDF(), brokenHTML(),
	} {
		all = append(all, group...)
	}
	return all
}

func text(s string) func(*testing.T) []byte { return func(*testing.T) []byte { return []byte(s) } }

func brokenPlaces() []brokenFile {
	none := func(*testing.T, string) {}
	return []brokenFile{
		{name: "missing.md", prepare: none, want: "no such file"},
		{name: "folder", prepare: func(t *testing.T, p string) { must(t, os.Mkdir(p, 0o755)) }, want: "has no papers"},
		{name: "dangling.md", prepare: func(t *testing.T, p string) { link(t, p+".gone", p) }, want: "no such file"},
		{name: "loop.md", prepare: func(t *testing.T, p string) { link(t, p, p) }, want: "can't be opened"},
		{name: "device.md", prepare: func(t *testing.T, p string) { link(t, "/dev/zero", p) }, want: "not a regular file"},
		{name: "pipe.md", prepare: makePipe, want: "not a regular file"},
		{name: "sock.md", prepare: func(t *testing.T, p string) {
			l, err := net.Listen("unix", p)
			if err != nil {
				t.Skip("no sockets here: ", err)
			}
			t.Cleanup(func() { l.Close() })
		}, want: "not a regular file"},
		{name: "locked.md", prepare: func(t *testing.T, p string) {
			must(t, os.WriteFile(p, []byte(soundText), 0o000))
			if f, err := os.Open(p); err == nil {
				f.Close()
				t.Skip("this user may read everything")
			}
		}, want: "no permission"},
		{name: strings.Repeat("n", 300) + ".md", prepare: none, want: "can't be opened"},
		{name: "folder-file.md/inside.md", prepare: none, want: "no such file"},
		{name: "sparse.md", prepare: func(t *testing.T, p string) {
			must(t, os.WriteFile(p, nil, 0o644))
			must(t, os.Truncate(p, 100<<20))
		}, want: "has 100 MB"},
	}
}

func link(t *testing.T, to, path string) {
	if runtime.GOOS == "windows" {
		t.Skip("links and devices are other things on Windows")
	}
	must(t, os.Symlink(to, path))
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func brokenTexts() []brokenFile {
	random := func(n int) func(*testing.T) []byte {
		return func(*testing.T) []byte {
			b := make([]byte, n)
			rand.New(rand.NewSource(1)).Read(b)
			return b
		}
	}
	return []brokenFile{
		{name: "empty.md", make: text(""), want: "is empty"},
		{name: "blank.txt", make: text(" \n\t\n\r\n"), want: "is empty"},
		{name: "mark-only.md", make: text("\ufeff"), want: "is empty"},
		{name: "mark16-only.txt", make: text("\xff\xfe"), want: "is empty"},
		{name: "comment-only.md", make: text("<!-- nothing -->\n"), want: "has no text"},
		{name: "nul.md", make: text(strings.Replace(soundText, "read", "re\x00ad", 1)), want: "nul.md:5: has NUL bytes"},
		{name: "zeros.txt", make: func(*testing.T) []byte { return make([]byte, 1<<20) }, want: "NUL bytes"},
		{name: "random.bin", make: random(1 << 16), want: "random.bin"},
		{
			name: "random.md",
			make: func(t *testing.T) []byte { return append([]byte("R"), random(1<<20)(t)...) },
			want: "random.md",
		},
		{
			name: "mixed.md",
			make: text(strings.Repeat("é", 20) + "\n\xe9t\xe9 \xe0 Vienne\n"),
			want: "mixed.md:2: has bytes that are not the UTF-8 of the rest",
		},
		{
			name: "cut-rune.md",
			make: text("\ufeff" + soundText + "d\xc3"),
			want: "cut-rune.md:6: has bytes that are not the UTF-8",
		},
		{
			name: "koi8.txt",
			make: text("1. \xe7\xcf\xd3\xd5\xc4\xc1\xd2\xd3\xd4\xd7\xc1 \xc4\xcf\xcc\xd6\xce\xd9\n"),
			want: "koi8.txt",
		},
		{
			name: "ebcdic.txt",
			make: text("\xe3\x88\x89\xa2\x40\x89\xa2\x40\x85\xa7\xa3\x25"),
			want: "ebcdic.txt:1: has bytes that are not",
		},
		{name: "utf16-odd.txt", make: text("\xff\xfe1\x00.\x00 \x00\x00\xd8a\x00"), want: "UTF-16"},
		{name: "utf32-cut.txt", make: text("\xff\xfe\x00\x001\x00\x00\x00.\x00"), want: "UTF-32"},
		{
			name: "line.md",
			make: func(*testing.T) []byte { return bytes.Repeat([]byte("a "), 4<<20) },
			want: "line.md:1: has a line of 8192 KB",
		},
		{
			name: "long-line.md",
			make: func(*testing.T) []byte { return bytes.Repeat([]byte("a"), 100<<20) },
			want: "has 100 MB",
		},
		{
			name: "big.txt",
			make: func(*testing.T) []byte { return bytes.Repeat([]byte("word word\n"), 1<<20) },
			want: "MB of text",
		},
	}
}

func otherFormats() []brokenFile {
	var out []brokenFile
	for _, f := range []struct{ name, sign, want string }{
		{"old.doc", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "save it as DOCX"},
		{"secret.docx", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "password"},
		{"paper.bz2", "BZh91AY&SY", "unpack"}, {"paper.xz", "\xfd7zXZ\x00\x00", "unpack"},
		{"paper.7z", "7z\xbc\xaf\x27\x1c", "unpack"}, {"paper.rar", "Rar!\x1a\x07\x00", "unpack"},
		{"scan.png", "\x89PNG\r\n\x1a\n", "OCR"},
		{"scan.docx", "\xff\xd8\xff\xe0", "OCR"}, {"scan.gif", "GIF89a", "OCR"}, {"scan.tiff", "II*\x00", "OCR"},
		{"paper.ps", "%!PS-Adobe-3.0", "save it as PDF"},
		{"program.pdf", "\x7fELF\x02\x01", "program"}, {"corpus.db", "SQLite format 3\x00", "database"},
	} {
		out = append(out, brokenFile{name: f.name, make: text(f.sign + strings.Repeat("x", 100)), want: f.want})
	}
	return append(out, brokenFile{name: "paper.gz", make: func(t *testing.T) []byte {
		var b bytes.Buffer
		z := gzip.NewWriter(&b)
		_, err := z.Write([]byte(soundText))
		must(t, err)
		must(t, z.Close())
		return b.Bytes()
	}, want: "gzip"})
}

const wordHead = `<?xml version="1.0" encoding="UTF-8"?><w:document ` +
	`xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`

func wordPara(s string) string { return `<w:p><w:r><w:t>` + s + `</w:t></w:r></w:p>` }

var soundWord = wordHead + wordPara("English") + wordPara("1. States parties should read the report of the meeting.") +
	`</w:body></w:document>`

// archive packs files in the order given: name, content, name, content.
func archive(t *testing.T, files ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i+1 < len(files); i += 2 {
		w, err := z.Create(files[i])
		must(t, err)
		_, err = w.Write([]byte(files[i+1]))
		must(t, err)
	}
	must(t, z.Close())
	return b.Bytes()
}

func brokenDOCX() []brokenFile {
	pack := func(files ...string) func(*testing.T) []byte {
		return func(t *testing.T) []byte { return archive(t, files...) }
	}
	word := func(document string) func(*testing.T) []byte { return pack("word/document.xml", document) }
	raw := func(change func(*zip.FileHeader), content []byte) func(*testing.T) []byte {
		return func(t *testing.T) []byte {
			var b bytes.Buffer
			z := zip.NewWriter(&b)
			var packed bytes.Buffer
			fw, _ := flate.NewWriter(&packed, flate.BestSpeed)
			_, _ = fw.Write(content)
			_ = fw.Close()
			h := &zip.FileHeader{
				Name:               "word/document.xml",
				Method:             zip.Deflate,
				CRC32:              crc32.ChecksumIEEE(content),
				CompressedSize64:   uint64(packed.Len()),
				UncompressedSize64: uint64(len(content)),
			}
			change(h)
			w, err := z.CreateRaw(h)
			must(t, err)
			_, err = w.Write(packed.Bytes())
			must(t, err)
			must(t, z.Close())
			return b.Bytes()
		}
	}
	bomb := bytes.Repeat([]byte(" "), 200<<20)
	entities := `<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">` +
		`<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><d>&c;</d>`
	return []brokenFile{
		{
			name: "cut.docx",
			make: func(t *testing.T) []byte { b := word(soundWord)(t); return b[:len(b)/2] },
			want: "damaged or cut-off",
		},
		{
			name: "cut-end.docx",
			make: func(t *testing.T) []byte { b := word(soundWord)(t); return b[:len(b)-10] },
			want: "damaged or cut-off",
		},
		{name: "corrupt.docx", make: func(t *testing.T) []byte {
			b := word(strings.Repeat(soundWord, 3))(t)
			for i := 60; i < 160; i++ {
				b[i] ^= 0x5a
			}
			return b
		}, want: "damaged DOCX"},
		{name: "sum.docx", make: raw(func(h *zip.FileHeader) { h.CRC32++ }, []byte(soundWord)), want: "can't be unpacked"},
		{name: "bomb.docx", make: raw(func(*zip.FileHeader) {}, bomb), want: "unpacks to more than 64 MB"},
		{
			name: "lying-bomb.docx",
			make: raw(func(h *zip.FileHeader) { h.UncompressedSize64 = 1000 }, bomb),
			want: "lying-bomb.docx",
		},
		{name: "locked.docx", make: raw(func(h *zip.FileHeader) { h.Flags |= 1 }, []byte(soundWord)), want: "password"},
		{
			name: "method.docx",
			make: raw(func(h *zip.FileHeader) { h.Method = 99 }, []byte(soundWord)),
			want: "can't be unpacked",
		},
		{
			name: "no-document.docx",
			make: pack("[Content_Types].xml", "<Types/>", "word/styles.xml", "<styles/>"),
			want: "word/document.xml is missing",
		},
		{name: "empty-zip.docx", make: pack(), want: "without a Word document"},
		{name: "archive.zip", make: pack("paper.md", soundText), want: "unpack it"},
		{name: "sheet.xlsx", make: pack("xl/workbook.xml", "<workbook/>"), want: "spreadsheet"},
		{name: "slides.pptx", make: pack("ppt/presentation.xml", "<presentation/>"), want: "presentation"},
		{
			name: "paper.odt",
			make: pack("mimetype", "application/vnd.oasis.opendocument.text", "content.xml", "<office/>"),
			want: "OpenDocument",
		},
		{name: "book.epub", make: pack("META-INF/container.xml", "<container/>"), want: "EPUB"},
		{name: "unclosed.docx", make: word(wordHead + wordPara("1. States")), want: "damaged DOCX (word/document.xml"},
		{name: "crossed.docx", make: word(`<a><b></a></b>`), want: "word/document.xml"},
		{name: "not-xml.docx", make: word("just text"), want: "has no text"},
		{name: "empty-part.docx", make: word(""), want: "has no text"},
		{name: "no-words.docx", make: word(wordHead + `<w:p/></w:body></w:document>`), want: "has no text"},
		{name: "entities.docx", make: word(entities), want: "word/document.xml"},
		{
			name: "outside-entity.docx",
			make: word(`<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><d>&x;</d>`),
			want: "word/document.xml",
		},
		{name: "deep.docx", make: word(strings.Repeat("<a>", 100000)), want: "nests elements"},
		{name: "bad-utf8.docx", make: word(wordHead + wordPara("1. \xff\xfe")), want: "word/document.xml"},
		{
			name: "bad-styles.docx",
			make: pack("word/document.xml", soundWord, "word/styles.xml", "<styles><style>"),
			want: "word/styles.xml",
		},
		{
			name: "bad-numbering.docx",
			make: pack("word/document.xml", soundWord, "word/numbering.xml", "<numbering><num"),
			want: "word/numbering.xml",
		},
		{
			name: "bad-notes.docx",
			make: pack("word/document.xml", soundWord, "word/footnotes.xml", "<footnotes><footnote"),
			want: "word/footnotes.xml",
		},
		{name: "many-parts.docx", make: func(t *testing.T) []byte {
			var files []string
			for i := range 12000 {
				files = append(files, fmt.Sprintf("word/%d.xml", i), "")
			}
			return archive(t, files...)
		}, want: "holds 12000 files"},
	}
}

// makePDF writes a PDF of one page with a content stream.
func makePDF(content string) []byte {
	return pdfOf("", "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
		fmt.Sprintf("<</Length %d>>stream\n%s\nendstream", len(content), content),
		"<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>")
}

// pdfOf writes a PDF of objects numbered from 1, with its table of places.
func pdfOf(trailer string, objects ...string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	var at []int
	for i, o := range objects {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, a := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", a)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, trailer, start)
	return b.Bytes()
}

// lockedPDF writes a PDF encrypted with a user password (standard handler, revision 2).
func lockedPDF() []byte {
	pad := []byte("\x28\xBF\x4E\x5E\x4E\x75\x8A\x41\x64\x00\x4E\x56\xFF\xFA\x01\x08\x2E\x2E\x00\xB6\xD0\x68\x3E\x80\x2F\x0C\xA9\xFE\x64\x53\x69\x7A")
	padded := func(pw string) []byte { return append([]byte(pw), pad...)[:32] }
	crypt := func(key, data []byte) []byte {
		out := make([]byte, len(data))
		c, _ := rc4.NewCipher(key)
		c.XORKeyStream(out, data)
		return out
	}
	ownerKey := md5.Sum(padded("owner"))
	owner := crypt(ownerKey[:5], padded("user"))
	id := []byte("0123456789abcdef")
	perms := make([]byte, 4)
	binary.LittleEndian.PutUint32(perms, 0xfffffffc)
	h := md5.New()
	h.Write(padded("user"))
	h.Write(owner)
	h.Write(perms)
	h.Write(id)
	key := h.Sum(nil)[:5]
	return pdfOf(
		fmt.Sprintf("/Encrypt 4 0 R/ID[<%x><%x>]", id, id),
		"<</Type/Catalog/Pages 2 0 R>>",
		"<</Type/Pages/Kids[3 0 R]/Count 1>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
		fmt.Sprintf("<</Filter/Standard/V 1/R 2/O<%x>/U<%x>/P -4>>", owner, crypt(key, pad)),
	)
}

func brokenPDF() []brokenFile {
	sound := makePDF("BT /F1 12 Tf 72 700 Td (1. States parties should read the report.) Tj ET")
	blob := func(b []byte) func(*testing.T) []byte { return func(*testing.T) []byte { return b } }
	var packed bytes.Buffer
	z := zlib.NewWriter(&packed)
	_, _ = z.Write(bytes.Repeat([]byte("q "), 100<<20))
	_ = z.Close()
	page := "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>"
	return []brokenFile{
		{name: "head-only.pdf", make: text("%PDF-1.7\n"), want: "damaged PDF"},
		{name: "cut.pdf", make: blob(sound[:80]), want: "damaged PDF"},
		{name: "random.pdf", make: func(*testing.T) []byte {
			b := make([]byte, 1<<20)
			rand.New(rand.NewSource(2)).Read(b)
			return append([]byte("%PDF-1.4\n"), b...)
		}, want: "damaged PDF"},
		{
			name: "no-pages.pdf",
			make: blob(pdfOf("", "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[]/Count 0>>")),
			want: "damaged PDF",
		},
		{
			name: "no-root.pdf",
			make: blob(bytes.Replace(sound, []byte("/Root 1 0 R"), []byte("/Root 9 0 R"), 1)),
			want: "no-root.pdf",
		},
		{
			name: "loop.pdf",
			make: blob(pdfOf("", "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[2 0 R]/Count 1>>")),
			want: "loop.pdf",
		},
		{name: "pictures.pdf", make: blob(makePDF("0 0 100 100 re f")), want: "no text; run character recognition (OCR)"},
		{name: "locked.pdf", make: blob(lockedPDF()), want: "password"},
		{name: "deep.pdf", make: blob(pdfOf(
			"",
			"<</Type/Catalog/Pages 2 0 R/X "+strings.Repeat("[", 100000)+strings.Repeat("]", 100000)+">>",
			"<</Type/Pages/Kids[3 0 R]/Count 1>>",
			page,
		)), want: "deep.pdf"},
		{name: "bomb.pdf",
			make: blob(pdfOf("", "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", page,
				fmt.Sprintf("<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream", packed.Len(), packed.String()))),
			want: "bomb.pdf"},
		{
			name: "count.pdf",
			make: blob(pdfOf("", "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 2000000000>>", page)),
			want: "count.pdf",
		},
	}
}

func brokenHTML() []brokenFile {
	return []brokenFile{
		{name: "empty.html", make: text("<html></html>"), want: "has no text"},
		{
			name: "script.html",
			make: text("<html><body><script>document.write('1. States')</script></body></html>"),
			want: "has no text",
		},
		{
			name: "deep.html",
			make: text("<html><body>" + strings.Repeat("<div>", 100000) + "1. States"),
			want: "nested too deep",
		},
		{
			name: "charset.html",
			make: text("<html><head><meta charset=utf-16></head><body>\xff\xfe\x81\x8d\x90</body></html>"),
			want: "charset.html",
		},
		{name: "wide.html", make: func(*testing.T) []byte {
			return []byte("<html><body>\n" + strings.Repeat("<p a=1>the words\n", 450_000) + "</body></html>")
		}, want: "has 450004 tags"},
	}
}
