package drift

// sure is how strong a link has to be for a single word to be evidence by itself.
const sure = 0.4

// A swap is one word that an edit puts in another's place while the other language kept the word that renders both.
type swap struct {
	before, after int // my words, in the earlier and in the later text
	keptA, keptB  int // the other's word, in the earlier and in the later text
	score         float64
}

// swaps looks inside an edit that is in both languages as a whole for words that only this language changed: actes
// illégaux becomes actes illicites in a sentence that is recast around it, and unlawful acts stays.
func (v *sideView) swaps(e edit) []swap {
	kept := v.keptMap()
	if kept == nil {
		return nil
	}
	var out []swap
	used := map[int]bool{}
	for _, i := range e.a {
		x, p := v.sureLink(i, v.myEarly, v.otherEarly, v.early)
		y, ok := kept[x]
		if x < 0 || !ok {
			continue
		}
		for _, k := range e.b {
			z, q := v.sureLink(k, v.myLate, v.otherLate, v.late)
			if z != y || used[k] || v.myEarly[i].key == v.myLate[k].key {
				continue
			}
			used[k] = true
			out = append(out, swap{i, k, x, y, min(p, q)})
			break
		}
	}
	return out
}

// sureLink is the content word of the other text that my content word surely goes to, -1 for none.
func (v *sideView) sureLink(i int, mine, other []word, p func(i, j int) float64) (int, float64) {
	if mine[i].weight <= functionWeight {
		return -1, 0
	}
	best, at := sure, -1
	for j := range other {
		if x := p(i, j); x >= best && other[j].weight > functionWeight {
			best, at = x, j
		}
	}
	return at, best
}

// keptMap leads from the words the other language kept to their places in the later text; nil where they can't be
// paired.
func (v *sideView) keptMap() map[int]int {
	outA, outB := map[int]bool{}, map[int]bool{}
	for _, o := range v.other {
		for _, i := range o.a {
			outA[i] = true
		}
		for _, k := range o.b {
			outB[k] = true
		}
	}
	kept := map[int]int{}
	k := 0
	for i := range v.otherEarly {
		if outA[i] {
			continue
		}
		for k < len(v.otherLate) && outB[k] {
			k++
		}
		if k == len(v.otherLate) || v.otherEarly[i].form != v.otherLate[k].form {
			return nil
		}
		kept[i] = k
		k++
	}
	return kept
}

func (x swap) edit(early, late []word, before, after string) Edit {
	a, b := early[x.before].span, late[x.after].span
	return Edit{a.Text(before), b.Text(after), a, b}
}

func (x swap) keptEdit(early, late []word, before, after string) Edit {
	a, b := early[x.keptA].span, late[x.keptB].span
	return Edit{a.Text(before), b.Text(after), a, b}
}
