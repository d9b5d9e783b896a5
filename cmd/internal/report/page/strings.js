// What the page says, in the languages of its interface. Numbers go in at {0}, {1}.

const STRINGS = {
  en: {
    skip: 'Skip to the content', nav: 'Views', overview: 'Overview', threads: 'Threads', side: 'Side by side', compare: 'Compare', find: 'Find',
    theme: 'Light or dark', themeAuto: 'as the system', themeLight: 'light', themeDark: 'dark',
    units: '{0} paragraphs', unit1: '1 paragraph', threadsN: '{0} threads', thread1: '1 thread',
    meeting: 'Meeting {0}', lead: 'Of {0} paragraphs adopted at {1} meetings, {2} take up an earlier one, in {3} threads or by reference; {4} more are possible matches.',
    leadOne: '{0} paragraphs in one meeting; {2} take up an earlier one.',
    follow: 'Follow a recommendation', followHint: 'Type words from it, in any language of the corpus ({0}), or its number; | between words stands for or.', followLoose: 'In no thread: {0}',
    followAll: 'All {0} threads', followLong: 'Over most meetings', followWeak: 'Weaker, or with a new reservation', followStrong: 'Stronger, or with fewer reservations', followVerb: 'Kept word for word',
    timeline: 'Meeting by meeting', timelineHint: 'What each meeting brought that was new, and what it took up from earlier ones.', newUnits: 'new', takenUp: 'taken up',
    newN: '{0} new', new1: '1 new', possibleN: '{0} possible matches', possible1: '1 possible match', possibleUnits: 'possible match', takenN: '{0} taken up', taken1: '1 taken up', matrix: 'Who took up whom', matrixHint: 'Reiterations of each meeting (row) from each earlier one (column). A number leads to the pairs.',
    matrixCell: '{0} paragraphs of meeting {1} take up paragraphs of meeting {2}', later: 'later', earlier: 'earlier', none: 'none',
    relations: 'Relation', new: 'first adopted', verbatim: 'verbatim', amended: 'amended', reworded: 'reworded', merged: 'merged', split: 'split', cited: 'cited', other: 'related',
    newWhat: 'nothing earlier is close', verbatimWhat: 'the same words', amendedWhat: 'the same sentence, some words changed', rewordedWhat: 'the same matter in other words',
    mergedWhat: 'several earlier paragraphs in one', splitWhat: 'part of an earlier paragraph', citedWhat: 'refers to an earlier one by number or name', otherWhat: 'related otherwise',
    key: 'What the marks mean', force: 'Force', forceHow: 'How strongly each version asks; higher is stronger.', weaker: 'weaker', stronger: 'stronger', same: 'same force', wavers: 'same force, not throughout', hedged: 'new reservation', freed: 'reservation dropped', quoted: '“{0}”',
    verdictWeaker: 'Weaker: from “{0}” in {1} to “{2}” in {3}.', verdictStronger: 'Stronger: from “{0}” in {1} to “{2}” in {3}.',
    verdictSame: 'No weaker: “{0}” in {1}, “{2}” in {3}.', verdictHedged: 'The verb is no weaker (“{0}” in {1}, “{2}” in {3}), but a reservation was added.', verdictFreed: 'The verb is the same (“{0}” in {1}, “{2}” in {3}), and a reservation was dropped.', verdictGained: 'Since {0} also: {1}.', verdictLost: 'No longer: {0}.', verdictDip: 'In between: {0}.', forceApart: 'The languages differ in force: {0}', noCourse: 'The wordings have too little in common to compare their force.', noForce: 'no force word found', forceIn: '“{0}” in {1} ({2})',
    threadTitle: 'Thread', firstAdopted: 'First adopted in {0}', takenAgain: 'taken up in {0}', versions: 'Wording, version by version',
    against: 'Changes against', againstPrev: 'what it takes up', againstFirst: 'the first version', againstNone: 'none (plain text)',
    table: 'All versions at once', tableHint: 'One column a version; rows are stretches of the wording. Shaded cells differ from the version before.', pairs: 'Reiterations in this thread',
    langs: 'Language', bothLangs: 'both', changesIn: 'changed in {0} only', only1: '1 change in one language only', onlyN: '{0} changes in one language only', keptIn: '{0} kept', followDrift: 'Changed in one language only', driftHint: 'The wording changed in one language and not in the other: a change of translation, or one that got lost.',
    score: 'score', pair: 'pair', relation: 'relation', by: 'mark', auto: 'automatic', hand: 'by hand', why: 'evidence', compareThese: 'compare', openThread: 'Open the thread',
    sideTitle: 'Side by side', sideHint: 'Aligned by paragraph and sentence. A mark shows rows to look at: a low score, or sentences that have no counterpart.', all: 'all', onlyDoubt: 'only rows to check', onlyMany: 'only rows that are not one to one',
    noDoubts: 'No row here needs a look: nothing speaks against any of them.', noRows: 'No row here.', doubt: 'check', alone: 'no counterpart', rows: '{0} rows', beadScore: 'alignment score {0}', oneLang: 'The corpus is in one language: nothing to set beside it.',
    compareTitle: 'Compare two paragraphs', first: 'First', second: 'Second', swap: 'Swap', refHint: 'e.g. {0}', unknownRef: 'No paragraph {0}. Nearest: ', identical: 'The wordings are the same.',
    changes: '{0} changes', change1: '1 change', movedN: '{0} moved', legendIns: 'added', legendDel: 'taken out', legendMov: 'moved', share: '{0} % of the words kept', layout: 'Layout', inline: 'in one text', columns: 'in two columns',
    findTitle: 'Find a wording', findLabel: 'Words or phrase', findHint: 'Accents and endings do not matter; “quotation marks” ask for the words in that order.', hits: '{0} paragraphs', hit1: '1 paragraph', nothing: 'Nothing found for “{0}”.',
    nothingHint: 'Try fewer words, or another form.', exact: 'as a phrase', allWords: 'all the words', someWords: 'some of the words', prev: 'Earlier', next: 'Later',
    chapeau: 'under', notes: 'Notes', repaired: 'Mended in reading', asPrinted: 'as printed', noThread: 'Taken up nowhere else in this corpus.', inThread: 'In the thread', takesUp: 'Takes up', takenUpBy: 'Taken up by',
    items: 'Items', unitOf: 'Meeting {0}, {1}', notFound: 'No such page: {0}', home: 'Back to the overview', meetingNew: 'New at this meeting', meetingOld: 'Taken up from earlier meetings', meetingMaybe: 'Possible matches', filter: 'Filter', showAll: 'Show all',
    moreN: '{0} more', noThreads: 'No thread matches.', sort: 'Order', sortLong: 'longest first', sortTime: 'by first meeting', sortName: 'by title',
    foot: 'Made with reprise. The marks are computed: they point to places worth reading, and do not replace the official text.', source: 'Source', addressee: 'Addressee', pairsFrom: 'Meeting {0} takes up meeting {1}',
    drop: 'Drop a document here to trace it against the corpus', dropOr: 'or choose a file', dropping: 'Reading {0}…', dropDone: '{0}: {1} paragraphs, {2} of them take up wording of the corpus.', leftOut: 'Left out of {0}: ', dropBack: 'Back to the corpus', rejectedPairs: 'Rejected', maybe: 'Perhaps also', maybeWhat: 'Like this one, but not enough to make a thread: often the same subject only.', confirmPair: 'Confirm that {1} takes up {0}', rejectPair: 'Reject that {1} takes up {0}', dropTitle: 'Another document', tooLarge: 'The file is larger than 20 MB.', rowOf: 'Row of sentence {0} in {1}', toAuto: 'Back to automatic', stale: 'Decisions that no longer fit the text: {0}', confirm: 'Confirm', reject: 'Reject', undo: 'Undo', rejected: 'rejected', confirmed: 'confirmed',
    saved: 'Kept in {0}', failed: 'Not kept: {0}', edit: 'Correct', editDone: 'Keep', cancel: 'Cancel', editHint: 'Give each sentence the number of the row it belongs to.', row: 'row', stopped: 'The local server has stopped; what you see can still be read.',
    review: 'Review', reviewTitle: 'What waits for you', reviewHint: 'Possible repetitions, doubtful alignments and alarms of the translation check. Decisions are kept in {0} at once.', reviewNow: 'Item under review', reviewDone: 'Share decided', reviewLoading: 'Looking for what waits…', checking: 'checking the translation…',
    leftN: '{0} left', left1: '1 left', ofAll: 'of {0}', itemN: '{0} items', item1: '1 item', itemOf: '{0} of {1}', nothingLeft: 'Nothing waits any more.', nothingHere: 'Nothing here.', kinds: 'Kind', which: 'Show', waiting: 'waiting', decidedOnes: 'decided', paper: 'Paper', likely: '{0}% likely', nextItem: 'Next', prevItem: 'Previous',
    kind_pair: 'Repetitions', kind_beads: 'Alignments', kind_alarm: 'Translation', kind1_pair: 'Repetition?', kind1_beads: 'Alignment?', kind1_alarm: 'Translation?',
    confirm_pair: 'Is a repetition', reject_pair: 'Is none', confirm_beads: 'Is right', reject_beads: 'Correct it', confirm_alarm: 'Is a fault', reject_alarm: 'False alarm', verdict_confirmed: 'confirmed', verdict_rejected: 'rejected', verdict_corrected: 'set by hand',
    alarm_negation: 'Negation', alarm_number: 'Number', alarm_date: 'Date', alarm_symbol: 'Symbol', alarm_strength: 'Strength', alarm_omission: 'Left out', alarm_addition: 'Added', alarm_untranslated: 'Not translated', alarm_brackets: 'Brackets',
    decidedByAt: 'Decided by {0} {1}: {2}.', decidedBy: 'Decided by {0}: {1}.', decidedAt: 'Decided {0}: {1}.', decidedOnly: 'Decided: {0}.', takenBack: 'The decision was taken back.', staleHint: 'Yours was not kept; decide again if you disagree.', othersDecided: 'Decided meanwhile: {0}', author: 'You decide as', atTime: 'at {0}', onDay: 'on {0} at {1}',
  },
  fr: {
    skip: 'Aller au contenu', nav: 'Vues', overview: 'Vue d’ensemble', threads: 'Fils', side: 'Côte à côte', compare: 'Comparer', find: 'Chercher',
    theme: 'Clair ou sombre', themeAuto: 'comme le système', themeLight: 'clair', themeDark: 'sombre',
    units: '{0} paragraphes', unit1: '1 paragraphe', threadsN: '{0} fils', thread1: '1 fil',
    meeting: 'Réunion {0}', lead: 'Sur {0} paragraphes adoptés au cours de {1} réunions, {2} en reprennent un antérieur, dans {3} fils ou par renvoi ; {4} autres sont des correspondances possibles.',
    leadOne: '{0} paragraphes en une réunion ; {2} en reprennent un antérieur.',
    follow: 'Suivre une recommandation', followHint: 'Tapez quelques mots, dans une langue du corpus ({0}), ou son numéro ; | entre des mots veut dire ou.', followLoose: 'Dans aucun fil : {0}',
    followAll: 'Les {0} fils', followLong: 'Sur le plus de réunions', followWeak: 'Affaiblies, ou avec une réserve de plus', followStrong: 'Renforcées, ou avec une réserve de moins', followVerb: 'Reprises mot pour mot',
    timeline: 'Réunion par réunion', timelineHint: 'Ce que chaque réunion a apporté de nouveau, et ce qu’elle a repris des précédentes.', newUnits: 'nouvelles', takenUp: 'reprises',
    newN: '{0} nouvelles', new1: '1 nouvelle', possibleN: '{0} correspondances possibles', possible1: '1 correspondance possible', possibleUnits: 'correspondance possible', takenN: '{0} reprises', taken1: '1 reprise', matrix: 'Qui reprend qui', matrixHint: 'Reprises par chaque réunion (ligne) de chacune des précédentes (colonne). Un nombre mène aux paires.',
    matrixCell: '{0} paragraphes de la réunion {1} en reprennent de la réunion {2}', later: 'après', earlier: 'avant', none: 'aucune',
    relations: 'Relation', new: 'première adoption', verbatim: 'à l’identique', amended: 'modifiée', reworded: 'reformulée', merged: 'fusionnée', split: 'scindée', cited: 'citée', other: 'liée',
    newWhat: 'rien d’antérieur n’en est proche', verbatimWhat: 'les mêmes mots', amendedWhat: 'la même phrase, quelques mots changés', rewordedWhat: 'le même objet en d’autres mots',
    mergedWhat: 'plusieurs paragraphes antérieurs en un', splitWhat: 'partie d’un paragraphe antérieur', citedWhat: 'renvoie à un paragraphe antérieur par son numéro ou son nom', otherWhat: 'lié autrement',
    key: 'Sens des marques', force: 'Force', forceHow: 'Avec quelle force chaque version demande ; plus haut, plus fort.', weaker: 'affaiblie', stronger: 'renforcée', same: 'même force', wavers: 'même force, avec des écarts', hedged: 'réserve ajoutée', freed: 'réserve levée', quoted: '« {0} »',
    verdictWeaker: 'Affaiblie : de « {0} » en {1} à « {2} » en {3}.', verdictStronger: 'Renforcée : de « {0} » en {1} à « {2} » en {3}.',
    verdictSame: 'Pas affaiblie : « {0} » en {1}, « {2} » en {3}.', verdictHedged: 'Le verbe n’est pas plus faible (« {0} » en {1}, « {2} » en {3}), mais une réserve s’est ajoutée.', verdictFreed: 'Le verbe est le même (« {0} » en {1}, « {2} » en {3}), et une réserve est tombée.', verdictGained: 'Depuis {0} aussi : {1}.', verdictLost: 'N’y est plus : {0}.', verdictDip: 'Entre-temps : {0}.', forceApart: 'Les langues diffèrent par la force : {0}', noCourse: 'Les libellés ont trop peu en commun pour que leur force se compare.', noForce: 'aucun terme de force trouvé', forceIn: '« {0} » en {1} ({2})',
    threadTitle: 'Fil', firstAdopted: 'Première adoption en {0}', takenAgain: 'reprise en {0}', versions: 'Le libellé, version par version',
    against: 'Changements par rapport à', againstPrev: 'ce qu’elle reprend', againstFirst: 'la première version', againstNone: 'rien (texte seul)',
    table: 'Toutes les versions ensemble', tableHint: 'Une colonne par version ; les lignes sont des segments du libellé. Les cellules ombrées diffèrent de la version précédente.', pairs: 'Reprises de ce fil',
    langs: 'Langue', bothLangs: 'les deux', changesIn: 'changé en {0} seulement', only1: '1 changement dans une seule langue', onlyN: '{0} changements dans une seule langue', keptIn: '{0} : inchangé', followDrift: 'Changées dans une langue seulement', driftHint: 'Le libellé a changé dans une langue et non dans l’autre : un changement de traduction, ou un changement perdu en route.',
    score: 'score', pair: 'paire', relation: 'relation', by: 'marque', auto: 'automatique', hand: 'à la main', why: 'indices', compareThese: 'comparer', openThread: 'Ouvrir le fil',
    sideTitle: 'Côte à côte', sideHint: 'Alignement par paragraphe et par phrase. Une marque signale les rangs à vérifier : score bas, ou phrase sans équivalent.', all: 'toutes', onlyDoubt: 'seulement les rangs à vérifier', onlyMany: 'seulement les rangs qui ne sont pas un pour un',
    noDoubts: 'Aucun rang n’est à vérifier ici : rien ne parle contre.', noRows: 'Aucun rang ici.', doubt: 'à vérifier', alone: 'sans équivalent', rows: '{0} rangs', beadScore: 'score d’alignement {0}', oneLang: 'Le corpus est en une langue : rien à mettre en regard.',
    compareTitle: 'Comparer deux paragraphes', first: 'Premier', second: 'Second', swap: 'Inverser', refHint: 'p. ex. {0}', unknownRef: 'Pas de paragraphe {0}. Les plus proches : ', identical: 'Les libellés sont les mêmes.',
    changes: '{0} changements', change1: '1 changement', movedN: '{0} déplacés', legendIns: 'ajouté', legendDel: 'retiré', legendMov: 'déplacé', share: '{0} % des mots gardés', layout: 'Disposition', inline: 'en un texte', columns: 'en deux colonnes',
    findTitle: 'Chercher un libellé', findLabel: 'Mots ou expression', findHint: 'Sans égard aux accents ni aux terminaisons ; des « guillemets » demandent les mots dans cet ordre.', hits: '{0} paragraphes', hit1: '1 paragraphe', nothing: 'Rien pour « {0} ».',
    nothingHint: 'Essayez moins de mots, ou une autre forme.', exact: 'comme expression', allWords: 'tous les mots', someWords: 'une partie des mots', prev: 'Avant', next: 'Après',
    chapeau: 'sous', notes: 'Notes', repaired: 'Corrigé à la lecture', asPrinted: 'tel qu’imprimé', noThread: 'Reprise nulle part ailleurs dans ce corpus.', inThread: 'Dans le fil', takesUp: 'Reprend', takenUpBy: 'Reprise par',
    items: 'Alinéas', unitOf: 'Réunion {0}, {1}', notFound: 'Pas de page : {0}', home: 'Retour à la vue d’ensemble', meetingNew: 'Nouveau à cette réunion', meetingOld: 'Repris de réunions antérieures', meetingMaybe: 'Correspondances possibles', filter: 'Filtrer', showAll: 'Tout montrer',
    moreN: '{0} de plus', noThreads: 'Aucun fil ne correspond.', sort: 'Ordre', sortLong: 'les plus longs d’abord', sortTime: 'par première réunion', sortName: 'par titre',
    foot: 'Fait avec reprise. Les marques sont calculées : elles signalent des passages à lire et ne remplacent pas le texte officiel.', source: 'Source', addressee: 'Destinataire', pairsFrom: 'La réunion {0} reprend la réunion {1}',
    drop: 'Déposez ici un document pour le confronter au corpus', dropOr: 'ou choisissez un fichier', dropping: 'Lecture de {0}…', dropDone: '{0} : {1} paragraphes, dont {2} reprennent un libellé du corpus.', leftOut: 'Laissé de côté ({0}) : ', dropBack: 'Retour au corpus', rejectedPairs: 'Rejetées', maybe: 'Peut-être aussi', maybeWhat: 'Proches, mais trop peu pour faire un fil : souvent le même sujet seulement.', confirmPair: 'Confirmer que {1} reprend {0}', rejectPair: 'Rejeter que {1} reprenne {0}', dropTitle: 'Un autre document', tooLarge: 'Le fichier dépasse 20 Mo.', rowOf: 'Rang de la phrase {0} en {1}', toAuto: 'Revenir à l’automatique', stale: 'Décisions qui ne vont plus avec le texte : {0}', confirm: 'Confirmer', reject: 'Rejeter', undo: 'Annuler', rejected: 'rejetée', confirmed: 'confirmée',
    saved: 'Gardé dans {0}', failed: 'Non gardé : {0}', edit: 'Corriger', editDone: 'Garder', cancel: 'Annuler', editHint: 'Donnez à chaque phrase le numéro du rang où elle va.', row: 'rang', stopped: 'Le serveur local est arrêté ; ce qui est affiché reste lisible.',
    review: 'À décider', reviewTitle: 'Ce qui attend une décision', reviewHint: 'Reprises possibles, alignements douteux et alertes du contrôle de la traduction. Chaque décision est aussitôt gardée dans {0}.', reviewNow: 'Point examiné', reviewDone: 'Part décidée', reviewLoading: 'Recherche de ce qui attend…', checking: 'contrôle de la traduction…',
    leftN: '{0} à décider', left1: '1 à décider', ofAll: 'sur {0}', itemN: '{0} points', item1: '1 point', itemOf: '{0} sur {1}', nothingLeft: 'Plus rien n’attend.', nothingHere: 'Rien ici.', kinds: 'Genre', which: 'Montrer', waiting: 'en attente', decidedOnes: 'décidés', paper: 'Document', likely: 'probable à {0} %', nextItem: 'Suivant', prevItem: 'Précédent',
    kind_pair: 'Reprises', kind_beads: 'Alignements', kind_alarm: 'Traduction', kind1_pair: 'Reprise ?', kind1_beads: 'Alignement ?', kind1_alarm: 'Traduction ?',
    confirm_pair: 'C’est une reprise', reject_pair: 'Ce n’en est pas une', confirm_beads: 'C’est juste', reject_beads: 'Corriger', confirm_alarm: 'C’est une faute', reject_alarm: 'Fausse alerte', verdict_confirmed: 'confirmé', verdict_rejected: 'rejeté', verdict_corrected: 'fixé à la main',
    alarm_negation: 'Négation', alarm_number: 'Nombre', alarm_date: 'Date', alarm_symbol: 'Cote', alarm_strength: 'Force', alarm_omission: 'Omission', alarm_addition: 'Ajout', alarm_untranslated: 'Non traduit', alarm_brackets: 'Crochets',
    decidedByAt: 'Décidé par {0} {1} : {2}.', decidedBy: 'Décidé par {0} : {1}.', decidedAt: 'Décidé {0} : {1}.', decidedOnly: 'Décidé : {0}.', takenBack: 'La décision a été retirée.', staleHint: 'La vôtre n’a pas été gardée ; décidez de nouveau si vous n’êtes pas d’accord.', othersDecided: 'Décidé entre-temps : {0}', author: 'Vous décidez sous le nom de', atTime: 'à {0}', onDay: 'le {0} à {1}',
    'States parties': 'États parties', States: 'États', Conference: 'Conférence', Secretariat: 'Secrétariat', UNODC: 'ONUDC', 'Working Group': 'Groupe de travail', Governments: 'gouvernements',
  },
  es: {
    skip: 'Ir al contenido', nav: 'Vistas', overview: 'Panorama', threads: 'Hilos', side: 'Lado a lado', compare: 'Comparar', find: 'Buscar',
    theme: 'Claro u oscuro', themeAuto: 'como el sistema', themeLight: 'claro', themeDark: 'oscuro',
    units: '{0} párrafos', unit1: '1 párrafo', threadsN: '{0} hilos', thread1: '1 hilo',
    meeting: 'Reunión {0}', lead: 'De {0} párrafos aprobados en {1} reuniones, {2} retoman uno anterior, en {3} hilos o por remisión; otros {4} son coincidencias posibles.',
    leadOne: '{0} párrafos en una reunión; {2} retoman uno anterior.',
    follow: 'Seguir una recomendación', followHint: 'Escriba algunas de sus palabras, en un idioma del corpus ({0}), o su número; | entre palabras significa o.', followLoose: 'En ningún hilo: {0}',
    followAll: 'Los {0} hilos', followLong: 'En más reuniones', followWeak: 'Debilitadas, o con una reserva nueva', followStrong: 'Reforzadas, o con menos reservas', followVerb: 'Mantenidas palabra por palabra',
    timeline: 'Reunión por reunión', timelineHint: 'Lo nuevo de cada reunión y lo que retomó de las anteriores.', newUnits: 'nuevos', takenUp: 'retomados',
    newN: '{0} nuevos', new1: '1 nuevo', possibleN: '{0} coincidencias posibles', possible1: '1 coincidencia posible', possibleUnits: 'coincidencia posible', takenN: '{0} retomados', taken1: '1 retomado', matrix: 'Quién retoma a quién', matrixHint: 'Lo que cada reunión (fila) retoma de cada una anterior (columna). Un número lleva a los pares.',
    matrixCell: '{0} párrafos de la reunión {1} retoman párrafos de la reunión {2}', later: 'después', earlier: 'antes', none: 'ninguno',
    relations: 'Relación', new: 'primera aprobación', verbatim: 'literal', amended: 'modificado', reworded: 'reformulado', merged: 'fusionado', split: 'dividido', cited: 'citado', other: 'relacionado',
    newWhat: 'nada anterior se le parece', verbatimWhat: 'las mismas palabras', amendedWhat: 'la misma frase, con algunas palabras cambiadas', rewordedWhat: 'el mismo asunto con otras palabras',
    mergedWhat: 'varios párrafos anteriores en uno', splitWhat: 'parte de un párrafo anterior', citedWhat: 'remite a uno anterior por su número o su nombre', otherWhat: 'relacionado de otro modo',
    key: 'Qué significan las marcas', force: 'Fuerza', forceHow: 'Con qué fuerza pide cada versión; más alto es más fuerte.', weaker: 'más débil', stronger: 'más fuerte', same: 'la misma fuerza', wavers: 'la misma fuerza, con altibajos', hedged: 'reserva añadida', freed: 'reserva suprimida', quoted: '«{0}»',
    verdictWeaker: 'Más débil: de «{0}» en {1} a «{2}» en {3}.', verdictStronger: 'Más fuerte: de «{0}» en {1} a «{2}» en {3}.',
    verdictSame: 'No más débil: «{0}» en {1}, «{2}» en {3}.', verdictHedged: 'El verbo no es más débil («{0}» en {1}, «{2}» en {3}), pero se añadió una reserva.', verdictFreed: 'El verbo es el mismo («{0}» en {1}, «{2}» en {3}) y se suprimió una reserva.', verdictGained: 'Desde {0} también: {1}.', verdictLost: 'Ya no figura: {0}.', verdictDip: 'Entretanto: {0}.', forceApart: 'Los idiomas difieren en la fuerza: {0}', noCourse: 'Los textos tienen demasiado poco en común para comparar su fuerza.', noForce: 'sin palabra de fuerza', forceIn: '«{0}» en {1} ({2})',
    threadTitle: 'Hilo', firstAdopted: 'Aprobado por primera vez en {0}', takenAgain: 'retomado en {0}', versions: 'El texto, versión por versión',
    against: 'Cambios respecto de', againstPrev: 'lo que retoma', againstFirst: 'la primera versión', againstNone: 'nada (solo el texto)',
    table: 'Todas las versiones juntas', tableHint: 'Una columna por versión; las filas son tramos del texto. Las celdas sombreadas difieren de la versión anterior.', pairs: 'Repeticiones de este hilo',
    langs: 'Idioma', bothLangs: 'ambos', changesIn: 'cambió solo en {0}', only1: '1 cambio en un solo idioma', onlyN: '{0} cambios en un solo idioma', keptIn: '{0}: sin cambio', followDrift: 'Cambiadas en un solo idioma', driftHint: 'El texto cambió en un idioma y no en el otro: un cambio de traducción, o uno que se perdió.',
    score: 'puntuación', pair: 'par', relation: 'relación', by: 'marca', auto: 'automático', hand: 'a mano', why: 'indicios', compareThese: 'comparar', openThread: 'Abrir el hilo',
    sideTitle: 'Lado a lado', sideHint: 'Alineado por párrafos y frases. Una marca señala las filas que conviene mirar: puntuación baja o frases sin equivalente.', all: 'todas', onlyDoubt: 'solo las filas por revisar', onlyMany: 'solo las filas que no son una a una',
    noDoubts: 'Ninguna fila requiere revisión: nada habla en contra.', noRows: 'Ninguna fila aquí.', doubt: 'revisar', alone: 'sin equivalente', rows: '{0} filas', beadScore: 'puntuación de la alineación {0}', oneLang: 'El corpus está en un solo idioma: no hay nada que poner al lado.',
    compareTitle: 'Comparar dos párrafos', first: 'Primero', second: 'Segundo', swap: 'Intercambiar', refHint: 'p. ej. {0}', unknownRef: 'No hay párrafo {0}. Los más cercanos: ', identical: 'Los textos son iguales.',
    changes: '{0} cambios', change1: '1 cambio', movedN: '{0} desplazados', legendIns: 'añadido', legendDel: 'suprimido', legendMov: 'desplazado', share: '{0} % de las palabras conservadas', layout: 'Disposición', inline: 'en un texto', columns: 'en dos columnas',
    findTitle: 'Buscar un texto', findLabel: 'Palabras o frase', findHint: 'Los acentos y las terminaciones no cuentan; las «comillas» piden las palabras en ese orden.', hits: '{0} párrafos', hit1: '1 párrafo', nothing: 'No se encontró nada para «{0}».',
    nothingHint: 'Pruebe con menos palabras o con otra forma.', exact: 'como frase', allWords: 'todas las palabras', someWords: 'algunas de las palabras', prev: 'Anterior', next: 'Siguiente',
    chapeau: 'bajo', notes: 'Notas', repaired: 'Corregido al leer', asPrinted: 'tal como está impreso', noThread: 'No se retoma en ningún otro lugar de este corpus.', inThread: 'En el hilo', takesUp: 'Retoma', takenUpBy: 'Retomado por',
    items: 'Apartados', unitOf: 'Reunión {0}, {1}', notFound: 'No existe la página {0}', home: 'Volver al panorama', meetingNew: 'Nuevo en esta reunión', meetingOld: 'Retomado de reuniones anteriores', meetingMaybe: 'Coincidencias posibles', filter: 'Filtrar', showAll: 'Mostrar todo',
    moreN: '{0} más', noThreads: 'Ningún hilo coincide.', sort: 'Orden', sortLong: 'los más largos primero', sortTime: 'por primera reunión', sortName: 'por título',
    foot: 'Hecho con reprise. Las marcas son calculadas: señalan pasajes que conviene leer y no sustituyen al texto oficial.', source: 'Fuente', addressee: 'Destinatario', pairsFrom: 'La reunión {0} retoma la reunión {1}',
    drop: 'Suelte aquí un documento para compararlo con el corpus', dropOr: 'o elija un archivo', dropping: 'Leyendo {0}…', dropDone: '{0}: {1} párrafos, de los que {2} retoman un texto del corpus.', leftOut: 'Omitido ({0}): ', dropBack: 'Volver al corpus', rejectedPairs: 'Rechazados', maybe: 'Quizá también', maybeWhat: 'Se parecen, pero no lo bastante para formar un hilo: a menudo solo es el mismo tema.', confirmPair: 'Confirmar que {1} retoma {0}', rejectPair: 'Rechazar que {1} retome {0}', dropTitle: 'Otro documento', tooLarge: 'El archivo supera los 20 MB.', rowOf: 'Fila de la frase {0} en {1}', toAuto: 'Volver a lo automático', stale: 'Decisiones que ya no concuerdan con el texto: {0}', confirm: 'Confirmar', reject: 'Rechazar', undo: 'Deshacer', rejected: 'rechazado', confirmed: 'confirmado',
    saved: 'Guardado en {0}', failed: 'No guardado: {0}', edit: 'Corregir', editDone: 'Guardar', cancel: 'Cancelar', editHint: 'Dé a cada frase el número de la fila a la que pertenece.', row: 'fila', stopped: 'El servidor local se ha detenido; lo que se ve se puede seguir leyendo.',
    review: 'Por decidir', reviewTitle: 'Lo que espera una decisión', reviewHint: 'Repeticiones posibles, alineaciones dudosas y avisos del control de la traducción. Cada decisión se guarda enseguida en {0}.', reviewNow: 'Elemento examinado', reviewDone: 'Parte decidida', reviewLoading: 'Buscando lo que espera…', checking: 'controlando la traducción…',
    leftN: 'Quedan {0}', left1: 'Queda 1', ofAll: 'de {0}', itemN: '{0} elementos', item1: '1 elemento', itemOf: '{0} de {1}', nothingLeft: 'Ya no queda nada por decidir.', nothingHere: 'Nada aquí.', kinds: 'Clase', which: 'Mostrar', waiting: 'pendientes', decidedOnes: 'decididos', paper: 'Documento', likely: 'probable al {0} %', nextItem: 'Siguiente', prevItem: 'Anterior',
    kind_pair: 'Repeticiones', kind_beads: 'Alineaciones', kind_alarm: 'Traducción', kind1_pair: '¿Repetición?', kind1_beads: '¿Alineación?', kind1_alarm: '¿Traducción?',
    confirm_pair: 'Es una repetición', reject_pair: 'No lo es', confirm_beads: 'Es correcta', reject_beads: 'Corregir', confirm_alarm: 'Es un error', reject_alarm: 'Falso aviso', verdict_confirmed: 'confirmado', verdict_rejected: 'rechazado', verdict_corrected: 'fijado a mano',
    alarm_negation: 'Negación', alarm_number: 'Número', alarm_date: 'Fecha', alarm_symbol: 'Signatura', alarm_strength: 'Fuerza', alarm_omission: 'Omisión', alarm_addition: 'Adición', alarm_untranslated: 'Sin traducir', alarm_brackets: 'Corchetes',
    decidedByAt: 'Decidido por {0} {1}: {2}.', decidedBy: 'Decidido por {0}: {1}.', decidedAt: 'Decidido {0}: {1}.', decidedOnly: 'Decidido: {0}.', takenBack: 'La decisión se retiró.', staleHint: 'La suya no se guardó; decida de nuevo si no está de acuerdo.', othersDecided: 'Decidido entretanto: {0}', author: 'Usted decide como', atTime: 'a las {0}', onDay: 'el {0} a las {1}',
    'States parties': 'Estados partes', States: 'Estados', Conference: 'Conferencia', Secretariat: 'Secretaría', UNODC: 'UNODC', 'Working Group': 'Grupo de Trabajo', Governments: 'Gobiernos',
  },
};

// TONGUES are the languages of the interface, each by its own name.
const TONGUES = {en: 'English', fr: 'Français', es: 'Español'};

let ui = 'en';

// locale is that of the interface, with the dates and commas of United Nations English.
const locale = () => (ui === 'en' ? 'en-GB' : ui);

// t gives a string of the interface with its numbers put in.
function t(key, ...args) {
  const s = STRINGS[ui][key] ?? key;
  const out = s.replace(/\{(\d)\}/g, (_, n) => args[n] ?? '');
  return ui === 'fr' ? out.replace(/ ([:;?!»%])/g, '\u202f$1').replace(/« /g, '«\u202f') : out;
}

// count gives "1 paragraph", "317 paragraphs".
function count(n, one, many) {
  return n === 1 ? t(one) : t(many, n.toLocaleString(locale()));
}

// listing joins words as a sentence does.
function listing(words) {
  return new Intl.ListFormat(locale(), {type: 'conjunction'}).format(words);
}

// tongue names a language in the language of the interface.
function tongue(tag) {
  try {
    return new Intl.DisplayNames([ui], {type: 'language'}).of(tag);
  } catch {
    return tag;
  }
}

// day prints an ISO date, as much of it as is known.
function day(iso, short) {
  if (!iso) return '';
  const [y, m, d] = iso.split('-').map(Number);
  if (short || !m) return String(y);
  const opts = {year: 'numeric', month: 'long', timeZone: 'UTC'};
  if (d) opts.day = 'numeric';
  return new Intl.DateTimeFormat(locale(), opts).format(Date.UTC(y, m - 1, d || 1));
}

function span(m) {
  if (!m.start) return m.year ? String(m.year) : '';
  const full = (s) => s && s.split('-').length === 3;
  if (full(m.start) && full(m.end) && m.end !== m.start) {
    const f = new Intl.DateTimeFormat(locale(), {year: 'numeric', month: 'long', day: 'numeric', timeZone: 'UTC'});
    return f.formatRange(new Date(m.start), new Date(m.end));
  }
  return day(m.start);
}
