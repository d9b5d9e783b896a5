package typeset

// head begins a part.
func head(root string) string {
	return xmlHead + "<" + root + ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"` +
		` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">`
}

const (
	xmlHead      = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	word         = "application/vnd.openxmlformats-officedocument.wordprocessingml."
	relation     = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	contentTypes = xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Default Extension="xml" ContentType="application/xml"/>` +
		`<Override PartName="/word/document.xml" ContentType="` + word + `document.main+xml"/>` +
		`<Override PartName="/word/styles.xml" ContentType="` + word + `styles+xml"/>` +
		`<Override PartName="/word/numbering.xml" ContentType="` + word + `numbering+xml"/>` +
		`<Override PartName="/word/footnotes.xml" ContentType="` + word + `footnotes+xml"/>` +
		`<Override PartName="/word/footer1.xml" ContentType="` + word + `footer+xml"/>` +
		`<Override PartName="/word/settings.xml" ContentType="` + word + `settings+xml"/></Types>`
	packageRels = xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="` + relation + `officeDocument" Target="word/document.xml"/></Relationships>`
	documentRels = xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="` + relation + `styles" Target="styles.xml"/>` +
		`<Relationship Id="rId2" Type="` + relation + `numbering" Target="numbering.xml"/>` +
		`<Relationship Id="rId3" Type="` + relation + `footnotes" Target="footnotes.xml"/>` +
		`<Relationship Id="rId4" Type="` + relation + `footer" Target="footer1.xml"/>` +
		`<Relationship Id="rId5" Type="` + relation + `settings" Target="settings.xml"/></Relationships>`
	footer = xmlHead +
		`<w:ftr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:pPr>` +
		`<w:pStyle w:val="Footer"/></w:pPr>` +
		`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>` +
		`<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r>` +
		`<w:fldChar w:fldCharType="end"/></w:r></w:p></w:ftr>`
	settings = xmlHead + `<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">` +
		`<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr></w:settings>`
)
