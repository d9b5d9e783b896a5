package reuse_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align/reuse"
)

// A portPaper is a paper about one port: a frame that papers about other ports have, too, in another order of words, a
// long wording that is more than a frame, and what only it says.
func portPaper(port string, n int) reuse.File {
	goods := []string{"calm", "depth", "freedom"}
	goods[0], goods[n%3] = goods[n%3], goods[0]
	return reuse.File{Name: fmt.Sprintf("%s-%d", port, n), Lines: []string{
		"Reaffirms its firm attachment to the " + strings.Join(goods, ", ") + " of the waters of " + port + ";",
		"Requests the harbour master of " + port + " to count the lamps on every quay, to have cracked glass replaced " +
			"before the winter gales begin, to train young keepers in trimming wicks and mixing oil, to publish the " +
			"hours of lighting in the almanac and to send the wardens a report on broken lenses and stolen mirrors;",
		fmt.Sprintf("Word%d asks %s for word%d and word%d.", 7*n, port, 11*n, 13*n),
		fmt.Sprintf("Word%d thanks %s for word%d and word%d.", 17*n, port, 19*n, 23*n),
	}}
}

// A frame around the subject of each paper is a formula between papers on different subjects. It is none in the papers
// on one subject, nor is a long wording one.
func TestFrameAroundSubjects(t *testing.T) {
	t.Parallel()
	ports := []string{"Aldern", "Brusk", "Colmar", "Dunwich"}
	var files []reuse.File
	for n := range 2 * len(ports) {
		files = append(files, portPaper(ports[n%len(ports)], n+1))
	}
	files = append(files, reuse.File{Lines: fillers()})
	r, err := reuse.Trace(context.Background(), reuse.FromLines(language.English, files...), reuse.Across())
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]int{}
	for _, p := range r.Pairs {
		line, group := p.Later%4, r.Set.Units[p.Later].Group
		if group == len(files)-1 || line != p.Earlier%4 || line > 1 {
			continue
		}
		samePort := (group-r.Set.Units[p.Earlier].Group)%len(ports) == 0
		want := line == 0 && !samePort
		if seen[fmt.Sprint(line, samePort)]++; (p.Relation == reuse.Formula) != want {
			t.Errorf("%s and %s are %s", r.Set.Units[p.Earlier].ID, r.Set.Units[p.Later].ID, p.Relation)
		}
	}
	if len(seen) != 4 {
		t.Errorf("pairs seen: %v", seen)
	}
}
