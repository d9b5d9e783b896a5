package ooxml

import "strings"

// Styles are the styles of a document.
type Styles struct {
	byID    map[string]*Node
	byName  map[string]string // kind and name to id
	Default string            // id of the paragraph style of paragraphs that name none
}

// NewStyles reads the tree of the part of styles; nil gives none.
func NewStyles(t *Tree) *Styles {
	s := &Styles{byID: map[string]*Node{}, byName: map[string]string{}}
	if t == nil {
		return s
	}
	for _, k := range t.Root.Kids {
		if k.Name != "w:style" {
			continue
		}
		id := k.Attr("w:styleId")
		s.byID[id] = k
		if key := styleKey(k); s.byName[key] == "" {
			s.byName[key] = id
		}
		switch k.Attr("w:default") {
		case "1", "true", "on":
			if kind(k) == "paragraph" {
				s.Default = id
			}
		}
	}
	return s
}

func kind(style *Node) string {
	if t := style.Attr("w:type"); t != "" {
		return t
	}
	return "paragraph"
}

func styleKey(style *Node) string {
	name, _ := style.Val("w:name")
	if name == "" {
		name = style.Attr("w:styleId")
	}
	return kind(style) + "\x00" + strings.ToLower(name)
}

// Get is the style of an id, nil if there is none.
func (s *Styles) Get(id string) *Node { return s.byID[id] }

// Name is the name of a style in lower case, which Word compares by; empty if there is no such style.
func (s *Styles) Name(id string) string {
	st := s.byID[id]
	if st == nil {
		return ""
	}
	_, name, _ := strings.Cut(styleKey(st), "\x00")
	return name
}

// Like is the id of the style that has the kind and the name of style, which may be of another document.
func (s *Styles) Like(style *Node) (string, bool) {
	id, ok := s.byName[styleKey(style)]
	return id, ok
}

// Add takes in a style.
func (s *Styles) Add(style *Node) {
	s.byID[style.Attr("w:styleId")] = style
	s.byName[styleKey(style)] = style.Attr("w:styleId")
}

// NumPr is the list and the level that a style gives its paragraphs, and the style of the chain that names the list.
func (s *Styles) NumPr(id string) (num, level, owner string) {
	for range 64 { // a style may be based on itself
		st := s.byID[id]
		if st == nil {
			return num, level, owner
		}
		if n := st.Kid("w:pPr").Kid("w:numPr"); n != nil {
			if v, ok := n.Val("w:numId"); ok && num == "" {
				num, owner = v, id
			}
			if v, ok := n.Val("w:ilvl"); ok && level == "" {
				level = v
			}
		}
		id, _ = st.Val("w:basedOn")
	}
	return num, level, owner
}
