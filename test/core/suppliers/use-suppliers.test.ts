import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { cell, sureInvoice } from '../../service-double/extractions';
import { IBAN, invoiceWith, known, OTHER_IBAN, read, readKnowing } from './suppliers';

const reasonsOf = ({ document }: ReturnType<typeof readKnowing>) =>
	document.judgement.document.reasons.filter(({ code }) => code === 'supplier_changed');
const ACCOUNTING = {
	format: 'xero_bill',
	mapping: { accountCode: '400', taxCode: 'INPUT' },
} as const;

describe('a document of a supplier that is not known', () => {
	test('stays as it was read, whatever is known of others', () => {
		const other = known({ name: 'Globex Ltd', vat_id: 'GB123456789', iban: IBAN });
		const { document, settings } = readKnowing(sureInvoice, [other], ACCOUNTING);
		expect(document).toEqual(read(sureInvoice));
		expect(settings).toMatchObject({ suppliers: [], accounting: ACCOUNTING });
	});

	test('is not known by the number of its account: others may use it', () => {
		const invoice = invoiceWith({ iban: cell(IBAN) });
		const factor = known({ name: 'Globex Ltd', iban: IBAN, account: '77' });
		expect(readKnowing(invoice, [factor], ACCOUNTING).settings.accounting).toEqual(ACCOUNTING);
	});
});

describe('another account than the known one', () => {
	test('always goes to review, with both numbers', () => {
		const both = readKnowing(invoiceWith({ iban: cell(OTHER_IBAN) }), [known({ iban: IBAN })]);
		expect(both.document.judgement.document.decision).toBe('review');
		expect(reasonsOf(both)).toMatchObject([
			{ field: 'iban', numbers: { printed: OTHER_IBAN, known: IBAN } },
		]);
		expect(reasonsOf(both)[0]?.message).toBe(
			`iban: "${OTHER_IBAN}" is printed, but the account known of "ACME Co." is "${IBAN}"`,
		);
	});

	test('whichever letter or digit differs, and however sure its reading', () => {
		const letters = fc.constantFrom(...Array.from('ABCXYZ0123456789'));
		fc.assert(
			fc.property(fc.nat(IBAN.length - 1), letters, fc.nat(3), (at, letter, group) => {
				const changed = IBAN.slice(0, at) + letter + IBAN.slice(at + 1);
				const printed = `${changed.slice(0, 4 + group)} ${changed.slice(4 + group)}`;
				const found = readKnowing(invoiceWith({ iban: cell(printed) }), [known({ iban: IBAN })]);
				expect(reasonsOf(found)).toHaveLength(changed === IBAN ? 0 : 1);
			}),
		);
	});

	test('is noticed under a name that was misread a little, and nothing else is taken then', () => {
		const invoice = invoiceWith({
			supplier: cell('Muller Bau und Sohne GmbH'),
			iban: cell(OTHER_IBAN),
		});
		const row = known({ name: 'Miller Bau und Sohne GmbH', iban: IBAN, account: '77' });
		const found = readKnowing(invoice, [row], ACCOUNTING);
		expect(reasonsOf(found)).toHaveLength(1);
		expect(found.settings.accounting).toEqual(ACCOUNTING);
		expect(found.document.values.cells['supplier']?.value).toBe('Muller Bau und Sohne GmbH');
	});

	test('is none where a further row of the supplier has it', () => {
		const rows = [known({ iban: IBAN }), known({ iban: OTHER_IBAN })];
		expect(reasonsOf(readKnowing(invoiceWith({ iban: cell(OTHER_IBAN) }), rows))).toEqual([]);
	});

	test('is none where the document prints none, or none is known', () => {
		expect(reasonsOf(readKnowing(sureInvoice, [known({ iban: IBAN })]))).toEqual([]);
		expect(reasonsOf(readKnowing(invoiceWith({ iban: cell(IBAN) }), [known()]))).toEqual([]);
	});
});

test('another VAT ID under the same name goes to review; without its prefix it is the same', () => {
	const row = known({ vat_id: 'DE136695976' });
	const vat = (printed: string) => readKnowing(invoiceWith({ vat_id: cell(printed) }), [row]);
	expect(reasonsOf(vat('DE 136 695 976'))).toEqual([]);
	expect(reasonsOf(vat('136695976'))).toEqual([]);
	expect(reasonsOf(vat('DE999999999'))).toMatchObject([{ field: 'vat_id' }]);
});

describe('what is known of a supplier', () => {
	test('goes into the mapping and wins; what is not known leaves it', () => {
		const row = known({ account: '620', vendor_id: '7' });
		expect(readKnowing(sureInvoice, [row], ACCOUNTING).settings.accounting).toEqual({
			format: 'xero_bill',
			mapping: { accountCode: '620', vendorId: '7', taxCode: 'INPUT' },
		});
	});

	test('counts nothing where its rows disagree', () => {
		const rows = [known({ account: '620', vendor_id: '7' }), known({ account: '630' })];
		expect(readKnowing(sureInvoice, rows, ACCOUNTING).settings.accounting?.mapping).toEqual({
			...ACCOUNTING.mapping,
			vendorId: '7',
		});
	});

	test('gives it its name, found by its VAT ID', () => {
		const invoice = invoiceWith({ supplier: cell('ACME'), vat_id: cell('DE136695976') });
		const row = known({ name: 'Acme Trading Limited', vat_id: 'DE136695976' });
		expect(readKnowing(invoice, [row]).document.values.cells['supplier']).toMatchObject({
			value: 'Acme Trading Limited',
			source: 'known_supplier',
		});
	});

	test('settles the order of its dates and what "$" stands for', () => {
		const invoice = invoiceWith({
			issue_date: cell('03/04/2026'),
			currency: cell('$'),
		});
		const valuesOf = (rows: Parameters<typeof readKnowing>[1]) => {
			const { cells, currency } = readKnowing(invoice, rows).document.values;
			return [cells['issue_date']?.value, currency];
		};
		expect(valuesOf([])).toEqual([null, null]);
		expect(valuesOf([known({ date_order: 'dmy', currency: 'CAD' })])).toEqual([
			'2026-04-03',
			'CAD',
		]);
		expect(valuesOf([known({ date_order: 'mdy', currency: 'USD' })])).toEqual([
			'2026-03-04',
			'USD',
		]);
	});
});
