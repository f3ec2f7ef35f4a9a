import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import type { Cell, Extraction } from '../../../core/api/extraction';
import type { AccountingMapping } from '../../../core/accounting/mapping';
import type { KnownSupplier } from '../../../core/suppliers/known-supplier';
import { learnedSupplier } from '../../../core/suppliers/learned-supplier';
import { cell, sureInvoice } from '../../service-double/extractions';
import { IBAN, invoiceWith, known, OTHER_IBAN, read, readKnowing, SCHEMA } from './suppliers';

const byPerson = (raw: string): Cell => cell(raw, { source: 'person', match_ratio: null });
const learned = (
	before: Extraction,
	after: Readonly<Record<string, Cell>> = {},
	rows: readonly KnownSupplier[] = [],
	mapping: AccountingMapping = {},
) =>
	learnedSupplier({
		before: read(before).values,
		after: read({ ...before, cells: { ...before.cells, ...after } }).values,
		schema: SCHEMA,
		known: rows,
		mapping,
	});

describe('of an approved document one learns', () => {
	test('a new supplier, under its VAT ID, else its name', () => {
		const vat = { vat_id: cell('DE 136 695 976'), iban: cell('DE89 3704 0044 0532 0130 00') };
		expect(learned(invoiceWith(vat))).toEqual(
			known({ supplier: 'DE136695976', vat_id: 'DE136695976', iban: IBAN }),
		);
		expect(learned(sureInvoice)).toEqual(known({ supplier: 'acme co' }));
	});

	test('the account that a person let pass or put in, in the place of the old one', () => {
		const row = known({ supplier: 'old key', iban: IBAN, account: '620' });
		expect(learned(invoiceWith({ iban: cell(OTHER_IBAN) }), {}, [row])).toEqual({
			...row,
			iban: OTHER_IBAN,
		});
	});

	test('what "$" stands for, and in which order dates are, where a person said so', () => {
		const invoice = invoiceWith({ currency: cell('$'), issue_date: cell('03/04/2026') });
		const said = { currency: byPerson('CAD'), issue_date: byPerson('2026-04-03') };
		expect(learned(invoice, said)).toMatchObject({ currency: 'CAD', date_order: 'dmy' });
		const other = { issue_date: byPerson('2026-03-04') };
		expect(learned(invoice, other)).toMatchObject({ currency: null, date_order: 'mdy' });
		expect(learned(invoice, { issue_date: byPerson('2026-05-05') })).toMatchObject({
			date_order: null,
		});
	});

	test('the account of all rows, and none where they differ', () => {
		const withCodes = (...codes: readonly string[]): Extraction => ({
			...sureInvoice,
			tables: {
				line_items: (sureInvoice.tables['line_items'] ?? []).map((row, index) => ({
					...row,
					code: cell(codes[index] ?? null),
				})),
			},
		});
		const accountOf = (...codes: readonly string[]) =>
			learned(withCodes(...codes), {}, [], { accountColumn: 'code' })?.account;
		expect(accountOf('620', '620')).toBe('620');
		expect(accountOf('620', '630')).toBeNull();
		expect(accountOf('620')).toBeNull();
	});

	test('nothing where there is nothing new, or no supplier', () => {
		const row = known({ iban: 'DE89 3704 0044 0532 0130 00', account: '620' });
		expect(learned(invoiceWith({ iban: cell(IBAN) }), {}, [row])).toBeNull();
		expect(learned(invoiceWith({ supplier: cell('') }))).toBeNull();
	});
});

test('what was learned is known: the same document has nothing to teach and is not changed', () => {
	const names = fc.constantFrom('ACME Co.', 'Müller & Söhne GmbH', 'Globex', '株式会社');
	const fields = fc.record({
		supplier: names.map((name) => cell(name)),
		vat_id: fc
			.constantFrom('', 'DE136695976', '136 695 976', 'tax no. 12/345')
			.map((id) => cell(id)),
		iban: fc.constantFrom('', IBAN, OTHER_IBAN, '1234567').map((iban) => cell(iban)),
	});
	fc.assert(
		fc.property(fields, (cells) => {
			const row = learned(invoiceWith(cells));
			if (row === null) throw new Error('it has a supplier');
			expect(learned(invoiceWith(cells), {}, [row])).toBeNull();
			const { document } = readKnowing(invoiceWith(cells), [row]);
			expect(document.judgement).toEqual(read(invoiceWith(cells)).judgement);
		}),
	);
});
