package akn

import (
	"cmp"
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/internal/aknname"
	"github.com/reprise-wording/reprise/corpus/lang/lazyregexp"
)

// Write writes a document. The error is that of the writer.
func Write(w io.Writer, d *corpus.Document) error {
	root := element("akomaNtoso", "xmlns", aknname.Standard, "xmlns:rp", aknname.Space)
	f := newFile(d)
	root.add(f.paper())
	f.refer()
	return root.write(w)
}

// resolution is the symbol of a paper that the United Nations publish as a statement.
var resolution = lazyregexp.New(`^[ASE](?:/[A-Z0-9-]+)*/(RES|DEC)/`)

// paper is the document element: a statement where the profile of the United Nations has one, else a doc.
func (f *file) paper() *node {
	kind, name := "doc", "paper"
	if m := resolution.FindStringSubmatch(f.doc.Symbol); m != nil {
		kind, name = "statement", map[string]string{"RES": "resolution", "DEC": "decision"}[m[1]]
	}
	doc := element(kind, "name", name)
	doc.add(f.meta("", true))
	head, preamble, end := f.divide()
	all := f.doc.Blocks
	if head > 0 {
		doc.add(f.preface(all[:head]))
	}
	if preamble > head {
		n := element("preamble")
		f.blocks(n, head, preamble, 0)
		doc.add(n)
	}
	main := element("mainBody")
	f.blocks(main, preamble, end, 0)
	if len(main.kids) == 0 { // the schema wants something
		main.add(element("p"))
	}
	doc.add(main)
	if end < len(all) {
		doc.add(f.attachments(end))
	}
	return doc
}

// divide tells where the parts of a paper end: the headings at its head, its preamble, what stands before the annexes.
func (f *file) divide() (head, preamble, end int) {
	all := f.doc.Blocks
	end = len(all)
	for end > 0 && f.annex[all[end-1].Part] > 0 {
		end--
	}
	for head < end && all[head].Kind == corpus.Heading && all[head].Part == 0 {
		head++
		for head < end && all[head].Kind == corpus.Note {
			head++
		}
	}
	preamble = head
	for i := head; i < end; i++ {
		b := all[i]
		if b.Part != 0 || b.Kind == corpus.Unit || b.Kind == corpus.Heading {
			break
		}
		if b.Kind == corpus.Recital {
			for preamble = i + 1; preamble < end && all[preamble].Kind == corpus.Note; preamble++ {
			}
		}
	}
	if preamble == end { // a paper of recitals only
		preamble = head
	}
	return head, preamble, end
}

// preface sets the headings at the head of the paper.
func (f *file) preface(blocks []*corpus.Block) *node {
	n := element("preface")
	for i := 0; i < len(blocks); i++ {
		b := blocks[i]
		run := &noteRun{part: b.Part}
		for i+1 < len(blocks) && blocks[i+1].Kind == corpus.Note {
			i++
			run.notes = append(run.notes, blocks[i])
		}
		p := element("p")
		p.inline = true
		if b.Label != "" {
			p.add(element("docNumber").add(words(b.Label)), words(" "))
		}
		title := f.mark(element("docTitle"), b)
		f.fill(title, b, 0, len(b.Text), run)
		n.add(p.add(title))
	}
	return n
}

// attachments sets the annexes at the end, each a document of its own.
func (f *file) attachments(from int) *node {
	out := element("attachments")
	all := f.doc.Blocks
	for from < len(all) {
		part, to := f.annex[all[from].Part], from
		for to < len(all) && f.annex[all[to].Part] == part {
			to++
		}
		main := element("mainBody")
		f.blocks(main, from, to, part)
		doc := element("doc", "name", "annex").add(f.meta(fmt.Sprintf("annex-%d", part), false), main)
		out.add(element("attachment", "eId", f.id("att")).own(aknname.Part, fmt.Sprint(part)).add(doc))
		from = to
	}
	return out
}

// meta is the metadata of the paper or of one of its annexes; the facts stand with the paper.
func (f *file) meta(component string, whole bool) *node {
	d := f.doc
	work := f.workURI()
	lang := iso3(d.Language)
	main := "!" + cmp.Or(component, "main")
	id := element("identification", "source", "#reprise")
	id.add(
		f.level("FRBRWork", work+"/"+main, work, "adoption", d.Adopted.Start, whole).add(f.workFacts(whole)...),
		f.level("FRBRExpression", work+"/"+lang+"@/"+main, work+"/"+lang+"@", "publication", d.Issued, false).add(
			element("FRBRlanguage", "language", lang)),
		f.level(
			"FRBRManifestation",
			work+"/"+lang+"@/"+main+".xml",
			work+"/"+lang+"@.akn",
			"markup",
			corpus.Date{},
			false,
		),
	)
	if whole && d.Original != language.Und && d.Original != d.Language {
		id.kids[1].add(
			element(
				"FRBRtranslation",
				"href",
				work+"/"+iso3(d.Original)+"@",
				"fromLanguage",
				iso3(d.Original),
				"by",
				"#author",
			),
		)
	}
	author := f.claim("author")
	meta := element("meta").add(id)
	meta.add(element("references", "source", "#reprise").add(
		element(
			"TLCOrganization",
			"eId",
			author,
			"href",
			"/akn/ontology/organization/"+cmp.Or(slug(d.Body), "unknown"),
			"showAs",
			d.Body,
		),
		element(
			"TLCOrganization",
			"eId",
			f.claim("reprise"),
			"href", "https://reprise-wording.github.io", "showAs", "reprise",
		),
	))
	if whole {
		meta.add(element("proprietary", "source", "#reprise").add(f.facts()))
	}
	return meta
}

// workURI is the address of the paper in any language.
func (f *file) workURI() string {
	d := f.doc
	date := cmp.Or(d.Adopted.Start.String(), d.Issued.String(), "0001-01-01")
	number := cmp.Or(slug(d.Symbol), slug(d.Title), "paper")
	m := resolution.FindStringSubmatch(d.Symbol)
	if m == nil {
		return "/akn/zz/doc/" + date + "/" + number
	}
	organ := map[byte]string{'A': "unga", 'S': "unsc", 'E': "ecosoc"}[d.Symbol[0]]
	return "/akn/un/statement/deliberation/" + organ + "/" + date + "/" + cmp.Or(slug(d.Symbol[len(m[0]):]), number)
}

// level is one of the three levels of identification.
func (f *file) level(name, this, uri, event string, date corpus.Date, title bool) *node {
	n := element(name).add(element("FRBRthis", "value", this), element("FRBRuri", "value", uri))
	if title && f.doc.Title != "" {
		n.add(element("FRBRalias", "value", f.doc.Title, "name", "title"))
	}
	day := date.String()
	if date.Day == 0 { // the schema wants a day
		day, event = "0001-01-01", "unknown"
	}
	return n.add(
		element("FRBRdate", "date", day, "name", event),
		element("FRBRauthor", "href", "#author", "as", "#author"),
	)
}

func (f *file) workFacts(whole bool) []*node {
	country := "zz" // unknown
	if resolution.MatchString(f.doc.Symbol) {
		country = "un"
	}
	out := []*node{element("FRBRcountry", "value", country)}
	if whole && f.doc.Symbol != "" {
		out = append(out, element("FRBRnumber", "value", f.doc.Symbol))
	}
	return out
}

// facts is what the standard has no word for: the facts as read, the tree of parts, what was left out of the source.
func (f *file) facts() *node {
	d := f.doc
	n := element("rp:"+aknname.ElementDocument).set("symbol", d.Symbol).set("title", d.Title).set("body", d.Body).set(
		"session", d.Session,
	).
		set("adopted", d.Adopted.String()).set("issued", d.Issued.String()).set("place", d.Place).set(
		"language", d.Language.String(),
	)
	if d.Original != language.Und {
		n.set("original", d.Original.String())
	}
	for _, p := range d.Parts {
		e := element("rp:"+aknname.ElementPart).set("kind", string(p.Kind)).set("number", p.Number).set("name", p.Name).set(
			"title", p.Title,
		).
			set("parent", fmt.Sprint(p.Parent)).set("held", p.Held.String()).set("place", p.Place)
		if p.Restarts {
			e.set("restarts", "true")
		}
		n.add(e)
	}
	for _, l := range d.LeftOut {
		e := element("rp:"+aknname.ElementLeftOut, "kind", l.Kind)
		e.inline = true
		n.add(e.add(words(l.Text)))
	}
	return n
}

// iso3 is the code of a language with three letters, as the profile has it.
func iso3(tag language.Tag) string {
	base, _ := tag.Base()
	return strings.ToLower(base.ISO3())
}
