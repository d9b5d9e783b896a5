// Package report makes one self-contained HTML file of a corpus: its meetings, its threads with the evolution of their
// wording, its languages side by side, a comparison of any two units and a search.
//
// [Build] gathers what the rooms below find (reuse: reiterations and threads; bitext: beads; diff: changes) into a
// [Payload], plain data. [Write] puts the payload as JSON into a page of HTML, style sheets and scripts that are
// embedded in the program. The page needs no network, and its content security policy allows it none; every wording
// enters it as a text node, so that markup in a document is shown as it stands.
//
// The same corpus gives the same bytes: nothing depends on a clock or on the order of a map. Package explorer serves
// the same page.
//
// Limits: the comparison of two units that trace did not pair is computed in the browser, by a method that is near
// that of package diff but not it.
package report
