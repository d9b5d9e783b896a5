package rtf

import (
	"fmt"
	"strings"
	"unicode/utf16"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/lang/lazyregexp"
	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

// maxDepth bounds how deep groups nest.
const maxDepth = 1000

// Lines reads a file, a paragraph each, tracked changes accepted or rejected. The error is a *flow.Trouble.
func Lines(data []byte, reject bool) ([]flow.Line, []corpus.Warning, error) {
	r := &reader{
		scanner:  scanner{data: data, line: 1},
		reject:   reject,
		page:     1252,
		fonts:    map[int]*font{},
		headings: map[int]int{},
	}
	r.flows = []*stream{{}}
	r.state = state{skip: 1, para: paragraph{}}
	for {
		t, ok := r.next()
		if !ok {
			break
		}
		if err := r.token(t); err != nil {
			return nil, nil, err
		}
	}
	r.text("")
	for len(r.flows) > 1 {
		r.closeFlow()
	}
	r.flows[0].end(r)
	out := r.flows[0].out
	flow.KeepRaised(out)
	var warnings []corpus.Warning
	if len(r.stack) > 0 {
		warnings = append(warnings, corpus.Warning{Text: "the file is cut off: its last groups are not closed"})
	}
	if r.tracked > 0 {
		how := "accepted"
		if reject {
			how = "rejected"
		}
		warnings = append(
			warnings,
			corpus.TrackedChanges(r.tracked, how),
		)
	}
	return out, warnings, nil
}

// A state is what holds inside a group.
type state struct {
	flow.Style
	raised, hidden, gone bool
	font, skip           int    // skip: characters that stand for a \u
	dest                 string // destination: "", "skip", "fonttbl", "stylesheet", "label", "note head", ...
	para                 paragraph
	opened               *stream // the stream that the group opened
}

type paragraph struct {
	style, outline, level int
	first                 int // indent of its first line; below 0 where the others hang
	listed                bool
	center, table         bool
}

type font struct {
	charset int
	name    string
}

type reader struct {
	scanner
	reject    bool
	state     state
	stack     []state
	star      bool
	page      int // code page of the file
	fonts     map[int]*font
	headings  map[int]int // heading level of a style
	styleName string
	bytes     []byte // of text, not decoded yet
	units     []uint16
	ignore    int // characters to pass over after a \u
	flows     []*stream
	tracked   int
	notes     int
	fontNow   int
	styleNow  int
}

// skipped are destinations without words of the text.
var skipped = set(
	"colortbl", "info", "pict", "objdata", "listtable", "listoverridetable", "rsidtbl", "generator", "themedata",
	"colorschememapping", "latentstyles", "datastore", "xmlnstbl", "fldinst", "bkmkstart", "bkmkend", "nonshppict",
	"xe", "tc", "sp", "shpgrp", "filetbl", "revtbl", "pgptbl", "listpicture", "mmathPr", "wgrffmtfilter", "private",
	"template", "operator", "docvar", "userprops", "atnid", "atnref", "atnicn", "atndate", "atntime", "atnparent",
	"ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "blipuid", "picprop", "pntxta", "pntxtb",
	"passwordhash", "protusertbl", "factoidname", "fchars", "lchars", "background", "defchp", "defpap", "ebcstart",
	"ebcend", "svb", "shprslt",
)

// kept are destinations that are marked as new and hold words.
var kept = set(
	"shpinst", "ud", "listtext", "pntext", "fldrslt", "footnote", "annotation", "shptxt", "atnauthor",
	"nesttableprops", "oldcprops", "shppict", "pn", "moMath", "mmath", "mr",
)

func set(names ...string) map[string]bool {
	m := map[string]bool{}
	for _, n := range names {
		m[n] = true
	}
	return m
}

func (r *reader) token(t token) error {
	switch t.kind {
	case '{':
		r.text("")
		if len(r.stack) >= maxDepth {
			return &flow.Trouble{
				Line: r.line,
				Why:  fmt.Sprintf("has groups nested more than %d deep", maxDepth),
				Hint: "save it again",
			}
		}
		r.stack = append(r.stack, r.state)
		r.state.opened, r.ignore, r.star = nil, 0, false
	case '}':
		r.text("")
		r.closeGroup()
	case 'w':
		r.word(t)
	case 's':
		r.symbol(t.value)
	case 'h', 't':
		r.char(t.value)
	}
	return nil
}

func (r *reader) closeGroup() {
	r.ignore, r.star = 0, false
	if len(r.stack) == 0 {
		return
	}
	if r.state.dest == "stylesheet" && r.styleName != "" {
		r.nameStyle()
	}
	if r.state.opened != nil {
		r.closeFlow()
	}
	r.state = r.stack[len(r.stack)-1]
	r.stack = r.stack[:len(r.stack)-1]
}

func (r *reader) symbol(c byte) {
	if c == '*' {
		r.star = true
		return
	}
	if r.ignore > 0 {
		r.ignore--
		return
	}
	switch c {
	case '~':
		r.text("\u00a0")
	case '_':
		r.text("\u2011")
	case '\\', '{', '}':
		r.char(c)
	}
}

func (r *reader) char(c byte) {
	if r.ignore > 0 {
		r.ignore--
		return
	}
	r.units = r.drain()
	r.bytes = append(r.bytes, c)
}

// drain writes what was given as UTF-16.
func (r *reader) drain() []uint16 {
	if len(r.units) > 0 {
		units := r.units
		r.units = nil
		r.put(string(utf16.Decode(units)))
	}
	return nil
}

// text writes words, after those that wait to be decoded.
func (r *reader) text(s string) {
	r.drain()
	if len(r.bytes) > 0 {
		b := r.bytes
		r.bytes = nil
		f := r.fonts[r.state.font]
		switch {
		case f != nil && flow.IsSymbolFont(f.name) && r.state.dest != "fonttbl":
			for _, c := range b {
				if sign, ok := flow.Symbol(f.name, rune(c)); ok {
					r.put(sign)
				} else {
					r.put(string(rune(c)))
				}
			}
		case f != nil && charsets[f.charset] != 0:
			r.put(decode(charsets[f.charset], b))
		default:
			r.put(decode(r.page, b))
		}
	}
	if s != "" {
		r.put(s)
	}
}

var noteMark = lazyregexp.New(`^(?:[0-9]{1,3}|\*{1,3}|†|‡)$`)

func (r *reader) put(s string) {
	switch r.state.dest {
	case "fonttbl":
		if f := r.fonts[r.fontNow]; f != nil {
			f.name = strings.TrimSuffix(f.name+s, ";")
		}
		return
	case "stylesheet":
		r.styleName += s
		return
	case "skip":
		return
	}
	if r.state.gone {
		return
	}
	f := r.flows[len(r.flows)-1]
	switch m := strings.TrimSpace(s); {
	case r.state.dest == "label":
		f.label += s
	case r.state.hidden:
		f.hid.Run(s, r.state.Style)
	case r.state.raised && f.b.Len() > 0 && noteMark.MatchString(m):
		f.b.Mark(m)
		f.marked = f.b.Len()
		f.marker = m
	case r.state.raised && f.b.Len() == 0 && f.note && f.custom == "" && noteMark.MatchString(m):
		f.custom = m
	default:
		f.b.Run(s, r.state.Style)
	}
}

func (r *reader) nameStyle() {
	name := strings.ToLower(strings.TrimSuffix(strings.TrimSpace(r.styleName), ";"))
	r.styleName = ""
	if m := headingName.FindStringSubmatch(name); m != nil {
		r.headings[r.styleNow] = int(m[1][0] - '0')
	}
}

var headingName = lazyregexp.New(
	`^(?:heading|titre|título|titulo|überschrift|kop|intestazione|заголовок|标题|標題) ?([1-9])$`,
)
