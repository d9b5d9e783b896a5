// Package formula reads the drafting formula of a unit: how strongly it asks ([Force]), with which qualifiers, whom
// ([Reading.Addressees]) and what for ([Reading.Action]), from its own words and those of its chapeaux.
//
// # The scale
//
// A force is an operator and an effort. The operators, from weak to strong:
//
//	none     nobody is asked: a topic, a heading, a phrase whose chapeau asks for nothing
//	note     the body states something: takes note, reaffirms, recalls, welcomes, approves
//	may      may, may wish to, could, peut, pourrait
//	invite   invites, is invited to, encourages, is encouraged to
//	should   should, ought to, recommends that, devrait, recommande que
//	urge     urges, calls upon, appeals to, exhorte, engage, demande instamment
//	request  requests, asks, prie, demande à
//	shall    shall, must, is to, decides, demands, doit, décide, exige
//
// The effort says what is asked for: to do a thing, to endeavour to do it, or only to consider doing it. Forces
// compare by their operator first and their effort second, so that the scale is
//
//	none < note < may consider < may < is invited to consider < is invited to < should consider < should endeavour <
//	should < is urged to < is requested to < shall consider < shall endeavour < shall
//
// The order of shall, should and may is that of the ISO/IEC Directives, Part 2, clause 7 (requirement, recommendation,
// permission). That a duty to consider or to endeavour is weaker than a duty to act is the reading of the Legislative
// Guides for the Implementation of the United Nations Convention against Transnational Organized Crime (UNODC, 2004),
// which sort provisions into mandatory measures, measures that States must consider or endeavour to apply, and
// optional ones. That a paragraph acts by its first verb (decides, requests, urges, calls upon, invites, takes note)
// is the rule of the United Nations Editorial Manual for operative paragraphs; the order among those verbs is that of
// common practice, from the mandatory to the hortatory, since no organ has laid it down. The Manual has no place for
// should: it is put with recommends, which it stands for in the reports of working groups.
//
// # Method
//
// A text is split into clauses (at sentence ends, semicolons and colons). In each, the patterns of the language's
// tables are matched; a modal counts where its subject is an addressee and no subordinate clause holds it, a
// performative verb (requests) where it opens the clause or its subject is the body that speaks. The first formula
// that counts is the unit's. An item whose first clause has none takes the force and the addressee of its chapeau,
// and becomes weaker where it begins with consider or endeavour. A modal over a passive of asking (should be
// requested to) is as strong as the weaker of the two.
//
// Qualifiers are counted apart, by class, in the unit and its chapeaux: see [Qualifier].
//
// The tables are the files force.tsv, qualifiers.tsv and addressees.tsv in corpus/lang/data/LANG; their first lines
// say how to write one. A language without them gives readings of force none. Reading is linear in the length of the
// text.
//
// Not done: no syntax beyond subjects and relative clauses; a unit of several sentences has one reading, its first.
package formula
