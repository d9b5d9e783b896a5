package bitext

import (
	"os"
	"testing"

	"golang.org/x/text/language"
)

// BenchmarkAlign aligns the two texts that REPRISE_BIG names, BASE.en.txt and BASE.fr.txt, or the built-in sentences
// repeated.
func BenchmarkAlign(b *testing.B) {
	var s, f []Segment
	if base := os.Getenv("REPRISE_BIG"); base != "" {
		s, f = readSegments(b, base+".en.txt"), readSegments(b, base+".fr.txt")
	} else {
		for range 500 {
			s = append(s, Segments("The Committee met in Vienna on 14 April 2009.", "It adopted twelve recommendations.")...)
			f = append(f, Segments("Le Comité s'est réuni à Vienne le 14 avril 2009.", "Il a adopté douze recommandations.")...)
		}
	}
	for b.Loop() {
		if _, err := Align(s, f, WithLanguages(language.English, language.French)); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(s))*float64(b.N)/b.Elapsed().Seconds(), "segments/s")
}
