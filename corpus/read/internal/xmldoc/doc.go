// Package xmldoc reads statutes and other texts in XML that is no Akoma Ntoso: Canadian federal acts and regulations
// by their elements, any other by what the names of its elements and the mixing of words and elements tell.
//
// What an element is for, its name says (data/roles.tsv); an element that has a label in it is a unit, and units
// nest. Elements whose names are not known are lines' words where they stand beside words anywhere in the file, and
// paragraphs or groups of them elsewhere. Tags are never words. A file of a kind that is not known gets a warning.
//
// Cost: two walks over the tree of package xmltree. Limits: what an attribute says is no word; order is that of the
// file.
package xmldoc
