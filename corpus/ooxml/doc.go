// Package ooxml reads and writes Word files (Office Open XML, ECMA-376): the parts of the package, their
// relationships and content types, and the XML of a part as a tree that writes back what it read.
//
// # Method
//
// A [Package] keeps every part as the bytes it had. A part that is asked for as a tree ([Part.Tree]) is parsed then,
// and only parts whose tree was changed ([Part.Changed]) are written anew. The tree keeps names and values as they
// were written, with their entities, so that prefixes, mc:Ignorable and xml:space stay what they were; what is not
// kept is the white space between attributes. Elements are named by the usual prefix of their namespace ("w:p"),
// whatever prefix the file uses, and the namespaces of the strict variant count as those of the transitional one.
//
// [Styles] and [Numbering] answer what a style is called and which label Word prints before a paragraph.
// [ResolveChanges] accepts or rejects the tracked changes of a tree.
//
// # Cost and limits
//
// Linear in the size of the parts asked for. A package may unpack to at most 1 GB, a part to 256 MB, and elements may
// nest 256 deep. Entities declared in a document type are not known: Word writes none.
package ooxml
