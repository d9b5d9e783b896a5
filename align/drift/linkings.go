package drift

import "sync"

// linkings keep the linked words of versions, so that each version of a thread is linked once and not once a pair. They
// forget all of them when they hold too many. Several goroutines may use them.
type linkings struct {
	words *Words

	mu    sync.Mutex
	grids map[[2]string]*grid // by the wording in both languages
	cells int
}

// maxCells bounds the memory of linked versions, a number each for every two words.
const maxCells = 8 << 20

func newLinkings(w *Words) *linkings { return &linkings{words: w, grids: map[[2]string]*grid{}} }

// of links the words of a version. Versions of one wording are aligned alike.
func (l *linkings) of(v Version) *grid {
	key := [2]string{v.Source, v.Target}
	l.mu.Lock()
	g := l.grids[key]
	l.mu.Unlock()
	if g == nil {
		g = l.words.link(v)
		l.mu.Lock()
		defer l.mu.Unlock()
		if l.cells += len(g.source) * len(g.target); l.cells > maxCells {
			clear(l.grids)
			l.cells = len(g.source) * len(g.target)
		}
		l.grids[key] = g
	}
	return g
}
