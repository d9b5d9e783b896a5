package check

import (
	"slices"
	"strings"

	"github.com/reprise-wording/reprise/align"
	"github.com/reprise-wording/reprise/corpus/lang"
	"github.com/reprise-wording/reprise/corpus/lang/lazyregexp"
)

// itemLabel matches the label of an item inside a text or at its beginning: (a), a), (iv), 2), (أ), （三）, ㈢.
var itemLabel = lazyregexp.New(`(?:^|[\s;,:.،؛：；，。\x{a0}])[(（]?([\p{L}]{1,4}|[0-9]{1,2}|[一二三四五六七八九十]{1,2})[)）]|([㈠-㈩])`)

// An item is one of a list inside a segment.
type item struct {
	label string
	at    int // where it begins, in bytes
}

// itemsOf are the items of the first list of a text: labels that each follow the one before, from the first on.
func itemsOf(text string) (out []item) {
	for _, m := range itemLabel.FindAllStringSubmatchIndex(text, -1) {
		from, to := m[2], m[3]
		if from < 0 {
			from, to = m[4], m[5]
		}
		label := strings.ToLower(text[from:to])
		if n := len(out); slices.Contains(placesOf(label), n+1) {
			out = append(out, item{text[from:to], m[0]})
		}
	}
	return out
}

// series are those of labels, in the order of lists.
var series = func() [][]string {
	out := [][]string{
		strings.Split("abcdefghijklmnopqrstuvwxyz", ""),
		strings.Fields("1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20"),
		strings.Fields("i ii iii iv v vi vii viii ix x xi xii xiii xiv xv"),
		strings.Fields("一 二 三 四 五 六 七 八 九 十 十一 十二 十三 十四 十五"),
		strings.Split("㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩", ""),
	}
	for _, letters := range lang.Letterings {
		out = append(out, strings.Split(letters, ""))
	}
	return out
}()

// placesOf are the places that a label may have in a list, from 1.
func placesOf(label string) (out []int) {
	for _, labels := range series {
		if k := slices.Index(labels, label); k >= 0 {
			out = append(out, k+1)
		}
	}
	return out
}

// listed finds the first item of a list that the other side lacks.
func listed(p Pair) *Finding {
	s, t := itemsOf(p.Source), itemsOf(p.Target)
	const least = 2 // items that make a list
	if len(s) == len(t) || max(len(s), len(t)) < least || min(len(s), len(t)) == 0 {
		return nil
	}
	f := &Finding{Kind: List, Confidence: 0.8}
	f.Why = align.Remarkf("The list has %d items in the source and %d in the target.", len(s), len(t))
	if len(s) > len(t) {
		f.Source = clip(itemText(p.Source, s, len(t)))
	} else {
		f.Target = clip(itemText(p.Target, t, len(s)))
	}
	return f
}

// itemText is the text of item k.
func itemText(text string, items []item, k int) string {
	to := len(text)
	if k+1 < len(items) {
		to = items[k+1].at
	}
	return strings.TrimSpace(text[items[k].at:to])
}

// apart is how many segments away the item before or behind another may stand: one has a text of its own below it.
const apart = 3

// lackingItem finds an item of a list that is a segment of its own and that one side lacks: the item before it or
// behind it is there on both sides, and no segment of the other side alone may be the same item.
func (c *Checker) lackingItem(i int) *Finding {
	p := c.pairs[i]
	places := p.places()
	lacksSource := strings.TrimSpace(p.Source) == ""
	for _, q := range c.pairs[max(0, i-apart):min(len(c.pairs), i+apart+1)] {
		other := q.isOneSided() && (strings.TrimSpace(q.Source) == "") != lacksSource
		if other && slices.ContainsFunc(q.places(), func(n int) bool { return slices.Contains(places, n) }) {
			return nil
		}
	}
	for k := max(0, i-apart); k <= min(len(c.pairs)-1, i+apart); k++ {
		step := 1 // from the item to that of segment k
		if k < i {
			step = -1
		}
		beside := c.pairs[k].places()
		follows := func(n int) bool { return n+step > 0 && slices.Contains(beside, n+step) }
		if k == i || c.pairs[k].isOneSided() || !slices.ContainsFunc(places, follows) {
			continue
		}
		f := &Finding{
			Kind:       List,
			Source:     clip(p.Source),
			Confidence: 0.8,
			Why:        align.Remarkf("The target lacks an item of the list."),
		}
		if lacksSource {
			f.Source, f.Target, f.Why = "", clip(p.Target), align.Remarkf("The source lacks an item of the list.")
		}
		return f
	}
	return nil
}

// places are those that the label of an item may have in its list, by its beginning, or by the end of its ref; none for
// other segments.
func (p Pair) places() []int {
	for _, text := range []string{p.Source, p.Target} {
		if m := labelOfItem.FindStringSubmatch(text); m != nil {
			return placesOf(strings.ToLower(m[1]))
		}
	}
	if m := labelOfRef.FindStringSubmatch(p.Of); m != nil {
		return placesOf(strings.ToLower(m[1]))
	}
	return nil
}

var (
	labelOfItem = lazyregexp.New(`^\s*[(（]?([\p{L}]{1,4}|[0-9]{1,2})[)）]`)
	labelOfRef  = lazyregexp.New(`\(([a-z]{1,4}|[0-9]{1,2})\)$`)
)
