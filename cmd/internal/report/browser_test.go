package report_test

import (
	"fmt"
	"math/rand/v2"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/cmd/internal/browsertest"
	"github.com/reprise-wording/reprise/cmd/internal/report"
	"github.com/reprise-wording/reprise/cmd/internal/words"
	"github.com/reprise-wording/reprise/corpus"
)

// file writes the report of a payload and returns its address.
func file(t testing.TB, p *report.Payload) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "report.html")
	if err := os.WriteFile(path, []byte(write(t, p)), 0o600); err != nil {
		t.Fatal(err)
	}
	return (&url.URL{Scheme: "file", Path: path}).String()
}

// views are the addresses of one view of each kind.
var views = []string{
	"#/", "#/threads", "#/thread/I.11(b)", "#/unit/VII.2(b)", "#/meeting/VII", "#/pairs/VIII/VII", "#/side/I",
	"#/compare/I.11(b)/VII.2(b)", "#/find/victimes", "#/nowhere",
}

func TestInTheBrowser(t *testing.T) {
	t.Parallel()
	b := browsertest.Start(t)
	page := file(t, builtInPayload(t))
	t.Run("every view by its tab", func(t *testing.T) {
		p := b.Open(t, page)
		for _, tab := range []string{"Threads", "Side by side", "Compare", "Find", "Overview"} {
			p.Run(fmt.Sprintf(`[...document.querySelectorAll('nav a')].find((a) => a.textContent === %q).click()`, tab))
			p.Wait(fmt.Sprintf(`document.querySelector('nav a[aria-current]').textContent === %q`, tab))
		}
		p.Quiet()
	})
	t.Run("every view by its address", func(t *testing.T) {
		p := b.Open(t, page+views[2])
		t.Logf(
			"interactive after %.0f ms",
			browsertest.Eval[float64](p, `performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd`),
		)
		if s := p.Text(); !strings.Contains(s, "VIII.1(c)") {
			t.Errorf("the link to a thread shows %q", s)
		}
		for _, v := range views {
			visit(p, v)
			s := p.Text()
			if len(s) < 20 || strings.Contains(s, "undefined") || strings.Contains(s, "null") || strings.Contains(s, "NaN") {
				t.Errorf("%s shows %q", v, s)
			}
		}
		p.Quiet()
	})
	t.Run("on a phone", func(t *testing.T) {
		p := b.Open(t, page)
		hidden := browsertest.Eval[string](p, `new Promise((done) => {
			const phone = document.createElement('iframe');
			phone.style.cssText = 'width: 400px; height: 800px';
			phone.onload = () => setTimeout(() => {
				const d = phone.contentDocument, nav = d.querySelector('#top nav');
				done(nav.scrollWidth > nav.clientWidth ? 'entries of the menu' : d.documentElement.scrollWidth > 400 ? 'a part of the page' : '');
			}, 500);
			phone.srcdoc = document.documentElement.outerHTML;
			document.body.append(phone);
		})`)
		if hidden != "" {
			t.Errorf("%s out of sight at a width of 400", hidden)
		}
	})
	t.Run("what the first page sums up", func(t *testing.T) {
		p := b.Open(t, page)
		s := p.Text()
		summary := regexp.MustCompile(`paragraphs adopted at 8 meetings, \d+ take up an earlier one, ` +
			`in \d+ threads or by reference; \d+ more are possible matches\.`)
		if !summary.MatchString(s) {
			t.Errorf("%.400s", s)
		}
	})
	t.Run("has the clause become weaker", func(t *testing.T) {
		p := b.Open(t, page)
		p.Type("#follow", "non-punishment")
		p.Wait(`document.querySelector('.answer')?.innerText.includes('prosecutorial discretion') === true`)
		s := p.Text()
		for _, want := range []string{"First adopted in 2009", "should consider", "prosecutorial discretion"} {
			if !strings.Contains(s, want) {
				t.Errorf("the answer does not say %q:\n%.900s", want, s)
			}
		}
		p.Quiet()
	})
	t.Run("the first page takes refs, alternatives and paragraphs in no thread", func(t *testing.T) {
		p := b.Open(t, page)
		for typed, want := range map[string][]string{
			"vii.2 b)": {"Consider, in line with their domestic laws"}, "I.11b": {"Consider, in line with"},
			"II.3": {"II.3", "Taken up nowhere else"}, "non-punishment | raise awareness among": {
				"Consider, in line with their domestic legislation",
				"States parties should raise awareness",
				"In no thread",
			},
			"zzzz | ": {"Nothing found"},
		} {
			p.Run(fmt.Sprintf(
				`(() => { const q = document.querySelector('#follow'); q.value = %q; q.dispatchEvent(new Event('input')); })()`,
				typed,
			))
			for _, w := range want {
				p.Wait(fmt.Sprintf(`document.querySelector('.follow-out').innerText.includes(%q)`, w))
			}
		}
		p.Quiet()
	})
	t.Run("find", func(t *testing.T) {
		p := b.Open(t, page+"#/find")
		p.Type("#q", "SANCTIONNEES les personnes")
		p.Wait(`location.hash.endsWith('personnes') && document.querySelectorAll('mark').length > 0`)
		if s := p.Text(); !strings.Contains(s, "sanctionner") {
			t.Errorf("an accent and an ending keep the words apart:\n%.600s", s)
		}
		p.Quiet()
	})
	t.Run("compare reads refs as people write them", func(t *testing.T) {
		p := b.Open(t, page+"#/compare/vii.2 b)/2018:1(c)")
		p.Wait(`document.querySelectorAll('main ins').length > 1`)
		p = b.Open(t, page+"#/compare/VII.2(zz)/I.1")
		p.Wait(`document.querySelector('[role=alert]').textContent.includes('VII.2')`)
		p.Quiet()
	})
	t.Run("changes lead from one wording to the other", func(t *testing.T) {
		p := b.Open(t, page+"#/compare/I.1/VIII.1(c)")
		p.Wait(`(() => {
			const parts = (skip) => [...document.querySelectorAll('.comparison .wording')].map((w) => [...w.childNodes].filter((n) => n.nodeName !== skip).map((n) => n.textContent).join('').trim().toLowerCase());
			return parts('INS')[1].startsWith('with regard to the overall mandate') && parts('DEL')[1].startsWith('consider, in line with');
		})()`)
		p.Quiet()
	})
	t.Run("hostile text is shown as text", func(t *testing.T) { hostileInBrowser(t, b) })
	t.Run("many units", func(t *testing.T) {
		units := 1000
		if n, err := strconv.Atoi(os.Getenv("UNITS")); err == nil {
			units = n // the figure of 5,000 units is measured by hand
		}
		p := b.Open(t, file(t, build(t, large(units, 50, 1))))
		for _, v := range []string{"#/", "#/threads", "#/meeting/X", "#/find/witnesses"} {
			t.Logf(
				"%s takes %.0f ms", v,
				browsertest.Eval[float64](
					p,
					`new Promise((done) => { const t0 = performance.now(); location.hash = '`+v+
						`x'; setTimeout(() => { const t1 = performance.now(); location.hash = '`+v+
						`'; window.addEventListener('hashchange', () => setTimeout(() => done(performance.now() - t1)), {once: `+
						`true}); }, 300); })`,
				),
			)
		}
		p.Quiet()
	})
	t.Run("accessibility", func(t *testing.T) { accessible(t, b, page) })
	t.Run("what the program writes besides", func(t *testing.T) {
		p := b.Open(t, page+"#/compare/I.11(b)/VII.2(b)")
		p.Click(`.ways summary`)
		for _, want := range []string{
			"diff 'I.11(b)' 'VII.2(b)' --in FILE --format docx", "trace --format xlsx", "align --format tmx",
		} {
			p.Wait(fmt.Sprintf(`document.querySelector('.ways .panel').innerText.includes(%q)`, want))
		}
		p.Quiet()
	})
	t.Run("sixty meetings", func(t *testing.T) {
		p := b.Open(t, file(t, build(t, large(120, 50, 1))))
		n := browsertest.Eval[int](p, `document.querySelectorAll('.timeline li .bar').length`)
		if n <= 14 {
			t.Fatalf("%d meetings are too few to tell", n)
		}
		for _, width := range []int{1280, 390} {
			p.Width(width)
			for _, v := range []string{"#/", "#/find/states"} {
				visit(p, v)
				if met := browsertest.Eval[string](p, `(() => { // names that run into one another
					const names = [...document.querySelectorAll('.timeline b, .spread b')].filter((b) => b.textContent);
					const boxes = names.map((b) => { const r = document.createRange(); r.selectNodeContents(b); return r.getBoundingClientRect(); });
					const at = boxes.findIndex((r, i) => i > 0 && boxes[i - 1].right > r.left);
					return names.length < 2 ? 'no names' : at < 0 ? '' : names[at - 1].textContent + names[at].textContent;
				})()`); met != "" {
					t.Errorf("%s at a width of %d: %s", v, width, met)
				}
				if beyond := browsertest.Eval[int](p, `document.documentElement.scrollWidth - innerWidth`); beyond > 0 {
					t.Errorf("%s goes %d pixels beyond a width of %d", v, beyond, width)
				}
			}
		}
		p.Quiet()
	})
	t.Run("more meetings than columns fit", func(t *testing.T) {
		p := b.Open(t, file(t, build(t, large(200, 100, 25))))
		// other pages of this browser may have chosen another language
		p.Run(`document.querySelector('.tools button[lang=en]')?.click()`)
		shown := browsertest.Eval[[]int](p, `['.timeline li .bar', '.matrix thead th', '.matrix td.void', '.matrix td a'].`+
			`map((s) => document.querySelectorAll(s).length)`)
		if want := []int{4, 4, 6, 7}; !slices.Equal(shown, want) { // each year takes up itself and the one before
			t.Errorf("bars, columns, cells of later years and numbers: %v, want %v", shown, want)
		}
		for v, want := range map[string]string{
			"#/year/1962":       "1962: 25 meetings",
			"#/year/LXXVI":      "LXXVI",
			"#/meeting/LXXVI":   "Meeting 76",
			"#/years/1962/1961": "Paragraphs of 1962 that take up paragraphs of 1961",
			"#/find/states":     "1963",
			"#/threads":         "Threads",
		} {
			visit(p, v)
			if s := p.Text(); !strings.Contains(s, want) {
				t.Errorf("%s lacks %q: %s", v, want, s)
			}
		}
		p.Quiet()
	})
	t.Run("moves are linked", func(t *testing.T) {
		p := b.Open(t, file(t, build(t, moved()))+"#/compare/I.1/II.1")
		p.Wait(`document.querySelectorAll('.moved[data-move]').length > 1`)
		p.Run(`document.querySelector('.moved[data-move]').dispatchEvent(new Event('mouseenter'))`)
		p.Wait(`document.querySelectorAll('.moved.lit').length > 1`)
		p.Quiet()
	})
	t.Run("other interfaces", func(t *testing.T) {
		p := b.Open(t, page)
		p.Click(`button[lang=fr]`)
		p.Wait(`document.documentElement.lang === 'fr' && document.querySelector('nav').textContent.includes('Côte à côte')`)
		p.Click(`button[lang=es]`)
		p.Wait(`document.documentElement.lang === 'es' && document.querySelector('nav').textContent.includes('Lado a lado')`)
		p.Quiet()
	})
}

// visit goes to an address of the page that is open.
func visit(p *browsertest.Page, v string) {
	p.Run("location.hash = '" + v + "'")
	p.Run(`new Promise((done) => setTimeout(done, 30))`)
	p.Wait(`document.querySelector('main h1') !== null`)
}

func hostileInBrowser(t *testing.T, b *browsertest.Browser) {
	p := b.Open(t, file(t, build(t, hostile())))
	for _, v := range []string{
		"#/", "#/unit/I.1", "#/meeting/I", "#/threads", "#/compare/I.1/II.1", "#/find/witnesses",
		"#/%3Cimg%20src=x%20onerror=alert(1)%3E", "#/unit/%3Cscript%3E",
	} {
		visit(p, v)
		bad := browsertest.Eval[int](
			p,
			`document.querySelectorAll('img, main script, iframe, object').length + (document.title.startsWith('owned') ? 1 `+
				`: 0)`,
		)
		if bad != 0 {
			t.Errorf("%s: %d elements came out of the text", v, bad)
		}
		if v == "#/unit/I.1" && !strings.Contains(p.Text(), "</script><script>document.title='owned'</script>") {
			t.Errorf("the markup is not shown as it stands:\n%s", p.Text())
		}
	}
	p.Quiet()
}

// accessible fails where a view has a finding of axe-core or goes beyond the window, on a desk or a phone, in light or
// dark, in any language of the interface.
func accessible(t *testing.T, b *browsertest.Browser, page string) {
	axe := browsertest.Axe(t)
	p := b.Open(t, page)
	p.Run(axe + "; 0")
	for n, l := range words.Languages {
		p.Run(`document.querySelector('button[lang=` + l + `]')?.click()`)
		for _, width := range []int{1280, 390} {
			p.Width(width)
			for _, v := range views {
				visit(p, v)
				wide := browsertest.Eval[int](p, `document.documentElement.scrollWidth - document.documentElement.clientWidth`)
				if wide > 0 {
					t.Errorf("%s, %s: %d pixels out of sight at a width of %d", l, v, wide, width)
				}
				if n > 0 {
					continue // the colours and the marks are those of English
				}
				p.Run(`document.querySelector('.ways').open = true`)
				for _, theme := range []string{"light", "dark"} {
					p.Run(`document.documentElement.dataset.theme = '` + theme + `'`)
					for _, f := range p.Findings() {
						t.Errorf("%s, width %d, %s: %s", theme, width, v, f)
					}
				}
			}
		}
	}
	p.Quiet()
}

// moved is a paper whose second meeting puts a phrase elsewhere.
func moved() *corpus.Corpus {
	d := &corpus.Document{
		Symbol:   "X/3",
		Title:    "Moved",
		Language: language.English,
		Parts:    []*corpus.Part{{Kind: corpus.PaperPart, Parent: -1}},
	}
	for n, text := range []string{
		"In close cooperation with civil society organizations, States parties should adopt national plans of action and " +
			"report on them to the Conference every year.",
		"States parties should adopt national plans of action and report on them to the Conference every year in close " +
			"cooperation with civil society organizations.",
	} {
		year := corpus.Date{Year: 2001 + n}
		d.Parts = append(d.Parts, &corpus.Part{
			Kind:     corpus.MeetingPart,
			Number:   corpus.Roman(n + 1),
			Name:     "Meeting",
			Restarts: true,
			Held:     corpus.Period{Start: year, End: year},
		})
		d.Blocks = append(d.Blocks, &corpus.Block{Kind: corpus.Unit, Part: n + 1, Label: "1", Text: text})
	}
	d.Address()
	c, err := corpus.New(d)
	if err != nil {
		panic(err)
	}
	return c
}

// large is a paper of n units in meetings from 1960 on, so many in a year.
func large(n, meetings, inYear int) *corpus.Corpus {
	r := rand.New(rand.NewPCG(1, 2))
	word := func() string {
		n := r.IntN(1 + r.IntN(4000)) // some words are frequent, most are rare
		return string([]byte{'a' + byte(n%7), "eiou"[n%4], 'k' + byte(n/7%11), "aeio"[n/77%4], 'r' + byte(n/300%8)}) + "tion"
	}
	clause := func() string {
		var text strings.Builder
		for range 24 {
			text.WriteString(word() + " ")
		}
		return text.String()
	}
	var taken string
	d := &corpus.Document{
		Symbol:   "X/2",
		Title:    "Large",
		Language: language.English,
		Parts:    []*corpus.Part{{Kind: corpus.PaperPart, Parent: -1}},
	}
	for m := range meetings {
		year := corpus.Date{Year: 1960 + m/inYear}
		d.Parts = append(d.Parts, &corpus.Part{
			Kind:     corpus.MeetingPart,
			Number:   corpus.Roman(m + 1),
			Name:     fmt.Sprint("Meeting ", m+1),
			Restarts: true,
			Held:     corpus.Period{Start: year, End: year},
		})
		for i := range n / meetings {
			text := clause()
			if i == 0 && m > 0 {
				text = taken + word() // every meeting takes up a clause of the one before
			}
			taken = text
			d.Blocks = append(d.Blocks, &corpus.Block{
				Kind:  corpus.Unit,
				Part:  m + 1,
				Label: fmt.Sprint(i + 1),
				Text:  "States should " + text,
			})
		}
	}
	d.Address()
	c, err := corpus.New(d)
	if err != nil {
		panic(err)
	}
	return c
}
