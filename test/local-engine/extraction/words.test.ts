import { describe, expect, test } from '@jest/globals';

import { columnBy } from '../../../local-engine/extraction/header-words';
import { plainWords } from '../../../local-engine/extraction/plain-word';
import { sumNamedBy } from '../../../local-engine/extraction/sum-labels';

const list = (text: string) => text.split(';').map((phrase) => phrase.trim());

describe('words of a sum', () => {
	test.each([
		[
			'subtotal',
			'Betrag ohne MwSt.; Sous-total HT; Base imponible; Summe Positionen; Total sin IVA',
		],
		['tax', 'zzgl. 19% MwSt.; Total VAT; Montant TVA; Imposta; HST; Steuer gesamt'],
		[
			'total_due',
			'Total com IVA; Summe inkl. USt; Net à payer; Total TTC; Te betalen; Fälliger Betrag; Montant dû; Verbleibender Betrag',
		],
		[
			'paid',
			'Vorausbezahlter Betrag; Payment received; Déjà payé; Reeds voldaan; Abschlagszahlung; Montant payé; Payments/Credits',
		],
		['rounding', 'Rundungsbetrag; Rounding; Afronding'],
		['discount', 'Zu-/Abschläge; Réduction; Dto.; Trade discount'],
		['shipping', 'Transportkosten; Bezorgkosten; Delivery; Handling fee; Frete'],
	])('name %s: %s', (concept, phrases) => {
		for (const phrase of list(phrases))
			expect([phrase, sumNamedBy(plainWords(phrase).join(' '))]).toEqual([phrase, concept]);
	});

	test('a base names no sum, unless its tax stands behind it', () => {
		expect(sumNamedBy('steuerbasisbetrag ust', 1)).toBeUndefined();
		expect(sumNamedBy('steuerbasisbetrag ust', 2)).toBe('tax');
	});
});

describe('words over a column', () => {
	test.each([
		['description', 'Produit; Particulars; Tätigkeit; Work performed; Material/Beschreibung'],
		['quantity', 'Stk.; Nbre; Jours; Pcs; Qtd; Unidades'],
		['unit_price', 'Einzel; P. unitario; Stundensatz; Taux horaire; TJM; Unit Price Excl. VAT'],
		['line_total', 'Extended price; Gesamtpreis; Nettowert; Line Amount Excl. VAT'],
		['tax_rate', 'VAT rate; Tax rate; Aliquota; St.-Satz; VAT %'],
		['discount', 'Disc. %; Dto.; Rab.'],
		['sku', 'Réf.; Código; Material; Bestellnr.'],
		['position', 'Pos.; Item #; Regel'],
	])('say that it holds %s: %s', (id, headers) => {
		for (const header of list(headers))
			expect([header, columnBy(header.split(' '))]).toEqual([header, id]);
	});
});
