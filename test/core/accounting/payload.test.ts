import { describe, expect, test } from '@jest/globals';

import { fileOf } from '../../../core/accounting/file';
import { payloadOf } from '../../../core/accounting/payload';
import { PAYLOAD_FORMATS } from '../../../core/accounting/payload-format';
import { rolesOf } from '../../../core/schema/roles';
import { SchemaError } from '../../../core/schema/schema-error';
import {
	documentOf,
	fullSchema,
	plainInvoice,
	schemaOf,
	UNREADABLE,
	type DocumentText,
} from './documents';
import { listAt, valueAt } from './json-body';

const mapping = { vendorId: '56', accountCode: '7', taxCode: '5' };
const quickbooks = (document: DocumentText, given: object = mapping) =>
	payloadOf(documentOf(document), fullSchema, 'quickbooks_bill', given);
const linesOf = (document: DocumentText) => listAt(quickbooks(document).body, 'Line');
const messagesOf = (document: DocumentText) =>
	quickbooks(document).missing.map(({ part, message }) => `${part}: ${message}`);

describe('rows', () => {
	test('a row with neither amount nor price belongs to the line above, the first to the one below', () => {
		const rows = [
			{ description: 'Hardware' },
			{ description: 'Desk', line_total: 60 },
			{ description: 'oak, oiled' },
			{ description: 'delivered on Monday', quantity: 1 },
			{ description: null },
			{ description: 'Chair', line_total: 40 },
		];
		expect(linesOf({ ...plainInvoice, rows }).map((line) => valueAt(line, 'Description'))).toEqual([
			'Desk\nHardware\noak, oiled\ndelivered on Monday',
			'Chair',
		]);
	});

	test('without an amount of its own a row is quantity × price', () => {
		const rows = [
			{ description: 'a', quantity: 2, unit_price: 30 },
			{ description: 'b', line_total: 40 },
		];
		expect(linesOf({ ...plainInvoice, rows }).map((line) => valueAt(line, 'Amount'))).toEqual([
			60, 40,
		]);
	});

	test('amounts with more decimals than the currency has are rounded so that they add up', () => {
		const rows = Array.from({ length: 3 }, () => ({ quantity: 1, unit_price: 33.3333 }));
		const document = { ...plainInvoice, rows };
		expect(linesOf(document).map((line) => valueAt(line, 'Amount'))).toEqual([33.34, 33.33, 33.33]);
	});

	test.each([
		[{ line_total: UNREADABLE }, /^Line.Amount: Row 2: the amount can’t be read/],
		[{ unit_price: UNREADABLE }, /^Line.Amount: Row 2: the amount can’t be read/],
		[{ quantity: UNREADABLE, line_total: 40 }, /^Line.Qty: Row 2: the quantity can’t be read/],
		[{ unit_price: 40 }, /^Line.Amount: Row 2: there is a price, but neither/],
		[
			{ quantity: 1, unit_price: 50, discount: 12.5 },
			/^Line.Amount: Row 2: there is a discount, but no amount after it/,
		],
	])('%j is no line', (row, message) => {
		const rows = [{ description: 'a', line_total: 60 }, row];
		expect(messagesOf({ ...plainInvoice, rows })).toEqual([expect.stringMatching(message)]);
	});

	test('rounding explains half a cent an amount, and no more', () => {
		const rows = Array.from({ length: 3 }, () => ({ quantity: 1, unit_price: 33.339 }));
		const parts = (total: number) => {
			const fields = { ...plainInvoice.fields, subtotal: null, total };
			return quickbooks({ ...plainInvoice, rows, fields }).missing.map(({ part }) => part);
		};
		expect(parts(119.02)).toEqual([]);
		expect(parts(119.01)).toEqual([]);
		expect(parts(119)).toEqual(['Line']);
		expect(parts(119.03)).toEqual(['Line']);
	});

	test('nothing is booked that doesn’t come to the printed total', () => {
		expect(
			messagesOf({ ...plainInvoice, fields: { ...plainInvoice.fields, total: 119.01 } }),
		).toEqual([
			expect.stringMatching(/^Line: The lines come to 100.00, but the total less tax is 100.01/),
		]);
	});
});

describe('the document', () => {
	const withFields = (fields: DocumentText['fields']): DocumentText => ({
		...plainInvoice,
		fields: { ...plainInvoice.fields, ...fields },
	});

	test('shipping that is a row already, or a discount that is taken off in the rows, is not booked twice', () => {
		expect(linesOf(withFields({ shipping: 40 }))).toHaveLength(2);
		expect(linesOf(withFields({ discount: 12 }))).toHaveLength(2);
		expect(
			linesOf(withFields({ shipping: 10, discount: 12, tax: 20.9, total: 130.9 })),
		).toHaveLength(3);
	});

	test.each([
		[{ total: UNREADABLE }, 'TotalAmt'],
		[{ tax: UNREADABLE }, 'TxnTaxDetail'],
		[{ total: null }, 'TotalAmt'],
		[{ tax: null }, 'TxnTaxDetail'],
		[{ issue_date: UNREADABLE }, 'TxnDate'],
		[{ due_date: UNREADABLE }, 'DueDate'],
		[{ invoice_number: null }, 'DocNumber'],
		[{ total: -119 }, 'Line'],
		[{ tax: 19.005, total: 119.005 }, 'TotalAmt'],
	])('%j stops the bill', (fields, part) => {
		const { missing, body } = quickbooks(withFields(fields));
		expect(missing.map((found) => found.part)).toContain(part);
		expect(body).toBeNull();
	});

	test('amounts in a currency of three decimals stop a bill of cents where they need them', () => {
		const dinar = { ...plainInvoice, currency: 'KWD' };
		expect(quickbooks(dinar).missing).toEqual([]);
		const rows = [
			{ description: 'a', line_total: 60.005 },
			{ description: 'b', line_total: 39.995 },
		];
		expect(messagesOf({ ...dinar, rows })).toEqual([
			expect.stringMatching(
				/^CurrencyRef: Amounts in KWD have 3 decimals, and QuickBooks Online holds 2/,
			),
		]);
	});

	test('a currency that is gone stops the bill', () => {
		expect(messagesOf({ ...plainInvoice, currency: 'DEM' })).toEqual([
			expect.stringMatching(/^CurrencyRef: DEM has been no currency since 2002-02-28/),
		]);
	});

	test('a schema that asks for no number makes a bill without one', () => {
		const schema = schemaOf(['issue_date', 'total', 'tax'], ['description', 'line_total']);
		const document = documentOf(plainInvoice);
		const { missing, body } = payloadOf(document, schema, 'quickbooks_bill', mapping);
		expect(missing).toEqual([]);
		expect(body).not.toHaveProperty('DocNumber');
	});

	test('a field that the schema lacks is asked for by its meaning', () => {
		const schema = schemaOf(['issue_date', 'tax'], ['description', 'line_total']);
		const { missing } = payloadOf(documentOf(plainInvoice), schema, 'quickbooks_bill', mapping);
		expect(missing).toEqual([
			{
				part: 'TotalAmt',
				message: 'The schema has no field for the total. Add one with the name “total”.',
			},
		]);
	});

	test('the name that the message gives is one by which the field is known', () => {
		const empty = documentOf({ ...plainInvoice, fields: {}, currency: null });
		const schema = schemaOf([], ['description', 'line_total']);
		const messages = payloadOf(empty, schema, 'ubl_invoice', {}).missing.flatMap(
			({ message }) => /Add one with the name “(\w+)”/.exec(message)?.[1] ?? [],
		);
		expect(messages).toEqual(expect.arrayContaining(['total', 'currency', 'issue_date']));
		for (const name of messages) {
			const field = { name, type: 'string' as const };
			const typed = [
				field,
				{ ...field, type: 'number' as const },
				{ ...field, type: 'date' as const },
			];
			const known = typed.map((one) => rolesOf({ mode: 'fields', fields: [one] }).fields);
			expect(known.flatMap((fields) => Object.keys(fields))).toContain(name);
		}
	});

	test('the vendor can be looked up whatever is missing', () => {
		expect(quickbooks(withFields({ total: null }), {}).vendor).toEqual({
			name: 'Müller & Söhne GmbH',
			normalized_name: 'muller sohne',
			vat_id: 'DE123456789',
			iban: 'DE89370400440532013000',
		});
		expect(
			quickbooks(withFields({ iban: 'DE00 1', supplier_vat_id: '12/345' })).vendor,
		).toMatchObject({
			vat_id: '12/345',
			iban: null,
		});
	});
});

test('of a template or auto-detection nothing is known but rows', () => {
	const document = documentOf(plainInvoice);
	for (const format of PAYLOAD_FORMATS) {
		const { missing, body, vendor } = payloadOf(document, { mode: 'auto' }, format, {
			accountColumn: 'anything',
		});
		if (format === 'csv') expect(typeof body).toBe('string');
		else if (format === 'sheet_rows')
			expect(valueAt(body, 'rows', 0)).toMatchObject({ supplier_name: 'Müller & Söhne GmbH' });
		else {
			expect(missing).toHaveLength(1);
			expect(missing[0]?.message).toMatch(/Choose a preset or fields of your own/);
			expect(body).toBeNull();
		}
		expect(vendor).toEqual({ name: null, normalized_name: null, vat_id: null, iban: null });
	}
});

test('a column that the schema doesn’t have is an error that names those it has', () => {
	const make = () => quickbooks(plainInvoice, { ...mapping, accountColumn: 'kostenstelle' });
	expect(make).toThrow(SchemaError);
	expect(make).toThrow(
		'accountColumn: there is no column "kostenstelle"; the columns of line_items are description, item_code, unit, quantity, unit_price, price_per, discount, tax_rate, tax, line_total, konto, steuer',
	);
	expect(() => quickbooks(plainInvoice, { ...mapping, itemColumn: ' ' })).not.toThrow();
});

describe('files', () => {
	const fileNameOf = (invoice_number: string | null) => {
		const document = documentOf({
			...plainInvoice,
			fields: { ...plainInvoice.fields, invoice_number },
		});
		return fileOf(payloadOf(document, fullSchema, 'csv', {}), document, fullSchema)?.fileName;
	};

	test.each([
		['RE/2026–0815', 'invoice-RE-2026-0815.csv'],
		['../../etc/passwd', 'invoice-etc-passwd.csv'],
		['..\\CON', 'invoice-CON.csv'],
		['Nº 7\u0000.exe', 'invoice-No-7-.exe.csv'],
		['請求書', 'invoice.csv'],
		[null, 'invoice.csv'],
		['9'.repeat(300), `invoice-${'9'.repeat(60)}.csv`],
	])('the file of number %s is called %s', (number, name) => {
		expect(fileNameOf(number)).toBe(name);
	});

	test('UBL is XML, QuickBooks is no file, and what lacks something neither', () => {
		const document = documentOf(plainInvoice);
		const ubl = payloadOf(document, fullSchema, 'ubl_invoice', {});
		expect(fileOf(ubl, document, fullSchema)).toEqual({
			fileName: 'invoice-RE-2026-0815.xml',
			mimeType: 'application/xml',
			bytes: new TextEncoder().encode(typeof ubl.body === 'string' ? ubl.body : ''),
		});
		expect(fileOf(quickbooks(plainInvoice), document, fullSchema)).toBeNull();
		expect(fileOf({ ...ubl, body: null }, document, fullSchema)).toBeNull();
	});
});
