package terms

import "testing"

func TestDatesInWords(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]Date{
		"a los veintitrés días del mes de marzo de dos mil veinte":                 {2020, 3, 23},
		"A LOS TREINTA Y UN DÍAS DEL MES DE MAYO DE MIL NOVECIENTOS NOVENTA Y UNO": {1991, 5, 31},
		"el día primero de julio de dos mil veinticinco":                           {2025, 7, 1},
		"this twenty-third day of March, two thousand and twenty":                  {2020, 3, 23},
		"on the first day of May one thousand nine hundred and ninety-four":        {1994, 5, 1},
		"this twenty-third day of March 2020":                                      {2020, 3, 23},
		"le vingt-trois mars deux mille vingt":                                     {2020, 3, 23},
		"le premier mai mil neuf cent quatre-vingt-dix-sept":                       {1997, 5, 1},
		"le trente et un mai mil neuf cent soixante et onze":                       {1971, 5, 31},
		"二〇二一年一月二十二日":                                                              {2021, 1, 22},
		"二○○九年十月三十一日":                                                              {2009, 10, 31},
		"twenty of the lamps of two thousand and one ships":                        {},
		"a thousand lamps": {},
		"三十年":              {},
	} {
		if got, _ := FindDates(text); got.Start != want {
			t.Errorf("%q: %v, want %v", text, got.Start, want)
		}
	}
}
