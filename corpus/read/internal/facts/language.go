package facts

import (
	"fmt"
	"iter"
	"sync"
	"unicode"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus/lang"
)

// wordLanguages are those that have a list of function words.
var wordLanguages = []language.Tag{
	language.English,
	language.French,
	language.Spanish,
	language.Portuguese,
	language.Italian,
	language.German,
	language.Dutch,
	language.Swedish,
	language.Danish,
	language.Norwegian,
	language.Russian,
}

const (
	sampleWords = 4000 // how many words are looked at to tell the language
	leastShare  = .2   // of words that are function words of a language, from which they tell it
	listHits    = 25   // function words that tell it even so, where no other language has a third as many
	fewWords    = 12   // of a text, from which its function words tell anything
)

// languages weighs what is said of the language against what the words show.
func (p *paper) languages(s Stated) {
	if s.Language != language.Und {
		p.sayLanguage(&p.facts.Language, s.Language, -1, "", "as asked, or as the name of the file says", 1)
	}
	if s.Marked != language.Und {
		p.sayLanguage(&p.facts.Language, s.Marked, -1, "", "the format says so", .7)
	}
	if t, share := p.script(); t != language.Und {
		why := fmt.Sprintf("%.0f%% of the letters are of its script", 100*share)
		p.sayLanguage(&p.facts.Language, t, -1, "", why, .9)
		return
	}
	t, share, clear := p.spoken(true)
	if t == language.Und {
		t, share, _ = p.spoken(false) // the tables may be in several
	}
	if t == language.Und && len(p.facts.Language) == 0 && len(p.facts.Original) == 0 {
		if t, share = p.mixed(); t != language.Und {
			p.sayLanguage(&p.facts.Language, t, -1, "", fmt.Sprintf(
				"%.0f%% of the words are its function words, though others have nearly as many", 100*share), .3)
		}
		return
	}
	if len(p.facts.Original) > 0 && t == language.Und && len(p.facts.Language) == 0 {
		c := p.facts.Original[0]
		c.Why, c.Score = "the language that it was written in", .4
		p.facts.Language = append(p.facts.Language, c)
	}
	if t == language.Und {
		return
	}
	score := .6
	if clear {
		score = .9
	}
	p.sayLanguage(
		&p.facts.Language,
		t,
		-1,
		"",
		fmt.Sprintf("%.0f%% of the words are its function words", 100*share),
		score,
	)
}

// script tells a language that has its letters nearly for itself; Cyrillic is Russian unless letters of another
// stand in it.
func (p *paper) script() (language.Tag, float64) {
	counts := map[string]int{}
	all := 0
	for i := range p.lines {
		for _, r := range p.lines[i].Text {
			if !unicode.IsLetter(r) {
				continue
			}
			all++
			switch {
			case r < 0x250:
			case unicode.Is(unicode.Cyrillic, r):
				counts["ru"]++
				switch r {
				case 'і', 'ї', 'є', 'ґ':
					counts["uk"]++
				case 'ў':
					counts["be"]++
				case 'ј', 'љ', 'њ', 'ћ', 'ђ':
					counts["sr"]++
				case 'ы', 'э':
					counts["east"]++
				}
			case unicode.Is(unicode.Arabic, r):
				counts["ar"]++
				switch r {
				case 'پ', 'چ', 'گ', 'ک', 'ی':
					counts["fa"]++
				}
			case unicode.Is(unicode.Han, r):
				counts["zh"]++
			case unicode.In(r, unicode.Hiragana, unicode.Katakana):
				counts["ja"]++
			case unicode.Is(unicode.Hangul, r):
				counts["ko"]++
			case unicode.Is(unicode.Greek, r):
				counts["el"]++
			case unicode.Is(unicode.Hebrew, r):
				counts["he"]++
			}
		}
		if all > 6*sampleWords {
			break
		}
	}
	half := func(key string) bool { return all > 0 && 2*counts[key] > all }
	share := func(key string) float64 { return float64(counts[key]) / float64(all) }
	switch {
	case all == 0:
	case 4*counts["ja"] > all:
		return language.Japanese, share("ja") + share("zh")
	case half("ru"):
		for _, other := range []string{"uk", "be", "sr"} {
			if 50*counts[other] > counts["ru"] {
				return language.Make(other), share("ru")
			}
		}
		if counts["east"] == 0 && counts["ru"] > 400 {
			return language.Bulgarian, share("ru")
		}
		return language.Russian, share("ru")
	case half("ar"):
		if 20*counts["fa"] > counts["ar"] {
			return language.Persian, share("ar")
		}
		return language.Arabic, share("ar")
	case half("zh"):
		return language.Chinese, share("zh")
	case half("ko"):
		return language.Korean, share("ko")
	case half("el"):
		return language.Greek, share("el")
	case half("he"):
		return language.Hebrew, share("he")
	}
	return language.Und, 0
}

// spoken tells a language by the share of its function words. A word that several languages have counts for each in
// part, so that what tells is the words that are one language's alone. clear says that no other comes near.
//
// Without tables only the words outside of them are looked at.
func (p *paper) spoken(tables bool) (tag language.Tag, share float64, clear bool) {
	count := p.functionWords(tables)
	words, hits, weights := count.Words, count.Hits, count.Weights
	best, second := -1, 0.
	for k := range wordLanguages {
		switch {
		case best < 0 || weights[k] > weights[best]:
			if best >= 0 {
				second = max(second, weights[best])
			}
			best = k
		default:
			second = max(second, weights[k])
		}
	}
	if words == 0 || best < 0 || weights[best] == 0 {
		return language.Und, 0, false
	}
	share = float64(hits[best]) / float64(words)
	if share < leastShare && hits[best] >= listHits && weights[best] > 3*second {
		return wordLanguages[best], share, false // lists and tables have few function words
	}
	if share < leastShare || weights[best] < 1.25*second+1 && words >= fewWords || weights[best] < 1.5*second {
		return language.Und, 0, false
	}
	return wordLanguages[best], share, words >= fewWords && share >= .3 && weights[best] > 2*second
}

// functionWords counts the function words of the paper, of the languages in wordLanguages.
func (p *paper) functionWords(tables bool) WordCount {
	return CountWords(wordLanguages, sampleWords, func(yield func(string) bool) {
		for i, l := range p.lines {
			if p.roles[i] == Letterhead || p.roles[i] == FrontMatter || l.Furniture != "" || !tables && l.Cell.Table > 0 {
				continue
			}
			if !yield(l.Text[:min(len(l.Text), 16*sampleWords)]) {
				return
			}
		}
	})
}

const (
	mixedWords = 200 // of a text in several languages, from which one of them is told
	mixedShare = .15 // of its words that are function words of that one
)

// mixed is the language of which a paper in several has most words.
func (p *paper) mixed() (language.Tag, float64) {
	count := p.functionWords(true)
	best := 0
	for k, w := range count.Weights {
		if w > count.Weights[best] {
			best = k
		}
	}
	if count.Words < mixedWords || float64(count.Weights[best]) < mixedShare*float64(count.Words) {
		return language.Und, 0
	}
	return wordLanguages[best], float64(count.Hits[best]) / float64(count.Words)
}

// A WordCount is how many words of some texts are function words of some languages.
type WordCount struct {
	Words   int
	Hits    []int     // of each language
	Weights []float64 // the same, where a word that several of them have counts for each in part
}

// CountWords counts the function words of each of the languages in texts, until it has seen as many words as limit.
func CountWords(tags []language.Tag, limit int, texts iter.Seq[string]) WordCount {
	c := WordCount{Hits: make([]int, len(tags)), Weights: make([]float64, len(tags))}
	known := make([]*lang.Language, len(tags))
	for k, t := range tags {
		known[k] = lang.For(t)
	}
	var toks []lang.Token
	var of []int
	for text := range texts {
		toks = lang.For(language.English).AppendTokens(toks[:0], text)
		for _, tok := range toks {
			if tok.Kind != lang.Word {
				continue
			}
			c.Words++
			key := lang.FoldAll.Key(tok.Text(text))
			of = of[:0]
			for k, t := range known {
				if t.IsFunctionWord(key) {
					of = append(of, k)
					c.Hits[k]++
				}
			}
			for _, k := range of {
				c.Weights[k] += 1 / float64(len(of))
			}
		}
		if c.Words > limit {
			break
		}
	}
	return c
}

// wordTables are what is known of the languages that have a list of function words.
var wordTables = sync.OnceValue(func() []*lang.Language {
	var out []*lang.Language
	for _, t := range wordLanguages {
		out = append(out, lang.For(t))
	}
	return out
})
