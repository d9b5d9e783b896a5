package bitext

// A linker finds which word of one segment, from, each word of another is rendered from: a hidden Markov model
// (Vogel, Ney and Tillmann, 1996), whose states are the words of from and, after each, none. How likely the next word
// comes from one that stands so far on is learnt from the pairs.
type linker struct {
	table  *table
	rarity []float32 // of the words that are rendered
	known  []float32 // sum of the row of each word of from

	jumps [2*farthest + 1]float64 // probability of each step
	seen  [2*farthest + 1]float64

	ratio, alpha, scale, beta, next []float64 // memory from one pair to the next
	out                             []float32
}

const (
	farthest   = 8    // steps told apart, either way
	anywhere   = 0.1  // share of steps to any word
	fromNone   = 0.15 // share of words that come from none
	jumpRounds = 2
	jumpLinks  = 1000
	jumpTimes  = 200. // steps that what is known of steps beforehand counts for
)

func newLinker(t *table, rarity []float32) *linker {
	l := &linker{table: t, rarity: rarity, known: make([]float32, len(t.start)-1)}
	for i := range l.known {
		_, p := t.row(int32(i))
		for _, x := range p {
			l.known[i] += x
		}
		l.known[i] = min(l.known[i], 1)
	}
	l.seen = usualJumps()
	l.learnJumps()
	return l
}

// usualJumps are steps as they are between languages of one word order, made broad.
func usualJumps() (out [2*farthest + 1]float64) {
	for k := range out {
		d := k - farthest - 1
		out[k] = 1 / float64(1+d*d)
	}
	sum := 0.0
	for _, x := range out {
		sum += x
	}
	for k := range out {
		out[k] *= jumpTimes / sum
	}
	return out
}

// learnJumps takes the steps seen as the likely ones, and begins to count anew.
func (l *linker) learnJumps() {
	sum := 0.0
	for _, x := range l.seen {
		sum += x
	}
	for k, x := range l.seen {
		l.jumps[k] = x / sum
	}
	l.seen = usualJumps()
}

// posteriors gives, for each word of to and each of from, the probability that the one comes from the other. The
// result is good until the next call.
func (l *linker) posteriors(from, to []int32) []float32 {
	n, m := len(from), len(to)
	l.out = grown(l.out, n*m)
	if n == 0 || m == 0 {
		return l.out
	}
	l.ratios(from, to)
	l.alpha, l.scale = grown(l.alpha, 2*n*m), grown(l.scale, m)
	reach := make([]float64, n)
	for b := range m {
		row := l.alpha[2*n*b : 2*n*(b+1)]
		if b == 0 {
			l.first(reach)
		} else {
			l.spread(l.alpha[2*n*(b-1):2*n*b], reach)
		}
		sum := 0.0
		for a := range n {
			row[a] = (1 - fromNone) * reach[a] * l.ratio[b*n+a]
			row[n+a] = fromNone / float64(n)
			if b > 0 {
				before := l.alpha[2*n*(b-1):]
				row[n+a] = fromNone * (before[a] + before[n+a])
			}
			sum += row[a] + row[n+a]
		}
		l.scale[b] = sum
		for k := range row {
			row[k] /= sum
		}
	}
	l.backwards(n, m)
	return l.out
}

// backwards goes from the last word to the first and leaves the posteriors in out.
func (l *linker) backwards(n, m int) {
	l.beta, l.next = grown(l.beta, 2*n), grown(l.next, 2*n)
	for k := range l.beta {
		l.beta[k] = 1
	}
	weight := make([]float64, n)
	for b := m - 1; ; b-- {
		row := l.alpha[2*n*b:]
		for a := range n {
			l.out[b*n+a] = float32(row[a] * l.beta[a])
		}
		if b == 0 {
			return
		}
		all := 0.0
		for a := range n {
			weight[a] = (1 - fromNone) * l.ratio[b*n+a] * l.beta[a] / l.scale[b]
			all += weight[a]
		}
		before := l.alpha[2*n*(b-1):]
		for a := range n {
			sum := anywhere * all / float64(n)
			pos := before[a] + before[n+a]
			for k, p := range l.jumps {
				if to := a + k - farthest; to >= 0 && to < n {
					x := (1 - anywhere) * p * weight[to]
					sum += x
					l.seen[k] += pos * x
				}
			}
			sum += fromNone * l.beta[n+a] / l.scale[b]
			l.next[a], l.next[n+a] = sum, sum
		}
		l.beta, l.next = l.next, l.beta
	}
}

// ratios are how much likelier each word of to is as a rendering of each of from than anywhere.
func (l *linker) ratios(from, to []int32) {
	n, m := len(from), len(to)
	l.ratio = grown(l.ratio, n*m)
	for a, f := range from {
		unknown := float64(1 - l.known[f])
		for b, t := range to {
			l.ratio[b*n+a] = max(0.01, unknown) + float64(l.table.weight(f, t)*l.rarity[t])
		}
	}
}

// first is where the first word may come from.
func (l *linker) first(reach []float64) {
	n := len(reach)
	for a := range reach {
		reach[a] = anywhere / float64(n)
		if k := a + 1 + farthest; k < len(l.jumps) {
			reach[a] += (1 - anywhere) * l.jumps[k]
		}
	}
}

// spread is where the next word may come from, by where the one before does.
func (l *linker) spread(before, reach []float64) {
	n := len(reach)
	for a := range reach {
		reach[a] = anywhere / float64(n)
	}
	for a := range n {
		pos := (before[a] + before[n+a]) * (1 - anywhere)
		if pos < 1e-9 {
			continue
		}
		for k, p := range l.jumps {
			if to := a + k - farthest; to >= 0 && to < n {
				reach[to] += pos * p
			}
		}
	}
}

// grown is a slice of so many zeros, in the memory of an old one where it suffices.
func grown[T any](old []T, n int) []T {
	if cap(old) < n {
		return make([]T, n)
	}
	old = old[:n]
	clear(old)
	return old
}
