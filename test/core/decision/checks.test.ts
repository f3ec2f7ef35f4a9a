import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import type { DocumentSchema } from '../../../core/schema/document-schema';
import { documentOf, judged, lines, POLICY, saidBy } from './documents';

const amounts = { subtotal: '100.00', tax: '21.00', total_due: '121.00' };
const sure = lines('Pens | 4 | 15.00 | 60.00', 'Paper | 2 | 20.00 | 40.00');
const codesOf = (...given: Parameters<typeof judged>) =>
	judged(...given).document.reasons.map(({ code }) => code);
const messagesOf = (...given: Parameters<typeof judged>) =>
	judged(...given).document.reasons.map(({ message }) => message);
const schemaOf = (fields: readonly string[], columns: readonly string[]): DocumentSchema => ({
	mode: 'fields',
	fields: [
		...fields.map((name) => ({ name, type: 'number' as const })),
		{
			name: 'line_items',
			type: 'array',
			columns: [
				{ name: 'item_description', type: 'string' as const },
				...columns.map((name) => ({ name, type: 'number' as const })),
			],
		},
	],
});

test('every check is listed with its result and its numbers', () => {
	const { checks, document, lineAmounts } = judged(documentOf(amounts, sure));
	expect(document).toEqual({ decision: 'accepted', match_ratio: 1, reasons: [] });
	expect(lineAmounts).toBe('tax_exclusive');
	// Those of dates, names and numbers have tests of their own.
	const amountChecks = checks.slice(
		0,
		checks.findIndex(({ code }) => code === 'date_order'),
	);
	expect(amountChecks).toEqual([
		{
			code: 'line_total',
			result: 'passed',
			row: 1,
			fields: ['line_items.quantity', 'line_items.unit_price', 'line_items.line_total'],
			numbers: { quantity: 4, unit_price: 15, expected: 60, line_total: 60 },
			message: 'row 1: 4 × 15.00 = 60.00',
		},
		expect.objectContaining({ code: 'line_total', result: 'passed', row: 2 }),
		{
			code: 'lines_sum',
			result: 'passed',
			fields: ['line_items.line_total', 'subtotal'],
			numbers: { lines_sum: 100, subtotal: 100, tax: 21, total: 121 },
			message: 'the 2 line totals add up to 100.00, which is the subtotal (before tax)',
		},
		{
			code: 'total',
			result: 'passed',
			fields: ['subtotal', 'tax', 'total_due'],
			numbers: { subtotal: 100, tax: 21, expected: 121, total: 121 },
			message: 'subtotal 100.00 + tax 21.00 = total 121.00',
		},
		expect.objectContaining({ code: 'amount_due', result: 'not_applicable' }),
		expect.objectContaining({ code: 'line_items_only', result: 'passed' }),
		expect.objectContaining({ code: 'duplicate_line', result: 'passed' }),
	]);
});

describe('quantity × unit price = line total', () => {
	test('a failed one names the row and the numbers', () => {
		const wrong = documentOf(amounts, lines('Pens|4|15.00|66.00', 'Paper|2|20.00|40.00'));
		expect(judged(wrong).document.reasons).toContainEqual({
			code: 'line_total_mismatch',
			field: 'line_items.line_total',
			row: 1,
			numbers: { quantity: 4, unit_price: 15, expected: 60, line_total: 66 },
			message: 'row 1: 4 × 15.00 = 60.00, but the line total is 66.00',
		});
	});

	test('fractional quantities are rounded to what is printed', () => {
		const weighed = documentOf(
			{ subtotal: '4.01', total_due: '4.01' },
			lines('Apples | 1.375 | 2.92 | 4.01'),
		);
		expect(codesOf(weighed)).toEqual([]);
	});

	test.each([
		['in percent', '3', '20.00', '10', '54.00'],
		['for the line', '3', '20.00', '5.00', '55.00'],
		['for each', '3', '20.00', '1.50', '55.50'],
		['printed as negative', '3', '20.00', '-5.00', '55.00'],
	])('a discount column: %s', (_name, quantity, unit_price, discount, line_total) => {
		const schema = schemaOf(['total'], ['quantity', 'unit_price', 'discount', 'line_total']);
		const row = { item_description: 'Pens', quantity, unit_price, discount, line_total };
		expect(codesOf(documentOf({ total: line_total }, [row]), { schema })).toEqual([]);
		const wrong = { ...row, line_total: '47.77' };
		expect(codesOf(documentOf({ total: '47.77' }, [wrong]), { schema })).toEqual([
			'line_total_mismatch',
		]);
	});

	test('a line total that holds its tax', () => {
		const schema = schemaOf(['total'], ['quantity', 'unit_price', 'tax_rate', 'line_total']);
		const row = {
			item_description: 'Pens',
			quantity: '2',
			unit_price: '10.00',
			tax_rate: '21%',
			line_total: '24.20',
		};
		expect(codesOf(documentOf({ total: '24.20' }, [row]), { schema })).toEqual([]);
	});

	test('a price that was rounded passes where the sum confirms the line total', () => {
		const rounded = lines('Thirds | 3 | 0.33 | 1.00', 'Paper | 2 | 20.00 | 40.00');
		const confirmed = documentOf({ subtotal: '41.00', tax: '', total_due: '41.00' }, rounded);
		expect(codesOf(confirmed)).toEqual([]);
		expect(saidBy(judged(confirmed))[0]).toBe(
			'passed line_total: row 1: 3 × 0.33 = 0.99, but the line total is 1.00; the difference is rounding',
		);
		expect(messagesOf(documentOf({}, rounded))).toEqual([
			'row 1: 3 × 0.33 = 0.99, but the line total is 1.00, and no other amount shows that this is only rounding',
		]);
	});
});

describe('the lines add up', () => {
	test('one sentence names both sums', () => {
		expect(
			messagesOf(
				documentOf(
					{ subtotal: '593.36', tax: '124.61', total_due: '717.97' },
					lines(
						'iPad | 1 | 399.00 | 399.00',
						'Levy | 1 | | 4.24',
						'Cover | 1 | 69.99 | 69.99',
						'3DS | 1 | 189.00 | 189.00',
						'Adapter | 1 | 14.99 | 14.99',
						'Game | 1 | 44.99 | 44.99',
					),
				),
			),
		).toEqual([
			'the 6 line totals add up to 722.21, but the subtotal is 593.36 and the total 717.97',
		]);
	});

	test.each([
		['tax exclusive', amounts, 'tax_exclusive'],
		['tax inclusive', { subtotal: '82.64', tax: '17.36', total_due: '100.00' }, 'tax_inclusive'],
		['no tax', { subtotal: '100.00', total_due: '100.00' }, 'no_tax'],
		['a tax of zero', { subtotal: '100.00', tax: '0.00', total_due: '100.00' }, 'no_tax'],
		['total less tax', { tax: '21.00', total_due: '121.00' }, 'tax_exclusive'],
		[
			'shipping in the subtotal',
			{ subtotal: '105.00', shipping: '5.00', tax: '10.50', total_due: '115.50' },
			'tax_exclusive',
		],
		[
			'shipping after the subtotal',
			{ subtotal: '100.00', shipping: '5.00', tax: '10.50', total_due: '115.50' },
			'tax_exclusive',
		],
		[
			'a discount after the subtotal',
			{ subtotal: '100.00', discount: '-10.00', tax: '9.00', total_due: '99.00' },
			'tax_exclusive',
		],
	])('%s', (_name, fields, lineAmounts) => {
		const { document, lineAmounts: shown } = judged(documentOf(fields, sure));
		expect(document.reasons).toEqual([]);
		expect(shown).toBe(lineAmounts);
	});

	test('where nobody asked for a tax, the total may contain one', () => {
		const schema = schemaOf(['total'], ['line_total']);
		const { lineAmounts } = judged(documentOf({ total: '100.00' }, sure), { schema });
		expect(lineAmounts).toBe('tax_inclusive');
	});

	test('rows without a line total count as quantity × price, rows of text as nothing', () => {
		const rows = lines('Pens | 4 | 15.00 |', 'in blue | | |', 'Paper | | | 40.00');
		expect(codesOf(documentOf(amounts, rows))).toEqual([]);
	});

	test('no row at all, or none with an amount, is a doubt when there is a total', () => {
		expect(messagesOf(documentOf({ total_due: '4.11' }))).toEqual([
			'no line item was read, but the total is 4.11',
		]);
		expect(messagesOf(documentOf({ total_due: '4.11' }, lines('Pens|||')))).toEqual([
			'no line item has an amount, but the total is 4.11',
		]);
	});

	test('line totals that cannot be read prove nothing', () => {
		const { checks } = judged(documentOf(amounts, lines('Pens | 1 | | 1.2.3')));
		expect(checks.find(({ code }) => code === 'lines_sum')?.result).toBe('not_applicable');
	});

	test('cents lost in rounding pass when products and total confirm every amount', () => {
		const rows = lines(
			'A | 1.5 | 22.22 | 33.33',
			'B | 1.5 | 22.22 | 33.33',
			'C | 1.5 | 22.22 | 33.33',
		);
		const fields = { subtotal: '100.00', tax: '21.00', total_due: '121.00' };
		expect(codesOf(documentOf(fields, rows))).toEqual([]);
		expect(codesOf(documentOf({ total_due: '100.00' }, rows))).toEqual(['lines_sum_mismatch']);
	});

	test('float sums would fail here: 0.1 + 0.2', () => {
		const rows = lines('A | | | 0.10', 'B | | | 0.20');
		expect(codesOf(documentOf({ total_due: '0.30' }, rows))).toEqual([]);
	});
});

describe('subtotal + tax = total', () => {
	test('a subtotal read as the total is caught, with the numbers', () => {
		expect(judged(documentOf({ ...amounts, total_due: '100.00' }, sure)).document.reasons).toEqual([
			{
				code: 'total_mismatch',
				field: 'total_due',
				numbers: { subtotal: 100, tax: 21, expected: 121, total: 100 },
				message: 'subtotal 100.00 + tax 21.00 = 121.00, but the total is 100.00',
			},
		]);
	});

	test('a tax that was not found is missed', () => {
		expect(messagesOf(documentOf({ ...amounts, tax: '' }, sure))).toEqual([
			'subtotal 100.00 without tax = 100.00, but the total is 121.00',
		]);
	});

	test('a cent of difference is a doubt where nothing confirms it', () => {
		expect(messagesOf(documentOf({ ...amounts, total_due: '121.01' }, sure))).toEqual([
			'subtotal 100.00 + tax 21.00 = 121.00, but the total is 121.01, and no other amount shows that this is only rounding',
		]);
	});

	test('a receipt whose subtotal contains the tax', () => {
		const receipt = documentOf(
			{ subtotal: '9.00', tax: '0.51', total_due: '9.00' },
			lines('Lunch | 1 | 9.00 | 9.00'),
		);
		expect(codesOf(receipt)).toEqual([]);
	});

	test('several taxes are added', () => {
		const schema = schemaOf(['subtotal', 'state_tax', 'city_tax', 'total'], ['line_total']);
		const fields = { subtotal: '100.00', state_tax: '6.00', city_tax: '2.50', total: '108.50' };
		expect(codesOf(documentOf(fields, sure), { schema })).toEqual([]);
		expect(codesOf(documentOf({ ...fields, city_tax: '2.60' }, sure), { schema })).toContain(
			'total_mismatch',
		);
	});

	test('what was paid before is taken off', () => {
		const schema = schemaOf(['subtotal', 'tax', 'paid', 'total'], ['line_total']);
		const fields = { subtotal: '100.00', tax: '21.00', paid: '50.00', total: '71.00' };
		expect(codesOf(documentOf(fields, sure), { schema })).toEqual([]);
	});
});

describe('lines that stand there twice', () => {
	const twice = lines('Pens | 1 | 5.00 | 5.00', 'Pens | 1 | 5.00 | 5.00');

	test('are doubtful unless the sum needs both', () => {
		expect(codesOf(documentOf({ total_due: '10.00' }, twice))).toEqual([]);
		expect(messagesOf(documentOf({ total_due: '5.00' }, twice))).toEqual([
			'the 2 line totals add up to 10.00, but the total is 5.00',
			'row 2 says the same as row 1 (5.00): read twice?',
		]);
		expect(codesOf(documentOf({}, twice))).toEqual(['duplicate_line']);
	});

	test('rows of text or without an amount are no doubles', () => {
		const text = lines('as agreed |||', 'as agreed |||', 'Gift | 1 | 0.00 | 0.00');
		expect(codesOf(documentOf({ invoice_number: '1' }, [...text, ...text]))).toEqual([]);
	});
});

test('a row goes to review for its own line total, all rows for the sum', () => {
	const one = judged(
		documentOf({ total_due: '100.00' }, lines('A|2|30.00|60.00', 'B|2|25.00|40.00')),
	);
	expect(one.rows.line_items?.map(({ decision }) => decision)).toEqual(['accepted', 'review']);
	const all = judged(documentOf({ total_due: '120.00' }, sure));
	expect(all.rows.line_items?.map(({ decision }) => decision)).toEqual(['review', 'review']);
});

test('without the fields it needs, a check is not applicable', () => {
	const text: DocumentSchema = { mode: 'fields', fields: [{ name: 'a', type: 'string' }] };
	for (const schema of [text, { mode: 'auto' as const }]) {
		const said = saidBy(judged(documentOf({ a: 'x' }), { schema }));
		expect(said.filter((words) => !words.startsWith('not_applicable '))).toEqual([]);
		expect(said).toEqual(
			expect.arrayContaining([
				'not_applicable line_total: quantity, unit price and line total were not all asked for',
				'not_applicable lines_sum: no line totals were asked for',
				'not_applicable total: no tax was asked for',
				'not_applicable amount_due: no amount due was asked for',
				'not_applicable line_items_only: there is no line item',
				'not_applicable date_order: issue date and due date are not both there',
				'not_applicable date_in_future: there is no date',
				'not_applicable duplicate_line: there are not two line items',
			]),
		);
	}
});

describe('a check may lift a value just under its threshold', () => {
	const doubtful = (match_ratio: number, fields = amounts) => {
		const extraction = documentOf(fields, sure);
		const { total_due, ...others } = extraction.cells;
		return {
			...extraction,
			cells:
				total_due === undefined ? others : { ...others, total_due: { ...total_due, match_ratio } },
		};
	};
	const lifting = { policy: { ...POLICY, liftByChecks: true } };

	test('only when it is asked for, only a little, and only when the amounts agree', () => {
		expect(codesOf(doubtful(0.8))).toEqual(['low_match_ratio']);
		expect(codesOf(doubtful(0.8), lifting)).toEqual([]);
		expect(codesOf(doubtful(0.7), lifting)).toEqual(['low_match_ratio']);
		expect(codesOf(doubtful(0.8, { ...amounts, total_due: '122.00' }), lifting)).toEqual([
			'low_match_ratio',
			'total_mismatch',
		]);
	});
});

describe('"1.234" is settled by arithmetic', () => {
	const schema = schemaOf(['net', 'grand_total'], ['quantity', 'unit_price', 'line_total']);
	const ofRow = (quantity: string, unit_price: string, line_total: string, total: string) =>
		judged(
			documentOf({ grand_total: total }, [
				{ item_description: 'Steel', quantity, unit_price, line_total },
			]),
			{ schema },
		).document.reasons.map(({ code, message }) => `${code} ${message}`);

	test('where it agrees under one reading only', () => {
		expect(ofRow('1.500', '2', '3000', '3000')).toEqual([]);
		expect(ofRow('1.500', '2', '3', '3')).toEqual([]);
	});

	test('and stays unreadable where it agrees under none, or under both', () => {
		expect(ofRow('1.500', '2', '7', '7')[0]).toMatch(/^unreadable_value line_items.quantity/);
		expect(ofRow('1.500', '1', '1.500', '1.500')[0]).toMatch(/^unreadable_value/);
	});
});

test('what a bookkeeping program prints to the cent is always accepted', () => {
	const cents = (value: number) => (value / 100).toFixed(2);
	const line = fc.record({
		quantity: fc.integer({ min: 1, max: 99 }),
		price: fc.integer({ min: 1, max: 99_999 }),
	});
	fc.assert(
		fc.property(
			fc.array(line, { minLength: 1, maxLength: 20 }),
			fc.constantFrom(0, 0.05, 0.0725, 0.08875, 0.1, 0.16, 0.19, 0.2, 0.255, 0.27),
			(drawn, rate) => {
				const sum = drawn.reduce((added, { quantity, price }) => added + quantity * price, 0);
				const tax = Math.round(sum * rate);
				const rows = drawn.map(({ quantity, price }, index) => ({
					item_description: `Item ${index}`,
					quantity: String(quantity),
					unit_price: cents(price),
					line_total: cents(quantity * price),
				}));
				const fields = { subtotal: cents(sum), tax: cents(tax), total_due: cents(sum + tax) };
				expect(messagesOf(documentOf(fields, rows))).toEqual([]);
			},
		),
	);
});
