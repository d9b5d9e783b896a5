// Package mandates follows the mandates of papers along their series: which were renewed as they were, which changed,
// which lapsed, which were merged, and which stand in two series at once.
//
// Method: the mandates of a paper and of the one that it continues (package series) are paired by the share of words
// that their clauses have in common, numbers aside, mandates of one kind only, the likeliest first. A pair is changed
// where who is asked, who receives it, whether it recurs or the words differ; that it is due a session later is what
// renewal is. A mandate of the earlier paper without a counterpart has lapsed, or was merged where one that is paired
// already takes up most of its words too. A request for
// a report is duplicated where a paper of the same session in another series asks the same person for a report on the
// same subject: the words behind the frame of the request (who, to whom, when), weighed by how few papers have them.
// Those that each name something else, such as two places, ask about different things, and a report that a paper
// asks for on itself ("on the implementation of the present resolution") duplicates nothing. Of 60 duplicates by plain
// words in common that were read, 38 were false; of the 95 told now in sessions 75 to 77, 5 are doubtful, which ask
// about "the Mission" of two missions.
//
// Cost: the product of the mandates of two papers for each link; an index of rare words for duplicates. Limits: those
// of the formulas of package mandate and of the series; what lapsed in a paper that nothing continues is not told,
// since it may run on.
package mandates
