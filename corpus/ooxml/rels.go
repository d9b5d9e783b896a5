package ooxml

import (
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"
)

// A Rel is a relationship of a part.
type Rel struct {
	ID       string
	Type     string // the last word of its address: "image", "header", "hyperlink"
	FullType string
	Target   string // the name of a part, or the address of what is external
	External bool
}

// relsName is where the relationships of a part stand; of the package itself for an empty name.
func relsName(part string) string {
	dir, file := path.Split(part)
	return dir + "_rels/" + file + ".rels"
}

// Rels lists the relationships of a part; of the package itself for an empty name.
func (p *Package) Rels(part string) ([]Rel, error) {
	file := p.parts[relsName(part)]
	if file == nil {
		return nil, nil
	}
	t, err := file.Tree()
	if err != nil {
		return nil, err
	}
	var out []Rel
	for _, k := range t.Root.Kids {
		if k.Name != "rel:Relationship" {
			continue
		}
		r := Rel{
			ID:       k.Attr("Id"),
			FullType: k.Attr("Type"),
			Target:   k.Attr("Target"),
			External: k.Attr("TargetMode") == "External",
		}
		r.Type = path.Base(r.FullType)
		if !r.External {
			target, _, _ := strings.Cut(strings.ReplaceAll(r.Target, `\`, "/"), "#")
			if strings.HasPrefix(target, "/") {
				r.Target = strings.TrimPrefix(target, "/")
			} else {
				r.Target = path.Join(path.Dir(part), target)
			}
		}
		out = append(out, r)
	}
	return out, nil
}

// Related is the first part of a kind ("styles") that a part has a relationship to, nil if there is none.
func (p *Package) Related(part, kind string) (*Part, error) {
	rels, err := p.Rels(part)
	if err != nil {
		return nil, err
	}
	for _, r := range rels {
		if r.Type == kind && !r.External && p.parts[r.Target] != nil {
			return p.parts[r.Target], nil
		}
	}
	return nil, nil
}

// AddRel adds a relationship to a part and gives its id. Target is the name of a part, or an address.
func (p *Package) AddRel(part, fullType, target string, external bool) (string, error) {
	t, err := p.relsOf(part)
	if err != nil {
		return "", err
	}
	taken := map[string]bool{}
	for _, k := range t.Root.Kids {
		taken[strings.ToLower(k.Attr("Id"))] = true
	}
	for i := len(t.Root.Kids) + 1; ; i++ {
		if id := "rId" + strconv.Itoa(i); !taken[strings.ToLower(id)] {
			return id, p.AddRelID(part, id, fullType, target, external)
		}
	}
}

// AddRelID is AddRel with an id that the part does not use yet.
func (p *Package) AddRelID(part, id, fullType, target string, external bool) error {
	t, err := p.relsOf(part)
	if err != nil {
		return err
	}
	n := t.New("rel:Relationship", "Id", id, "Type", fullType)
	dir := path.Dir(part) + "/"
	switch {
	case external:
		t.Set(n, "Target", target)
		t.Set(n, "TargetMode", "External")
	case strings.HasPrefix(target, dir):
		t.Set(n, "Target", strings.TrimPrefix(target, dir))
	default:
		t.Set(n, "Target", "/"+target)
	}
	t.Root.Kids = append(t.Root.Kids, n)
	p.parts[relsName(part)].Changed()
	return nil
}

// relsOf is the part of the relationships of a part, made if there is none.
func (p *Package) relsOf(part string) (*Tree, error) {
	name := relsName(part)
	if p.parts[name] == nil {
		p.parts[name] = &Part{
			Name:    name,
			changed: true,
			data: []byte(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n" +
				`<Relationships xmlns="` + usualURI["rel"][0] + `"/>`),
		}
		p.order = append(p.order, name)
	}
	return p.parts[name].Tree()
}

// Main is the main document.
func (p *Package) Main() (*Part, error) {
	rels, err := p.Rels("")
	if err != nil {
		return nil, err
	}
	for _, r := range rels {
		if r.Type == "officeDocument" && !r.External {
			part := p.parts[r.Target]
			if part == nil {
				break
			}
			if typ, err := p.Type(part.Name); err != nil {
				return nil, err
			} else if typ != "" && !strings.Contains(typ, "wordprocessingml") && !strings.Contains(typ, "ms-word") {
				return nil, fmt.Errorf("%w: its main part is %s", ErrNotPackage, typ)
			}
			return part, nil
		}
	}
	return nil, fmt.Errorf("%w: no main document", ErrNotPackage)
}

// Type is the content type of a part, empty if none is given.
func (p *Package) Type(name string) (string, error) {
	t, err := p.parts[typesPart].Tree()
	if err != nil {
		return "", err
	}
	byExt := ""
	ext := strings.TrimPrefix(path.Ext(name), ".")
	for _, k := range t.Root.Kids {
		switch k.Name {
		case "ct:Override":
			if strings.EqualFold(strings.TrimPrefix(k.Attr("PartName"), "/"), name) {
				return k.Attr("ContentType"), nil
			}
		case "ct:Default":
			if strings.EqualFold(k.Attr("Extension"), ext) {
				byExt = k.Attr("ContentType")
			}
		}
	}
	return byExt, nil
}

// setType makes sure that a part has a content type.
func (p *Package) setType(name, contentType string) error {
	if have, err := p.Type(name); err != nil || have == contentType {
		return err
	}
	part := p.parts[typesPart]
	t, err := part.Tree()
	if err != nil {
		return err
	}
	t.Root.Kids = append(t.Root.Kids, t.New("ct:Override", "PartName", "/"+name, "ContentType", contentType))
	part.Changed()
	return nil
}

// DropStrayTypes takes out the content types of parts that the package does not have: strict readers refuse such a
// file.
func (p *Package) DropStrayTypes() error {
	part := p.parts[typesPart]
	t, err := part.Tree()
	if err != nil {
		return err
	}
	kids := slices.DeleteFunc(slices.Clone(t.Root.Kids), func(k *Node) bool {
		return k.Name == "ct:Override" && p.parts[strings.TrimPrefix(k.Attr("PartName"), "/")] == nil
	})
	if len(kids) < len(t.Root.Kids) {
		t.Root.Kids = kids
		part.Changed()
	}
	return nil
}
