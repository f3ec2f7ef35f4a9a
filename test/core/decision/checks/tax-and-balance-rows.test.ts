import { describe, expect, test } from '@jest/globals';

import { documentOf, judged, lines } from '../documents';

const header = { supplier: 'Muster GmbH', invoice_number: 'R-17', issue_date: '2026-06-12' };
const doubts = (amount: string, description: string, counted = false) =>
	judged(
		documentOf(
			{ ...header, total_due: amount === '19,00' ? '119,00' : '219,00' },
			lines(
				'A | 2 | 50,00 | 100,00',
				`${description} | ${counted ? '1' : ''} | ${counted ? amount : ''} | ${amount}`,
			),
		),
	).document.reasons.filter(({ code }) => code === 'no_line_item').length;

describe('a row that is a tax', () => {
	test.each(
		'НДС 20%;PPN 11%;PDV;TPS;TVQ;ITBIS;IGIC 7%;IVU;ISS;Consumption tax;Service Tax;VAT Standard Rate;Output IGST 18%;Sum tax;19 %;IRPF 15%;Ritenuta;Retención'.split(
			';',
		),
	)('%s', (words) => {
		expect(doubts('19,00', words)).toBe(1);
	});
	test.each(
		'Tax service;Tax consulting;VAT return;Wein 19 %;ISS model kit;Vorsteueranmeldung'.split(';'),
	)('but not %s', (words) => {
		expect(doubts('19,00', words, true)).toBe(0);
	});
});

describe('a row that is owed for another invoice', () => {
	test.each(
		'Previous balance;Opening balance;Arrears;Amount overdue;Alter Saldo;Vorheriger Saldo;Übertrag Vormonat;Solde précédent;Saldo anterior;Rückstand;Rückstand Mai 2026;Vorig saldo;Saldo precedente;Předchozí zůstatek;Rechnung RE-1001 vom 01.05.2026;Invoice 1001;Facture n° F-1001'.split(
			';',
		),
	)('%s', (words) => {
		expect(doubts('119,00', words)).toBe(1);
	});
	test.each(
		'Balance board;Arrears management;Rückstandsdämmung;Rechnung R-17;Invoice processing 1001;Lieferschein 1001 vom 01.05.2026;Rechnungsprüfung 2026'.split(
			';',
		),
	)('but not %s', (words) => {
		expect(doubts('119,00', words)).toBe(0);
	});
	test('nor an invoice that is taken off', () => {
		expect(doubts('-50,00', 'Rechnung RE-1001 vom 01.05.2026')).toBe(0);
	});
});
