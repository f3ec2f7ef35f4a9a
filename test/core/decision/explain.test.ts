import { describe, expect, test } from '@jest/globals';

import type { DocumentSchema } from '../../../core/schema/document-schema';
import { PRESETS } from '../../../core/schema/presets';
import { readSettledValues } from '../../../core/decision/settle-decimals';
import { documentOf, INVOICE, judged, lines, saidBy, SETTINGS } from './documents';

const RECEIPT: DocumentSchema = { mode: 'fields', fields: PRESETS.receipt.fields };
const SUPPLIER = 'Muster GmbH';

const codesOf = (...given: Parameters<typeof judged>) =>
	judged(...given).document.reasons.map(({ code }) => code);
const messagesOf = (...given: Parameters<typeof judged>) =>
	judged(...given).document.reasons.map(({ message }) => message);
const A = lines('A | 1 | 100.00 | 100.00');
const header = { supplier: SUPPLIER, subtotal: '100.00', tax: '19.00', total_due: '119.00' };

describe('net read as gross', () => {
	test('a tax that fits on top of the total makes it an amount before tax', () => {
		const fields = { tax: '160.55', total_due: '845.00' };
		expect(messagesOf(documentOf(fields, lines('Kite | 1 | 845.00 | 845.00')))).toEqual([
			'the one line total is 845.00, which is the total (tax included), but the tax 160.55 fits on top of 845.00, not within it, so 845.00 is an amount before tax',
		]);
	});

	test('one that fits only within it is contained', () => {
		const fields = { tax: '19.00', total_due: '119.00' };
		const { document, lineAmounts } = judged(documentOf(fields, lines('A | 1 | 119.00 | 119.00')));
		expect(document.reasons).toEqual([]);
		expect(lineAmounts).toBe('tax_inclusive');
	});

	test('one that fits neither is a doubt on an invoice, and contained on a receipt', () => {
		const mixed = documentOf({ tax: '75.04', total_due: '496.00' }, lines('A|1|496.00|496.00'));
		expect(codesOf(mixed)).toContain('lines_sum_mismatch');
		expect(
			codesOf(
				documentOf({ supplier: 'S', issue_date: '2026-06-01', tax: '75.04', total_due: '496.00' }, [
					...lines('A|1|496.00|496.00'),
				]),
				{ schema: RECEIPT },
			),
		).toEqual([]);
	});
});

test('shipping on top of the subtotal is no tax that nobody asked for', () => {
	const fields = PRESETS.invoice.fields.filter(({ name }) => name !== 'tax');
	const lineAmounts = (total_due: string) =>
		judged(documentOf({ subtotal: '100.00', shipping: '25.00', total_due }, A), {
			schema: { mode: 'fields', fields },
		}).lineAmounts;
	expect(lineAmounts('125.00')).toBe('tax_inclusive');
	expect(lineAmounts('148.75')).toBeNull();
});

test('a tax on a subtotal of nothing is a doubt, and no error', () => {
	const fields = { subtotal: '0.00', tax: '12.00', total_due: '12.00' };
	expect(codesOf(documentOf(fields, lines('A | 3 | 0.00 | 0.00')))).toContain('lines_sum_mismatch');
});

test('no tax is more than half of the amount before it', () => {
	const half = (tax: string, total_due: string) =>
		codesOf(documentOf({ subtotal: '100.00', tax, total_due }, A));
	expect(half('50.00', '150.00')).not.toContain('lines_sum_mismatch');
	expect(half('50.01', '150.01')).toContain('lines_sum_mismatch');
});

describe('what stands between the total and what is to pay', () => {
	test.each([
		['paid, with the total', { total_due: '119.00', paid: '50.00', amount_due: '69.00' }, []],
		['paid, with what is left', { total_due: '69.00', paid: '50.00' }, []],
		['paid, printed as negative', { total_due: '119.00', paid: '-50.00', amount_due: '69.00' }, []],
		['all paid', { total_due: '0.00', paid: '119.00' }, []],
		['all paid, as 0.00 says', { total_due: '0.00' }, []],
		['an open balance', { total_due: '219.00' }, ['total_mismatch']],
		['rounded for cash', { total_due: '119.05', rounding: '0.05' }, []],
		['rounded off', { total_due: '118.95', rounding: '-0.05' }, []],
		['withheld', { total_due: '104.00', withholding_tax: '15.00' }, []],
		[
			'withheld after the total',
			{ total_due: '119.00', withholding_tax: '15.00', amount_due: '104.00' },
			[],
		],
		[
			'a digit of what is left is wrong',
			{ total_due: '119.00', paid: '50.00', amount_due: '68.00' },
			['amount_due_mismatch'],
		],
	])('%s', (_name, fields, codes) => {
		expect(codesOf(documentOf({ ...header, ...fields }, A))).toEqual(codes);
	});

	test('a tip on a receipt', () => {
		const receipt = {
			supplier: 'S',
			issue_date: '2026-06-01',
			subtotal: '100.00',
			tax: '8.00',
			tip: '20.00',
			total_due: '128.00',
		};
		expect(codesOf(documentOf(receipt, A), { schema: RECEIPT })).toEqual([]);
	});
});

describe('every printed charge is used, and once', () => {
	const two = lines('A | 1 | 60.00 | 60.00', 'B | 1 | 40.00 | 40.00');
	test.each([
		['before tax', { subtotal: '105.00', shipping: '5.00', tax: '19.95', total_due: '124.95' }],
		[
			'after the subtotal',
			{ subtotal: '100.00', shipping: '5.00', tax: '19.95', total_due: '124.95' },
		],
		['after tax', { subtotal: '100.00', shipping: '5.00', tax: '19.00', total_due: '124.00' }],
		['untaxed', { subtotal: '100.00', shipping: '5.00', total_due: '105.00' }],
		[
			'several in one text',
			{ subtotal: '108.00', shipping: '5.00 3.00', tax: '20.52', total_due: '128.52' },
		],
		[
			'with a discount between',
			{ subtotal: '95.00', shipping: '5.00', discount: '10.00', tax: '18.05', total_due: '113.05' },
		],
		[
			'service charge',
			{ subtotal: '100.00', service_charge: '10.00', tax: '20.90', total_due: '130.90' },
		],
	])('%s', (_name, fields) => {
		expect(codesOf(documentOf(fields, two))).toEqual([]);
	});

	test('so a charge balances no missing row', () => {
		const fields = { subtotal: '100.00', shipping: '40.00', tax: '26.60', total_due: '166.60' };
		expect(codesOf(documentOf(fields, two))).toEqual([]);
		expect(codesOf(documentOf(fields, lines('A | 1 | 60.00 | 60.00')))).not.toEqual([]);
		const unused = { ...fields, tax: '19.00', total_due: '119.00' };
		expect(codesOf(documentOf(unused, two))).not.toEqual([]);
		const asRow = [...lines('A | 1 | 60.00 | 60.00', 'Shipping | 1 | 40.00 | 40.00')];
		expect(codesOf(documentOf(unused, asRow))).toEqual([]);
	});
});

describe('a tax that nobody printed', () => {
	const fields = { supplier: SUPPLIER, currency: 'EUR', subtotal: '473.00' };
	const rows = lines('A | 20 | 9.90 | 198.00', 'B | 50 | 5.50 | 275.00');
	test('is explained by the rates of the country', () => {
		const { document, lineAmounts } = judged(documentOf({ ...fields, total_due: '529.87' }, rows));
		expect(document.reasons).toEqual([]);
		expect(lineAmounts).toBe('tax_exclusive');
	});

	test.each(['529.86', '529.88', '538.91', '561.02'])('and not by chance: %s', (total_due) => {
		expect(codesOf(documentOf({ ...fields, total_due }, rows))).toEqual(['total_mismatch']);
	});

	test('nor where so many rates could apply that some would fit', () => {
		const anywhere = { subtotal: '20.00', total_due: '22.40' };
		expect(codesOf(documentOf(anywhere, lines('A|1|10.00|10.00', 'B|1|10.00|10.00')))).toEqual([
			'total_mismatch',
		]);
	});

	test('rates beside the lines leave no choice', () => {
		const rated = rows.map((row, index) => ({ ...row, tax_rate: index === 0 ? '19 %' : '7 %' }));
		expect(codesOf(documentOf({ subtotal: '473.00', total_due: '529.87' }, rated))).toEqual([]);
		expect(codesOf(documentOf({ subtotal: '473.00', total_due: '538.99' }, rated))).toEqual([
			'total_mismatch',
		]);
	});
});

describe('a text that is no amount by itself', () => {
	const settled = (fields: Record<string, string>, rows = A) =>
		readSettledValues(documentOf(fields, rows), INVOICE, SETTINGS.values);

	test('a rate is the amount that it makes', () => {
		const fields = { subtotal: '38000', tax: '12%', total_due: '42560' };
		const rows = lines('A | 1 | 38000 | 38000');
		expect(settled(fields, rows).cells.tax).toMatchObject({ value: 4560, unreadable: null });
		expect(codesOf(documentOf(fields, rows))).toEqual([]);
	});

	test('and never money where the amounts disagree', () => {
		const fields = { subtotal: '38000', tax: '12%', total_due: '38012' };
		expect(settled(fields, lines('A | 1 | 38000 | 38000')).cells.tax).toMatchObject({
			value: null,
			unreadable: 'is a rate, not an amount',
		});
	});

	test('a discount in percent', () => {
		const fields = { subtotal: '754.00', discount: '7%', total_due: '701.22' };
		expect(settled(fields, lines('A | 1 | 754.00 | 754.00')).cells.discount?.value).toBe(52.78);
	});

	test('a discount in percent that the total leaves out is not made good by a tax of the same size', () => {
		const fields = { subtotal: '754.00', discount: '7%', total_due: '754.00' };
		expect(settled(fields, lines('A | 1 | 754.00 | 754.00')).cells.discount?.value).toBeNull();
		const amount = { ...fields, discount: '52.78' };
		expect(codesOf(documentOf(amount, lines('A | 1 | 754.00 | 754.00')))).toEqual([
			'total_mismatch',
		]);
	});

	test('two taxes in one text are added', () => {
		const fields = { subtotal: '100.00', tax: '7,00 12,00', total_due: '119,00' };
		expect(settled(fields, lines('A | 1 | 100,00 | 100,00')).cells.tax?.value).toBe(19);
	});

	test('a price for a hundred is one for each', () => {
		const rows = lines('Screw | 100 | 32,76 / 100 | 32,76');
		const { tables } = settled({ subtotal: '32,76', tax: '6,22', total_due: '38,98' }, rows);
		expect(tables.line_items?.[0]?.unit_price?.value).toBe(0.3276);
	});

	test('gratis is nothing to pay', () => {
		expect(codesOf(documentOf(header, [...A, ...lines('Gift | 1 | gratis | gratis')]))).toEqual([]);
	});
});

describe('quantities in words', () => {
	test.each(['Pauschale | 80.00', '1:15 | 80.00', '1 Pers./Nacht | 50.00', '2 | je nach Aufwand'])(
		'%s is no doubt where the sum proves its row',
		(cells) => {
			const row = lines(`Work | ${cells} | 100.00`);
			expect(codesOf(documentOf(header, row))).toEqual([]);
			expect(codesOf(documentOf({ supplier: SUPPLIER }, row))).toEqual(['unreadable_value']);
		},
	);

	test.each([
		'1:30 | 80.00',
		'ca. 40 Std. | 62.50',
		'40 Pers./Nacht | 62.50',
		'3 Pers./Nacht | 40.00',
	])('%s is one where its number makes another amount', (cells) => {
		expect(codesOf(documentOf(header, lines(`Work | ${cells} | 100.00`)))).toEqual([
			'unreadable_value',
		]);
	});

	test('a number misread is one', () => {
		expect(codesOf(documentOf(header, lines('Work | 1.2.3 | 80.00 | 100.00')))).toEqual([
			'unreadable_value',
		]);
	});
});

describe('a row that is a part of an amount, or has a further factor', () => {
	test.each([
		['a surcharge in percent', '7.2 % | 1388.88 | 100.00'],
		['a fee in percent', '2 % | 5000.00 | 100.00'],
		['a price in percent', '5000.00 | 2 % | 100.00'],
	])('%s', (_name, cells) => {
		expect(codesOf(documentOf(header, lines(`Work | ${cells}`)))).toEqual([]);
		const wrong = lines(`Work | ${cells.replace('2 %', '9 %')}`);
		expect(judged(documentOf(header, wrong)).document.decision).toBe('review');
	});

	test.each([
		['a factor', 'Consultation, factor 2.5', '1 | 40.00'],
		['a factor with a comma', 'Beratung, Faktor 2,5', '1 | 40.00'],
		['days', 'Digger, 4 days', '1 | 25.00'],
		['months', '5 users, 12 months', '5 | 1.6667'],
		['bottles', 'Water (20 bottles)', '5 | 1.00'],
	])('%s in its description, where the sum proves it', (_name, description, cells) => {
		const row = lines(`${description} | ${cells} | 100.00`);
		expect(codesOf(documentOf(header, row))).toEqual([]);
		expect(codesOf(documentOf({ supplier: SUPPLIER }, row))).toEqual(['line_total_mismatch']);
		const other = lines(`Work | ${cells} | 100.00`);
		expect(codesOf(documentOf(header, other))).toEqual(['line_total_mismatch']);
	});
});

describe('prices that hold their tax, without a subtotal', () => {
	const row = (tax_rate: string) => ({ ...lines('Chair | 4 | 125.00 | 500.00')[0], tax_rate });

	test('are told by the rate of their rows', () => {
		const fields = { supplier: SUPPLIER, currency: 'CHF', tax: '37.47', total_due: '500.00' };
		expect(codesOf(documentOf(fields, [row('8.1 %')]))).toEqual([]);
		expect(codesOf(documentOf({ ...fields, tax: '40.50' }, [row('8.1 %')]))).toContain(
			'lines_sum_mismatch',
		);
	});

	test('are told by the rates of the country: 7.5 % is none of Switzerland', () => {
		const fields = { supplier: SUPPLIER, currency: 'CHF', tax: '5.69', total_due: '75.90' };
		expect(codesOf(documentOf(fields, lines('Chair | 1 | 75.90 | 75.90')))).toEqual([]);
	});

	test('nor is 20 % one of Denmark', () => {
		const fields = { supplier: SUPPLIER, currency: 'DKK', tax: '100.00', total_due: '500.00' };
		expect(codesOf(documentOf(fields, lines('Stol | 4 | 125.00 | 500.00')))).toEqual([]);
	});
});

describe('what is passed on without a tax', () => {
	const rows = (...cells: readonly (readonly [string, string])[]) =>
		cells.map(([row, tax_rate]) => ({ ...lines(row)[0], tax_rate }));

	test('comes after the tax of a subtotal without it', () => {
		const fields = { supplier: SUPPLIER, subtotal: '500.00', tax: '95.00', total_due: '645.00' };
		const items = rows(
			['Fee | 1 | 500.00 | 500.00', '19 %'],
			['Court costs | 1 | 50.00 | 50.00', '0 %'],
		);
		expect(codesOf(documentOf(fields, items))).toEqual([]);
		expect(codesOf(documentOf({ ...fields, total_due: '654.00' }, items))).not.toEqual([]);
	});

	test('stands beside prices that hold their tax', () => {
		const fields = { supplier: SUPPLIER, subtotal: '336.45', tax: '23.55', total_due: '366.00' };
		const items = rows(
			['Room | 3 | 120.00 | 360.00', '7 %'],
			['Visitor’s tax | 3 | 2.00 | 6.00', ''],
		);
		expect(codesOf(documentOf(fields, items))).toEqual([]);
	});
});

describe('a total in Swiss francs', () => {
	const fields = { supplier: SUPPLIER, subtotal: '187.45', tax: '15.18', currency: 'CHF' };
	const row = lines('Work | 1 | 187.45 | 187.45');

	test('may be rounded to five cents without a word', () => {
		expect(codesOf(documentOf({ ...fields, total_due: '202.65' }, row))).toEqual([]);
	});

	test.each([
		['to no coin', { total_due: '202.64' }],
		['to another coin', { total_due: '202.60' }],
		['in another currency', { total_due: '202.65', currency: 'EUR' }],
	])('but not: %s', (_name, other) => {
		expect(codesOf(documentOf({ ...fields, ...other }, row))).toEqual(['total_mismatch']);
	});
});

describe('rates on the rows, and no tax', () => {
	const items = [{ ...lines('Book | 10 | 10.00 | 100.00')[0], tax_rate: '7 %' }];

	test('the subtotal as the total is a doubt', () => {
		for (const tax of ['', '0.00']) {
			const fields = { supplier: SUPPLIER, subtotal: '100.00', tax, total_due: '100.00' };
			expect(saidBy(judged(documentOf(fields, items)))).toContain(
				'failed tax_rate: the rows print 7 % tax, but no tax was read, and subtotal and total are the same',
			);
		}
	});

	test('but not at rates of nothing, nor where the total holds a tax that the rates make', () => {
		const untaxed = items.map((row) => ({ ...row, tax_rate: '0 %' }));
		const fields = { supplier: SUPPLIER, subtotal: '100.00', tax: '0.00', total_due: '100.00' };
		expect(codesOf(documentOf(fields, untaxed))).toEqual([]);
		const taxed = { ...fields, tax: '', total_due: '107.00' };
		expect(codesOf(documentOf(taxed, items))).toEqual([]);
	});
});

describe('rows that are not charged', () => {
	test.each([
		['parts of a set', ['- Part 1 | 1 | 60.00 | 60.00', '- Part 2 | 1 | 40.00 | 40.00']],
		['an option', ['Option B | 1 | 50.00 | (50.00)']],
	])('%s', (_name, others) => {
		expect(codesOf(documentOf(header, [...A, ...lines(...others)]))).toEqual([]);
	});
});

describe('no line item', () => {
	test('is no doubt where subtotal, tax and total agree', () => {
		const { checks, document } = judged(documentOf(header));
		expect(document.reasons).toEqual([]);
		expect(checks.find(({ code }) => code === 'lines_sum')?.message).toBe(
			'no line item was read; the amounts of the document agree without: subtotal 100.00 + tax 19.00 = total 119.00',
		);
	});

	test('is one where they disagree, or where there is only a total', () => {
		expect(codesOf(documentOf({ ...header, total_due: '120.00' }))).toContain('total_mismatch');
		expect(codesOf(documentOf({ total_due: '119.00' }))).toEqual(['lines_sum_mismatch']);
	});

	test('is usual on a receipt', () => {
		const receipt = { supplier: 'S', issue_date: '2026-06-01', total_due: '4.11' };
		expect(codesOf(documentOf(receipt), { schema: RECEIPT })).toEqual([]);
	});
});

test('a total that was cut to the cent, where rate, lines and tax show it', () => {
	const rows = lines('A|1|3.35|3.35', 'B|1|3.33|3.33', 'C|1|3.35|3.35');
	const cut = (total_due: string) =>
		codesOf(documentOf({ subtotal: '10.03', tax: '1.91', total_due }, rows));
	expect(cut('11.93')).toEqual([]);
	expect(cut('11.94')).toEqual([]);
	expect(cut('11.92')).toEqual(['total_mismatch']);
	expect(cut('11.95')).toEqual(['total_mismatch']);
});

test('without fields for tax and subtotal a larger total proves nothing, a smaller one does', () => {
	const schema: DocumentSchema = {
		mode: 'fields',
		fields:
			INVOICE.mode === 'fields'
				? INVOICE.fields.filter(({ name }) => ['total_due', 'line_items'].includes(name))
				: [],
	};
	expect(codesOf(documentOf({ total_due: '119.00' }, A), { schema })).toEqual([]);
	expect(codesOf(documentOf({ total_due: '99.00' }, A), { schema })).toEqual([
		'lines_sum_mismatch',
	]);
});
