import { describe, expect, test } from '@jest/globals';

import { messagesOf } from './kinds';

const SUMS = 'currency=EUR; subtotal=100,00; tax=19,00; total_due=119,00';
const ONE_ROW = 'A | 2 | 50,00 | 100,00';

describe('a row that is a tax or a sum is no line item, in any language', () => {
	test.each(
		'Moms 25 %;MVA;ALV 24 %;ÁFA 27%;DPH 21 %;TVA;KDV %20;ΦΠΑ;Φ.Π.Α. 24%;消費税;消費税(10%);税額;부가세;Razem;Celkem;Összesen;Yhteensä'.split(
			';',
		),
	)('%s', (words) => {
		expect(
			messagesOf('currency=EUR; subtotal=119,00; tax=0,00; total_due=119,00', [
				'A | 2 | 50,00 | 100,00',
				`${words} | | | 19,00`,
			]),
		).not.toEqual([]);
	});
	test.each('小計;合計;小计;合计;소계;합계;Suma;Mellansumma;I alt;Ara toplam;Σύνολο'.split(';'))(
		'the only one: %s',
		(words) => {
			expect(messagesOf(SUMS, [`${words} | | | 100,00`])).not.toEqual([]);
		},
	);
	test.each('Toplam kalite eğitimi;Suma Kaffee;税務相談;Moms konsultation'.split(';'))(
		'goods: %s',
		(words) => {
			expect(messagesOf(SUMS, [`${words} | 2 | 50,00 | 100,00`])).toEqual([]);
		},
	);
});

describe('the invoice number is no other number', () => {
	test.each([
		'customer_number=20933; invoice_number=KD-20933',
		'customer_number=KD-20933; invoice_number=20933',
		'invoice_number=P.O. No. 20933',
		'invoice_number=PO: 20933',
		'invoice_number=ABN 51 824 753 556',
		'invoice_number=12 June 2026',
		'invoice_number=12. Juni 2026',
		'invoice_number=June 12, 2026',
	])('%s', (fields) => {
		expect(messagesOf(`${SUMS}; ${fields}`, [ONE_ROW])).not.toEqual([]);
	});
	test.each([
		'customer_number=20933; invoice_number=KD-209331',
		'customer_number=KD-20933; invoice_number=RE-20933-1',
		'customer_number=17; invoice_number=R-17',
		'invoice_number=PO-2026-001X',
		'invoice_number=PAN-17',
		'invoice_number=JUN 2026 17',
	])('but %s may be', (fields) => {
		expect(messagesOf(`${SUMS}; ${fields}`, [ONE_ROW])).toEqual([]);
	});
});

describe('a supplier is a company, and not the buyer', () => {
	test.each([
		'supplier=Harrow Lane Joinery Ltd; buyer=HARROW LANE JOINERY LIMITED',
		'supplier=Muster GmbH; buyer=Muster Gesellschaft mbH',
		'supplier=Muster Gesellschaft mit beschränkter Haftung; buyer=Muster GmbH',
		'supplier=Harrow Corp.; buyer=Harrow Corporation',
		'supplier=Hauptstr. 5, 10115 Berlin',
		'supplier=12 High Street, London SW1A 1AA',
		'supplier=12 rue de Rivoli, 75001 Paris',
		'supplier=Via Roma 5, 20121 Milano',
		'supplier=info@muster.example',
	])('%s', (fields) => {
		expect(messagesOf(`${SUMS}; ${fields}`, [ONE_ROW])).not.toEqual([]);
	});
	test.each([
		'supplier=Muster GmbH; buyer=Muster Aktiengesellschaft',
		'supplier=Muster GmbH, Hauptstr. 5, 10115 Berlin',
		'supplier=Via Roma 5 Ristorante',
		'supplier=Studio 54',
		'supplier=The Limited Edition; buyer=The Company',
	])('but %s may be', (fields) => {
		expect(messagesOf(`${SUMS}; ${fields}`, [ONE_ROW])).toEqual([]);
	});
});
