package workplace

import (
	"os"
	"slices"
	"strings"
)

// mostRecent is how many corpus files are remembered.
const mostRecent = 8

// remember puts a corpus file first among those that were named, for the next days too.
func (p *Workplace) remember(path string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	others := slices.DeleteFunc(slices.Clone(p.kept), func(k string) bool { return k == path })
	p.kept = append([]string{path}, others...)
	p.kept = p.kept[:min(len(p.kept), mostRecent)]
	if p.recent != "" {
		// a convenience: without it they are typed again
		_ = os.WriteFile(p.recent, []byte(strings.Join(p.kept, "\n")+"\n"), 0o600)
	}
}

// recall gives the corpus files that a file keeps the names of, without those that are gone.
func recall(recent string) []string {
	b, err := os.ReadFile(recent)
	if err != nil {
		return nil
	}
	paths := strings.FieldsFunc(string(b), func(r rune) bool { return r == '\n' || r == '\r' })
	paths = slices.DeleteFunc(paths, func(path string) bool {
		info, err := os.Stat(path)
		return err != nil || info.IsDir()
	})
	return paths[:min(len(paths), mostRecent)]
}
