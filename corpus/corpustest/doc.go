// Package corpustest makes corpora of any size to test and measure with: units whose wording is real, varied so that
// words recur as they do in papers and some units take up earlier ones. The same arguments give the same units.
// [Lines] makes a small document of lines of refs and texts, [Cut] a part of a document, [Golden] holds a text against
// the file that keeps it.
package corpustest
