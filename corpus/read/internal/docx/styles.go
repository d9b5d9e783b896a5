package docx

import (
	"strconv"
	"strings"

	"github.com/reprise-wording/reprise/corpus/lang/lazyregexp"
)

// val is an element with a w:val attribute.
type val struct {
	Val string `xml:"val,attr"`
}

func (v *val) on() bool { return v != nil && v.Val != "0" && v.Val != "false" && v.Val != "none" }

type stylesPart struct {
	Styles   []style `xml:"style"`
	Language val     `xml:"docDefaults>rPrDefault>rPr>lang"`
	byID     map[string]*style
}

type style struct {
	Type  string `xml:"type,attr"`
	ID    string `xml:"styleId,attr"`
	Name  val    `xml:"name"`
	Based val    `xml:"basedOn"`
	Para  struct {
		Outline *val `xml:"outlineLvl"`
		Align   *val `xml:"jc"`
	} `xml:"pPr"`
	Run struct {
		Bold   *val `xml:"b"`
		Italic *val `xml:"i"`
		Raised *val `xml:"vertAlign"`
		Hidden *val `xml:"vanish"`
	} `xml:"rPr"`
}

func (s *stylesPart) index() {
	s.byID = map[string]*style{}
	for i := range s.Styles {
		s.byID[s.Styles[i].ID] = &s.Styles[i]
	}
}

// chain calls f with a style and those it is based on, until f is satisfied.
func (s *stylesPart) chain(id string, f func(*style) bool) {
	for range 20 {
		st := s.byID[id]
		if st == nil || f(st) {
			return
		}
		id = st.Based.Val
	}
}

var headingName = lazyregexp.New(
	`(?i)^(?:heading|titre|überschrift|título)\s*([1-9])$|^_?\s*h\s*_?_?(?:ch|m|[1-9])`,
)

// heading is the level of a paragraph style that is a heading, 0 for none.
func (s *stylesPart) heading(id string) (level int) {
	s.chain(id, func(st *style) bool {
		if o := st.Para.Outline; o != nil {
			if n, err := strconv.Atoi(o.Val); err == nil && n >= 0 && n < 9 {
				level = n + 1
			}
			return true
		}
		if m := headingName.FindStringSubmatch(st.Name.Val); m != nil {
			level = 1
			if n, err := strconv.Atoi(m[1]); err == nil {
				level = n
			}
			return true
		}
		return false
	})
	return level
}

// contentsName is the name of a style of the lines of a table of contents, the same in every language of Word.
var contentsName = lazyregexp.New(`(?i)^toc [1-9]$`)

// contents reports whether a paragraph style is one of the lines of a table of contents.
func (s *stylesPart) contents(id string) bool {
	st := s.byID[id]
	return st != nil && contentsName.MatchString(st.Name.Val)
}

// contentsHead reports whether a paragraph style is that of the heading over a table of contents.
func (s *stylesPart) contentsHead(id string) bool {
	st := s.byID[id]
	return st != nil && strings.EqualFold(st.Name.Val, "toc heading")
}

func (s *stylesPart) bold(id string) (bold bool) {
	s.chain(id, func(st *style) bool { bold = st.Run.Bold.on(); return st.Run.Bold != nil })
	return bold
}

func (s *stylesPart) italic(id string) (italic bool) {
	s.chain(id, func(st *style) bool { italic = st.Run.Italic.on(); return st.Run.Italic != nil })
	return italic
}

func (s *stylesPart) center(id string) (center bool) {
	s.chain(id, func(st *style) bool {
		center = st.Para.Align != nil && st.Para.Align.Val == "center"
		return st.Para.Align != nil
	})
	return center
}

func (s *stylesPart) raised(id string) (raised bool) {
	s.chain(id, func(st *style) bool {
		raised = st.Run.Raised != nil && st.Run.Raised.Val == "superscript"
		return st.Run.Raised != nil
	})
	return raised
}
