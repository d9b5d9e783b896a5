// Package corpustest makes corpora of any size to test and measure with: units whose wording is real, varied so that words recur
// as they do in papers and some units take up earlier ones. The same arguments give the same units.
package corpustest
