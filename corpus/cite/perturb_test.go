package cite_test

import (
	"flag"
	"fmt"
	"testing"

	"github.com/reprise-wording/reprise/corpus/corpustest/perturb"

	"github.com/reprise-wording/reprise/corpus/cite"
)

var update = flag.Bool("update", false, "write the golden files anew")

// What texts with small changes cite, and where, is as it was.
func TestPerturbed(t *testing.T) {
	t.Parallel()
	var inputs []perturb.Input
	for i, s := range []string{
		"Recalling its resolutions 55/2 of 8 September 2000, 75/158, 1514(XV), 3201 (S-VI) and 76/1 A, paras. " +
			"3–5 and 2 (b) (ii) of its decision 75/540; ES-10/2 no more. See Art. 4 of 60/1. Thus 61/2.",
		"Recalls paragraphs 3 to 5 of General Assembly resolution 77/194 and resolutions 75/158 and 76/3, paragraph 9, " +
			"77/1, and paragraph 2 of the same resolution, paragraph 4 of that decision",
		"decision 1/CP.16, paragraphs 70 and 71, and paragraph 2 (b) of decision 4/CMA.1 of the Conference of the " +
			"Parties, annex, paragraph 3; paragraph 5 of the annex to resolution 75/158",
		"Human Rights Council resolution 46/1 of 23 March 2021, Economic and Social Council decision 2016/206, Security " +
			"Council resolution 1325 (2000), resolution 12/3 of the Council (see A/75/205, S/RES/1325 (2000), A/DEC/75/540 " +
			"and A/RES/75/158.-)",
		"rappelant les paragraphes 3 à 5 et 7 b) de sa résolution 75/158 du 16 décembre 2020, et la décision 1/CP.16, " +
			"paragraphe 70 ; résolution 46/1 du Conseil des droits de l’homme, le paragraphe 3 de la même décision",
		"Recuerda el párrafo 6 a) de su resolución 76/3, de 1 de octubre, y los párrafos 1, 2 y 4 de la resolución " +
			"75/158; resolución 46/1 del Consejo de Derechos Humanos",
		"ссылаясь на свою резолюцию 75/158 и решение 75/540, وإذ تشير إلى قرارها 75/158 " +
			"回顾其2020年12月16日第75/157和75/158号决议；第75/540号决定。",
		"open 24/7 and 1/2 of them, resolution. Then 75/1 and -75/2/3, v.75/4, resolution x75/5 é75/6, HIV/AIDS, A/B and " +
			"decision paragraphs 1 to 80 of resolution 75/1",
	} {
		inputs = append(inputs, perturb.Input{Name: fmt.Sprint(i), Text: s})
	}
	perturb.Golden(t, "testdata/perturbed.want", *update, inputs, 100, func(in perturb.Input) string {
		out := fmt.Sprintf("%+v", cite.Places(in.Text))
		for _, c := range cite.Find(in.Text) {
			out += fmt.Sprintf("%+v %s %s\n", c, c.Key(), cite.SymbolKey(c.Name))
		}
		return out
	})
}
