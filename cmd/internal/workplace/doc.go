// Package workplace is the page in the browser for those who know no terminal: a start page with the tasks in plain
// words, files to drop in, progress with an end and a stop, and the results to look at and to take out as Word, Excel
// or TMX files.
//
// A task is a list of commands of reprise, run one after another as processes of their own in a folder of their own,
// so that the page can't disagree with the command line, a stop is a stop at once, and a paper that breaks a run
// breaks nothing else. The folder goes when the workplace ends. What is kept for good is in a corpus file, which the
// start page adds to and opens.
//
// The pages are served by [loopback], to the person who started the program only. Results are shown in a sandbox:
// their scripts can reach neither the workplace nor anything else.
package workplace
