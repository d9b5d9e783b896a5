package formula

import (
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus/lang"
)

// The tables of every language that has some are read without an error, none is empty, and no list is missing: without
// determiners, say, force and qualifiers are read but the addressee stays empty.
func TestTablesLoad(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("../data/*/" + forceFile)
	if err != nil || len(files) < 3 {
		t.Fatalf("%d languages with formulas (%v)", len(files), err)
	}
	english := tablesFor(language.English)
	for _, file := range files {
		tag := language.Make(filepath.Base(filepath.Dir(file)))
		tb, err := load(lang.For(tag))
		if err != nil {
			t.Error(err)
			continue
		}
		if len(tb.formulas.first) == 0 || len(tb.qualifiers().first) == 0 || len(tb.addressees.first) == 0 {
			t.Errorf("%s: an empty table", tag)
		}
		for list := range english.words {
			if tb.words[list] == nil {
				t.Errorf("%s: %s has no rows: words\t%s\t...", tag, forceFile, list)
			}
		}
		for force := range english.names {
			if tb.names[force] == "" {
				t.Errorf("%s: %s does not name a force: name\t%s\t...", tag, forceFile, force)
			}
		}
	}
}

// The usual formulas of resolutions, decisions, treaties and recommendations, most of them of no paper in particular.
func TestOf(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ lang, text, chapeau, force, who, quals string }{
		// resolutions
		{
			"en",
			"Requests the Secretary-General to report to the General Assembly at its next session;",
			"", "is requested to", "Secretary-General", "",
		},
		{
			"en",
			"Also requests the Secretariat, within existing resources, to prepare a note;",
			"", "is requested to", "Secretariat", "resources",
		},
		{"en", "Strongly urges all Member States to ratify the Convention;", "", "is urged to", "Member States", ""},
		{
			"en",
			"Calls upon States parties to consider ratifying the Protocol;",
			"", "is urged to consider", "States parties", "",
		},
		{
			"en",
			"Invites Member States and other donors to provide extrabudgetary resources;",
			"", "is invited to", "Donors, Member States", "",
		},
		{
			"en",
			"Encourages the international community, in accordance with national legislation, to endeavour to share data.",
			"",
			"is invited to endeavour",
			"International community",
			"domestic-law",
		},
		{"en", "Decides to convene an open-ended working group;", "", "shall", "", ""},
		{"en", "Decides that the Working Group shall meet annually;", "", "shall", "Working Group", ""},
		{"en", "Takes note with appreciation of the report of the Secretary-General;", "", "note", "", ""},
		{"en", "Reaffirms that States should cooperate fully;", "", "should", "States", ""},
		{"en", "Reaffirms its commitment to the purposes of the Charter;", "", "note", "", ""},
		{
			"en",
			"Recommends that States parties consider adopting legislation, where appropriate;",
			"", "should consider", "States parties", "appropriate",
		},
		{"en", "The Conference decided that the Secretariat should prepare a study.", "", "should", "Secretariat", ""},
		{
			"en",
			"The Working Group recommended that the Conference request UNODC to continue its work, subject to the " +
				"availability of resources.",
			"", "should", "Conference", "resources",
		},
		{
			"en",
			"In that regard, the Commission requests UNODC, upon request, to assist States.",
			"", "is requested to", "UNODC", "on-request",
		},
		// treaties and guidance
		{
			"en",
			"Each State Party shall adopt such measures as may be necessary.",
			"", "shall", "States parties", "appropriate",
		},
		{
			"en",
			"Each State party shall consider adopting measures which States may need.",
			"", "shall consider", "States parties", "",
		},
		{
			"en",
			"States parties shall endeavour to provide training, within their means.",
			"", "shall endeavour", "States parties", "possible",
		},
		{"en", "States must ensure that victims who should have been protected are heard.", "", "shall", "States", ""},
		{"en", "States may wish to consider establishing focal points.", "", "may consider", "States", ""},
		{"en", "States that may face obstacles should seek assistance.", "", "should", "States", ""},
		{
			"en",
			"Member States are strongly encouraged to consider, as appropriate, acceding to the treaty.",
			"", "is invited to consider", "Member States", "appropriate",
		},
		{"en", "States should be encouraged to exchange data.", "", "is invited to", "States", ""},
		{"en", "UNODC should be requested to prepare a tool.", "", "should", "UNODC", ""},
		{"en", "It is recommended that States adopt the model law.", "", "should", "States", ""},
		{"en", "The tools that States could use are many.", "", "none", "", ""},
		{
			"en",
			"Consider, in line with domestic law, appointing a rapporteur",
			"States parties should:", "should consider", "States parties", "domestic-law",
		},
		{"en", "Victims may seek compensation.", "States parties should ensure that:", "should", "States parties", ""},
		{"en", "Requests the Secretariat to translate it;", "The Conference,", "is requested to", "Secretariat", ""},
		{"en", "To collect data;", "Invites Member States:", "is invited to", "Member States", ""},
		{"en", "Adopt a plan as soon as possible.", "Governments are urged to:", "is urged to", "States", ""},
		// French
		{
			"fr",
			"Prie le Secrétaire général de lui rendre compte à sa prochaine session ;",
			"", "is requested to", "Secretary-General", "",
		},
		{
			"fr",
			"Demande instamment à tous les États Membres de ratifier la Convention ;",
			"", "is urged to", "Member States", "",
		},
		{
			"fr",
			"Engage les États parties à envisager de ratifier le Protocole ;",
			"", "is urged to consider", "States parties", "",
		},
		{
			"fr",
			"Exhorte la communauté internationale à redoubler d’efforts ;",
			"", "is urged to",
			"International community",
			"",
		},
		{
			"fr",
			"Invite les États Membres et les autres donateurs à fournir des ressources extrabudgétaires ;",
			"", "is invited to", "Donors, Member States", "",
		},
		{
			"fr",
			"Encourage les États, s’il y a lieu, à échanger des informations ;",
			"", "is invited to", "States", "appropriate",
		},
		{"fr", "Décide de créer un groupe de travail à composition non limitée ;", "", "shall", "", ""},
		{"fr", "Décide que le Groupe de travail se réunira chaque année ;", "", "shall", "Working Group", ""},
		{"fr", "Prend note avec satisfaction du rapport du Secrétaire général ;", "", "note", "", ""},
		{"fr", "Réaffirme que les États devraient coopérer pleinement ;", "", "should", "States", ""},
		{
			"fr",
			"Recommande que les États parties envisagent, le cas échéant, d'adopter une loi ;",
			"", "should consider", "States parties", "appropriate",
		},
		{
			"fr",
			"Recommande à la Conférence de prier l'ONUDC de poursuivre ses travaux, sous réserve de la disponibilité de " +
				"ressources ;",
			"", "should", "Conference", "resources",
		},
		{
			"fr",
			"Demande au Secrétariat d'établir, dans la limite des ressources disponibles, une note ;",
			"", "is requested to", "Secretariat", "resources",
		},
		{"fr", "Chaque État Partie doit adopter les mesures nécessaires.", "", "shall", "States parties", ""},
		{"fr", "Les États Parties veillent à ce que les victimes soient protégées.", "", "shall", "States parties", ""},
		{
			"fr",
			"Les États Parties s’efforcent de dispenser une formation, dans la mesure de leurs moyens.",
			"", "shall endeavour", "States parties", "possible",
		},
		{"fr", "Les États voudront peut-être envisager de désigner des points de contact.", "", "may consider", "States", ""},
		{"fr", "Les États souhaiteront peut-être désigner des points de contact.", "", "may", "States", ""},
		{"fr", "Les mesures que les États pourraient prendre sont nombreuses.", "", "none", "", ""},
		{
			"fr",
			"Il conviendrait d'encourager la coopération, conformément au droit interne.",
			"", "should", "", "domestic-law",
		},
		{"fr", "L'ONUDC devrait être prié d'établir un outil.", "", "should", "UNODC", ""},
		{"fr", "Les États devraient être encouragés à échanger des données.", "", "is invited to", "States", ""},
		{"fr", "De recueillir des données ;", "Invite les États Membres :", "is invited to", "Member States", ""},
		{
			"fr",
			"S’efforcer, selon que de besoin, de former le personnel ;",
			"Les États parties devraient :",
			"should endeavour", "States parties", "appropriate",
		},
		// Spanish
		{"es", "Pide al Secretario General que le presente un informe;", "", "is requested to", "Secretary-General", ""},
		{
			"es",
			"Insta a los Estados Miembros a que consideren la posibilidad de ratificar la Convención;",
			"", "is urged to consider", "Member States", "",
		},
		{
			"es",
			"Invita a los Estados partes a que intercambien información, según proceda;",
			"", "is invited to", "States parties", "appropriate",
		},
		{"es", "Decide establecer un grupo de trabajo;", "", "shall", "", ""},
		{"es", "Toma nota con aprecio del informe;", "", "note", "", ""},
		{
			"es",
			"Los Estados partes deberían considerar la posibilidad de adoptar leyes, de conformidad con su derecho interno.",
			"", "should consider", "States parties", "domestic-law",
		},
		{
			"es",
			"Los Estados deberían velar por que las víctimas reciban asistencia, en la medida de lo posible.",
			"", "should", "States", "possible",
		},
		{"es", "Cada Estado parte deberá adoptar las medidas que sean necesarias.", "", "shall", "States parties", ""},
		{"es", "Los Estados tal vez deseen designar puntos de contacto.", "", "may", "States", ""},
		{"es", "Se alienta a los Estados partes a que recopilen datos.", "", "is invited to", "States parties", ""},
		{"es", "La Conferencia recomendó que los Estados partes cooperaran entre sí.", "", "should", "States parties", ""},
		{"es", "Procurar obtener pruebas;", "Los Estados partes deberían:", "should endeavour", "States parties", ""},
		{
			"en",
			"States parties should, where possible and in accordance with domestic law, act as appropriate and where possible.",
			"", "should", "States parties",
			"appropriate,domestic-law,possible",
		},
	} {
		var up []string
		if c.chapeau != "" {
			up = []string{c.chapeau}
		}
		r := Of(language.MustParse(c.lang), c.text, up)
		if got := r.Force.String(); got != c.force {
			t.Errorf("%s: %q: force %s, want %s", c.lang, c.text, got, c.force)
		}
		if got := r.Addressee(); got != c.who {
			t.Errorf("%s: %q: asks %q, want %q", c.lang, c.text, got, c.who)
		}
		if got := strings.Join(r.Qualifiers, ","); got != c.quals {
			t.Errorf("%s: %q: qualifiers %q, want %q", c.lang, c.text, got, c.quals)
		}
	}
}

func TestScale(t *testing.T) {
	t.Parallel()
	last := -1
	for _, f := range scale() {
		if f.Rank() <= last {
			t.Errorf("%s has rank %d, not above %d", f, f.Rank(), last)
		}
		last = f.Rank()
		if back, err := ParseForce(f.String()); err != nil || back != f {
			t.Errorf("%s reads back as %v, %v", f, back, err)
		}
	}
}

// The reading of any text has evidence that lies in the text, and never panics.
func FuzzOf(f *testing.F) {
	f.Add("Les États devraient, s'il y a lieu, envisager d'adopter", "Invite les États :")
	f.Add("should, (, be requested to", ",")
	f.Fuzz(func(t *testing.T, text, chapeau string) {
		for _, tag := range []language.Tag{language.English, language.French, language.Spanish, language.Russian} {
			for _, e := range Of(tag, text, []string{chapeau}).Evidence {
				src := text
				if e.Part >= 0 {
					src = chapeau
				}
				if src[e.Start:e.End] != e.Text {
					t.Fatalf("evidence %+v is not in %q", e, src)
				}
			}
		}
	})
}

func BenchmarkOf(b *testing.B) {
	text := "With regard to the adoption of legislation, States parties should, where appropriate and in line with " +
		"their domestic law, consider adopting measures that could be of use to the States that have requested them."
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Of(language.English, text, nil)
	}
}

// A pattern of a table is read or refused, and one that was read never makes the matching of a text go wrong.
func FuzzPattern(f *testing.F) {
	for _, s := range []string{"should (seriously)? consider", "(is|are) invited ... to", "<law>", "((", "a|", "... ..."} {
		f.Add(s, "States are kindly invited by it to should consider")
	}
	f.Fuzz(func(t *testing.T, pattern, text string) {
		tb := &tables{lang: lang.For(language.English), words: map[string]*matcher{}, names: map[Force]string{}}
		for _, kind := range []string{kindModal, kindEffort, kindWords} {
			_ = tb.addForce(0, []string{kind, "should", pattern})
		}
		_, _ = ParseForce(text)
		for _, toks := range clauses(tb.lang, text) {
			for i := range toks {
				for _, m := range []*matcher{&tb.formulas, &tb.efforts} {
					if p, end := m.at(toks, i); p != nil && (end <= i || end > len(toks)) {
						t.Fatalf("%q matches %q from token %d to %d", pattern, text, i, end)
					}
				}
			}
		}
	})
}

// The formula reads as a phrase: words that elide do, and none leads to a verb that is not there.
func TestFormulaReadsAsAPhrase(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ lang, text, want string }{
		{"fr", "Les États parties devraient s'efforcer d'introduire une phase nouvelle.", "devrait s'efforcer d'introduire"},
		{"fr", "Les États parties devraient s'efforcer de protéger les victimes.", "devrait s'efforcer de protéger"},
		{"fr", "Les États parties devraient envisager de protéger les victimes.", "devrait envisager"},
		{"en", "States parties should consider protecting victims.", "should consider"},
		{"en", "States parties should protect victims.", "should protect"},
	} {
		tag := language.Make(c.lang)
		if got := Of(tag, c.text, nil).Formula(tag); got != c.want {
			t.Errorf("%s: %q, want %q", c.text, got, c.want)
		}
	}
}
