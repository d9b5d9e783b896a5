// Package recordview makes pages of the record of a body: its series, a lane each, with what changed from paper to
// paper and how each was adopted; the papers of one series beside one another, paragraph by paragraph; and its mandates
// in a table that can be filtered.
//
// A page is one file of HTML that needs no network. Its content security policy allows its own style sheet and script
// and nothing else, every wording is escaped by html/template, and without the script the page shows all that it has.
// Colours and type are those of package report. The same papers give the same bytes.
package recordview
