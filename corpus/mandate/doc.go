// Package mandate reads what a paper gives to do: who is asked for what, for a report to whom, at which session or by
// which day, once or more than once; which matter is reviewed, ends or stays on the agenda; from which resources.
//
// Method: formulas, as patterns in corpus/lang/data/LANG/mandates.tsv, the English file of which says what its rows
// are. A paragraph is read with the words that open its list. It is cut into clauses where a word of asking stands;
// each clause is a request, and one for a report where a formula says so. Sessions and days are those that package
// terms finds in the clause, as far as they are not past.
//
// Cost: linear in the text, times the patterns. Limits: English, French, Spanish, Russian, Arabic, Chinese; the
// formulas are those of the General Assembly. What a formula does not know is not found, and a report that is only
// noted is not taken for one that is asked for as far as the formulas tell. The English ones were written on 200
// paragraphs of sessions 76 and 77; on 50 others, which were judged by reading, requests for a report had F1 .93, who
// is asked 1.00, when .97, how often .97. Other languages are not measured.
package mandate
