import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { PAYLOAD_FORMATS } from '../../core/accounting/payload-format';
import { dynamicKey } from '../../zapier/src/form/dynamic-key';
import { openStage, type Stage } from './stage';
import type { Field, Json } from './zap';

let stage: Stage;
beforeEach(async () => {
	stage = await openStage();
});
afterEach(async () => {
	await stage.close();
});

const keys = (fields: readonly Field[]) => fields.map(({ key }) => key);
const inputs = async (inputData: Json = {}) => await stage.zap.extractInputs(inputData);

/** The form in every state that shows other inputs. */
const STATES: readonly Json[] = [
	{},
	{ schema_mode: 'preset', preset: 'purchase_order' },
	{ schema_mode: 'template' },
	{ schema_mode: 'auto' },
	{ schema_mode: 'json' },
	{ schema_mode: 'build' },
	{ schema_mode: 'build', field_names: ['total', 'Total', 'total due', '', 'lines'] },
	{ schema_mode: 'build', field_names: ['a', 'a'], type_of_a: 'array' },
	...PAYLOAD_FORMATS.map((accounting_payload) => ({
		accounting_payload,
	})),
];

test.each(STATES)('no key is there twice: %j', async (inputData) => {
	const found = keys(await inputs(inputData));
	expect(found).toEqual([...new Set(found)]);
});

test('the inputs come in the order in which one thinks: file, fields, review, accounting, options', async () => {
	expect(keys(await inputs())).toEqual([
		'file',
		'schema_mode',
		'preset',
		'preset_fields',
		'threshold',
		'field_thresholds',
		'on_low_confidence',
		'fields_that_count',
		'lift_by_checks',
		'accounting_payload',
		'prompt',
		'pages',
		'max_pages',
		'beyond_max_pages',
		'pdf_password',
		'date_order',
		'default_currency',
		'e_invoices',
		'mail_body',
		'several_documents',
		'include_boxes',
	]);
});

test('a preset shows its fields', async () => {
	const [, , , shown] = await inputs({ preset: 'purchase_order' });
	expect(shown).toMatchObject({
		type: 'copy',
		helpText: expect.stringMatching(/\*\*order_number\*\* \(required\).*\*\*line_items\*\* with/),
	});
});

test.each(['template', 'auto'])(
	'single thresholds are asked for only where fields are known: not with %s',
	async (schema_mode) => {
		expect(keys(await inputs({ schema_mode }))).not.toContain('field_thresholds');
	},
);

test('a payload asks for what no page says, and only for that', async () => {
	const asked = async (accounting_payload: string) =>
		keys(await inputs({ accounting_payload })).filter((key) =>
			/vendor|tax_account|tax_codes|paid_from|buyer/.test(key),
		);
	expect(await asked('quickbooks_bill')).toEqual([
		'vendor',
		'tax_codes',
		'tax_account',
		'paid_from',
	]);
	expect(await asked('xero_bill')).toEqual(['vendor', 'tax_codes', 'paid_from']);
	expect(await asked('ubl_invoice')).toEqual([
		'vendor',
		'buyer_name',
		'buyer_country',
		'buyer_vat',
	]);
	expect(await asked('odoo_bill')).toEqual(['vendor', 'tax_codes']);
	expect(await asked('zoho_bill')).toEqual(['vendor', 'tax_codes', 'paid_from']);
	expect(await asked('datev_batch')).toEqual(['vendor', 'tax_codes', 'paid_from']);
	expect(await asked('csv')).toEqual([]);
	expect(await asked('sheet_rows')).toEqual([]);
});

test('an e-invoice asks for the terms of a profile once one is chosen', async () => {
	const asked = async (ubl_profile: string) =>
		keys(await inputs({ accounting_payload: 'ubl_invoice', ubl_profile }));
	expect(await asked('')).not.toContain('buyer_reference');
	expect(await asked('en16931')).toEqual(await asked(''));
	expect(await asked('xrechnung_3')).toEqual(
		expect.arrayContaining(['buyer_reference', 'seller_endpoint', 'seller_phone']),
	);
});

test('Extract Line Items asks for no payload: a row is no bill', async () => {
	expect(keys(await stage.zap.lineItemsInputs())).not.toContain('accounting_payload');
});

describe('the visual editor', () => {
	const built = async (inputData: Json) => await inputs({ schema_mode: 'build', ...inputData });

	test('begins with a list of names, and gives each name its inputs', async () => {
		expect(keys(await built({})).slice(2, 4)).toEqual(['field_names', 'threshold']);
		expect(keys(await built({ field_names: ['supplier', 'total_due'] })).slice(2, 11)).toEqual([
			'field_names',
			'type_of_supplier',
			'description_of_supplier',
			'required_supplier',
			'meaning_of_supplier',
			'type_of_total_due',
			'description_of_total_due',
			'required_total_due',
			'meaning_of_total_due',
		]);
	});

	test('knows the types of common names', async () => {
		const fields = await built({ field_names: ['supplier', 'total_due', 'Rechnungsdatum'] });
		expect(
			fields.flatMap((field) => (field.key.startsWith('type_of_') ? (field.default ?? []) : [])),
		).toEqual(['string', 'number', 'date']);
	});

	test('a field of type Line Items has columns as rows, with their types', async () => {
		const fields = await built({ field_names: ['lines'], type_of_lines: 'array' });
		expect(fields.slice(4, 7)).toMatchObject([
			{ key: 'columns_of_lines', list: true, required: true },
			{ key: 'column_types_of_lines', dict: true },
			{ key: 'column_meanings_of_lines', dict: true },
		]);
	});

	test('the list of names and every type change the form', async () => {
		const fields = await built({ field_names: ['total'] });
		expect(fields.filter(({ altersDynamicFields }) => altersDynamicFields)).toMatchObject([
			{ key: 'schema_mode' },
			{ key: 'field_names' },
			{ key: 'type_of_total' },
			{ key: 'accounting_payload' },
		]);
	});
});

test('two names never share a key, and no key has the two underscores that Zapier takes for a part of an object', () => {
	const names = fc.oneof(
		fc.string({ minLength: 1 }),
		fc.stringMatching(/^[a-c_-]{1,6}$/),
		fc.string({ unit: 'grapheme', minLength: 1 }),
	);
	fc.assert(
		fc.property(names, names, (one, other) => {
			const [first, second] = [dynamicKey('type_of_', one), dynamicKey('type_of_', other)];
			expect(first === second).toBe(one === other);
			expect(first).not.toContain('__');
		}),
	);
});
