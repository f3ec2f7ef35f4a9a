/**
 * Words in a title that say that the paper is none to be booked any more, or not yet: English, German, French, Dutch,
 * Spanish, Italian, Portuguese, the Nordic languages, Polish and Czech, without accents; `*` stands for further letters.
 */
export const STATE_TITLES = {
	void: `void, voided, cancelled, canceled, annulled, invalid, withdrawn, superseded, do not use, storniert*, annulliert*, ungultig*,
		widerrufen, annule, annulee, geannuleerd, vervallen, ongeldig, anulad[oa], annullat[oa], anulado, annulleret, annullert,
		annullerad, kansellert, makulert, makulerad, ugyldig, ogiltig, peruttu, mitatoity, anulowan[aoy], niewazn[aey],
		stornovan*, zrusen[aoy], neplatn*`,
	draft: `draft*, entwurf, *entwurf, rechnungsvorschau, vorschau, brouillon, projet de facture, conceptfactuur, concept factuur,
		factuur concept, borrador, bozza, rascunho, kladde, *utkast*, fakturakladde, luonnos, laskuluonnos, szkic, projekt faktury,
		wersja robocza, koncept, navrh faktury, sample invoice, invoice sample, specimen, musterrechnung, beispielrechnung,
		invoice preview, test invoice, testrechnung`,
} as const;
