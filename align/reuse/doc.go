// Package reuse finds which units of a set take up earlier ones, and says how: verbatim, amended, reworded, merged, split
// or cited. [FromCorpus] and [FromLines] make a [Set], [Trace] compares its units, and [Result.Explain] shows the words a
// pair shares and those it does not. Connected pairs make a [Thread].
package reuse
