package mandate

import "strings"

// longestName is the length in bytes from which on words before what is asked are no name.
const longestName = 500

// who is the name of who is asked, which stands between two places of a text, else further on in it.
func (r *reader) who(text string, from, to int) string {
	if name := r.name(text[from:to]).name; name != "" {
		return name
	}
	for _, p := range r.f["by"] {
		if m := p.FindStringSubmatch(text); m != nil {
			return m[1]
		}
	}
	return ""
}

// named reports whether someone is named and what he is asked to do follows.
func (r *reader) named(rest string) bool {
	n := r.name(rest)
	return n.name != "" && n.todo > 0
}

// unsaid reports whether words name someone and say nothing of what he is asked to do, since another is named first.
func (r *reader) unsaid(rest string) bool {
	n := r.name(rest)
	return n.name != "" && n.whole && n.todo == 0
}

// A named is what stands at the beginning of a text.
type named struct {
	name  string // one name, or several in a row; empty where there is none
	todo  int    // where what he is asked to do begins, 0 where it does not follow
	whole bool   // nothing stands beside the names
}

// name reads the names at the beginning of a text; what stands between commas and names nobody is left out.
func (r *reader) name(text string) named {
	text = strings.TrimLeft(text, " ")
	if r.f["todo"] == nil {
		return named{name: r.nameOf(r.firstName(text))}
	}
	for _, p := range r.f["that"] {
		if m := p.FindStringSubmatchIndex(text); m != nil && r.todo(text[:m[3]]) == 0 {
			return named{name: r.nameOf(strings.TrimSpace(text[m[2]:m[3]])), todo: m[3]}
		}
	}
	n := named{whole: true}
	head := text
	if i := strings.IndexAny(head, ";:"); i >= 0 {
		head, n.whole = head[:i], false
		if text[i] == ':' {
			n.todo = i
		}
	}
	if at := r.todo(head); at > 0 {
		head, n.todo = head[:at], at
	}
	if len(head) > longestName {
		head, n.whole = head[:strings.LastIndexByte(head[:longestName], ' ')+1], false
	}
	names, ok := r.row(head, &n)
	if !ok {
		return named{todo: n.todo}
	}
	n.name = r.nameOf(r.words(strings.Join(names, ", ")))
	return n
}

// row reads the names of a row, which commas part. It is false where no name stands first.
func (r *reader) row(text string, n *named) (names []string, ok bool) {
	open := true   // a name may follow: none was left out, or the last leads on
	among := false // an aside opened a row of other names, to which the name behind the next "and" belongs
	parts := strings.Split(r.words(text), ",")
	for i, part := range parts {
		part = strings.TrimSpace(part)
		joins := r.f.has("joins", part)
		switch {
		case joins && (open || n.todo > 0) && !among:
		case part == "":
			continue
		case r.f.has("aside", part):
			n.whole = false
			open = len(names) == 0 || r.f.has("leadson", names[len(names)-1])
			among = r.f.has("among", part) && i+1 < len(parts) && !r.f.has("joins", strings.TrimSpace(parts[i+1]))
			continue
		case !open:
			continue
		}
		name := r.cut(part)
		if len(names) == 0 {
			if name = r.firstName(part); name == "" {
				return nil, false
			}
		}
		names = append(names, name)
		if name != part {
			n.whole, open = false, false
		}
	}
	return names, true
}

// firstName is what stands where a name is expected, "" if nothing does.
func (r *reader) firstName(text string) string {
	for _, p := range r.f["who"] {
		if m := p.FindStringSubmatch(text); m != nil {
			return r.cut(strings.TrimSpace(m[1]))
		}
	}
	return ""
}

// nameOf is a name as it stands, "" where the words name no one.
func (r *reader) nameOf(name string) string {
	if r.f.has("noname", name) {
		return ""
	}
	return name
}

// cut leaves out what follows a name.
func (r *reader) cut(part string) string {
	if at := r.f.find("cut", part); at >= 0 {
		return strings.TrimSpace(part[:at])
	}
	return part
}

// todo is where what is asked begins behind a name, 0 where it does not.
func (r *reader) todo(text string) int {
	for _, p := range r.f["todo"] {
		for from := 0; from < len(text); {
			m := p.FindStringIndex(text[from:])
			if m == nil {
				break
			}
			if !r.f.has("notodo", text[from+m[0]:]) {
				return from + m[0]
			}
			from += m[0] + 1
		}
	}
	return 0
}
