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

type numPr struct {
	Level *val `xml:"ilvl"`
	ID    *val `xml:"numId"`
}

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
		Num     *numPr `xml:"numPr"`
		Outline *val   `xml:"outlineLvl"`
		Align   *val   `xml:"jc"`
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

// number is the list that a paragraph style belongs to.
func (s *stylesPart) number(id string) (num string, level int) {
	s.chain(id, func(st *style) bool {
		n := st.Para.Num
		if n == nil {
			return false
		}
		if n.Level != nil {
			level, _ = strconv.Atoi(n.Level.Val)
		}
		if n.ID != nil {
			num = n.ID.Val
		}
		return num != ""
	})
	return num, level
}

type numberingPart struct {
	raw struct {
		Abstract []abstractNum `xml:"abstractNum"`
		Nums     []struct {
			ID        string `xml:"numId,attr"`
			Abstract  val    `xml:"abstractNumId"`
			Overrides []struct {
				Level int       `xml:"ilvl,attr"`
				Start *val      `xml:"startOverride"`
				Def   *numLevel `xml:"lvl"`
			} `xml:"lvlOverride"`
		} `xml:"num"`
	}
	lists map[string]*numList // by numId
}

type abstractNum struct {
	ID        string     `xml:"abstractNumId,attr"`
	Levels    []numLevel `xml:"lvl"`
	StyleLink val        `xml:"numStyleLink"`
	Defines   val        `xml:"styleLink"`
}

type numLevel struct {
	Level   int  `xml:"ilvl,attr"`
	Start   *val `xml:"start"`
	Format  val  `xml:"numFmt"`
	Text    val  `xml:"lvlText"`
	Style   val  `xml:"pStyle"`
	Restart *val `xml:"lvlRestart"`
	Legal   *val `xml:"isLgl"`
}

// A numList is one w:num; those of one abstract list go on counting together.
type numList struct {
	levels  [9]*numLevel
	counter *[9]int
	starts  map[int]int // overridden starts, taken at the first use
}

func (n *numberingPart) index(styles *stylesPart) {
	n.lists = map[string]*numList{}
	abstract := map[string]*abstractNum{}
	defined := map[string]*abstractNum{}
	for i := range n.raw.Abstract {
		a := &n.raw.Abstract[i]
		abstract[a.ID] = a
		if a.Defines.Val != "" && len(a.Levels) > 0 {
			defined[a.Defines.Val] = a
		}
	}
	counters := map[string]*[9]int{}
	for _, num := range n.raw.Nums {
		a := abstract[num.Abstract.Val]
		if a == nil {
			continue
		}
		if len(a.Levels) == 0 && defined[a.StyleLink.Val] != nil {
			a = defined[a.StyleLink.Val]
		}
		if counters[a.ID] == nil {
			counters[a.ID] = &[9]int{}
		}
		l := &numList{counter: counters[a.ID], starts: map[int]int{}}
		for i := range a.Levels {
			if k := a.Levels[i].Level; k >= 0 && k < 9 {
				l.levels[k] = &a.Levels[i]
			}
		}
		for _, o := range num.Overrides {
			if o.Level < 0 || o.Level > 8 {
				continue
			}
			if o.Def != nil {
				l.levels[o.Level] = o.Def
			}
			if o.Start != nil {
				l.starts[o.Level], _ = strconv.Atoi(o.Start.Val)
			}
		}
		n.lists[num.ID] = l
	}
}

// next counts a paragraph of a list and gives its label as Word prints it; empty for a bullet or no label.
func (n *numberingPart) next(id string, level int) (label string, bullet bool) {
	l := n.lists[id]
	if l == nil || level < 0 || level > 8 || l.levels[level] == nil {
		return "", false
	}
	def := l.levels[level]
	if v, ok := l.starts[level]; ok {
		l.counter[level] = v - 1
		delete(l.starts, level)
	}
	if l.counter[level] == 0 {
		l.counter[level] = def.first()
	} else {
		l.counter[level]++
	}
	for k := level + 1; k < 9; k++ {
		if l.levels[k] == nil || l.levels[k].Restart == nil || l.levels[k].Restart.Val != "0" {
			l.counter[k] = 0
		}
	}
	if def.Format.Val == "bullet" {
		return "", true
	}
	if def.Format.Val == "none" {
		return "", false
	}
	text := def.Text.Val
	for k := range 9 {
		mark := "%" + strconv.Itoa(k+1)
		if !strings.Contains(text, mark) {
			continue
		}
		format, count := "decimal", l.counter[k]
		if count == 0 && l.levels[k] != nil {
			count = l.levels[k].first() // an inner level before its outer one
		}
		if l.levels[k] != nil && !def.Legal.on() {
			format = l.levels[k].Format.Val
		}
		text = strings.ReplaceAll(text, mark, ordinal(count, format))
	}
	return strings.TrimSpace(text), false
}

// first is the number that a level starts at. A counter of 0 means that the level has not begun.
func (l *numLevel) first() int {
	if l.Start == nil {
		return 1
	}
	n, err := strconv.Atoi(l.Start.Val)
	if err != nil {
		return 1
	}
	return n
}
