// Package reprise is the way in for programs: it reads papers and answers the questions of the command with a call
// each.
//
//   - [Read] reads a paper of any format whole.
//   - [Compare] tells what changed in the words between two papers.
//   - [Align] puts two languages of a paper side by side.
//   - [Trace] tells which paragraphs take up earlier ones.
//
// Results are texts with the refs that people cite, not indices. Who needs more (several languages traced as one,
// other readings of a file, changes as a script, threads) goes to the packages that do the work: corpus/read, diff,
// align/bitext and align/reuse.
//
// It stands among the packages of align because it needs them and those below, and nothing of the command.
package reprise
