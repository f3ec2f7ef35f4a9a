import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import * as z from 'zod/v4-mini';

import type { AccountingMapping } from '../../../core/accounting/mapping';
import { PAYLOAD_FORMATS } from '../../../core/accounting/payload-format';
import { withPayload } from '../../../core/accounting/with-payload';
import type { Cell, CellRow, Extraction } from '../../../core/api/extraction';
import { addReasons } from '../../../core/decision/judge';
import type { Reason } from '../../../core/decision/reason';
import { judgeAgain, readCarriedDocument } from '../../../core/pipeline/carried';
import { carriedSettings, type CarriedSettings } from '../../../core/pipeline/carried-settings';
import { documentJson, processDocument, type OutputOptions } from '../../../core/pipeline/output';
import type { DocumentSchema } from '../../../core/schema/document-schema';
import { isTable, type FieldSpec } from '../../../core/schema/field-spec';
import { PRESETS } from '../../../core/schema/presets';
import { changedSupplier } from '../../../core/suppliers/changed-supplier';
import type { KnownSupplier } from '../../../core/suppliers/known-supplier';
import { cell, sureInvoice } from '../../service-double/extractions';
import { documentOf, INVOICE, lines, POLICY, TODAY } from '../decision/documents';

const SETTINGS: CarriedSettings = {
	schema: INVOICE,
	values: { dateOrder: 'ask', defaultCurrency: null },
	policy: POLICY,
	accounting: null,
	suppliers: [],
};
const WITH_BOXES: OutputOptions = { includeBoxes: true, includeVertices: false };
const ORIGIN = {
	source: { file_name: 'a.pdf', property: 'data', mime_type: null, pages: 2, sha256: 'f' },
	requestIds: ['req_1'],
	scans: 2,
};

interface Found {
	readonly before?: readonly Reason[];
	readonly behind?: readonly Reason[];
}

/** A document as Extract leaves it, and its item as n8n stores it. */
function extracted(
	extraction: Extraction,
	settings: Partial<CarriedSettings> = {},
	options: OutputOptions = WITH_BOXES,
	{ before = [], behind = [] }: Found = {},
) {
	const all = { ...SETTINGS, ...settings };
	const { schema, policy, values } = all;
	const read = processDocument(
		extraction,
		schema,
		{ values: { ...values, today: TODAY }, policy },
		ORIGIN,
		before,
	);
	const finished = withPayload(
		{
			...read,
			judgement: addReasons(read.judgement, [
				...changedSupplier(read.values, schema, all.suppliers),
				...behind,
			]),
		},
		schema,
		all.accounting,
	);
	const json = documentJson(finished.document, options);
	const stored: unknown = JSON.parse(
		JSON.stringify({ ...json, ocr: { ...json.ocr, settings: carriedSettings(all) } }),
	);
	return { ...finished, stored };
}

const again = (stored: unknown) => {
	const carried = readCarriedDocument(stored);
	const { schema, accounting } = carried.settings;
	return withPayload(judgeAgain(carried, carried.extraction, TODAY), schema, accounting);
};

const sampleOf = (...texts: string[]) => fc.constantFrom<Cell['raw']>(...texts, '', null);
const printed = {
	number: sampleOf(
		'1.234,50',
		'1,234.50',
		'1.234',
		'12',
		'0.00',
		'$ 7.00',
		'gratis',
		'2 x 5',
		'19%',
	),
	date: sampleOf('03/04/2026', '2026-04-03', '3. März 2026', '31.12.25', '30 days net', 'soon'),
	string: sampleOf('ACME Co.', 'EUR', '$', 'DE123456788', 'RE-2024-7', 'Gutschrift', '\ud800 <b>'),
};
const evidence = fc.record({
	match_ratio: fc.constantFrom(1, 1, 1, 0.86, 0.8, 0.3, null),
	text_verified: fc.constantFrom(null, null, true, false),
	page: fc.constantFrom(1, 2),
	bbox: fc.constantFrom(null, { xmin: 1, ymin: 2, xmax: 3, ymax: 4 }),
});
const cellOf = (type: keyof typeof printed): fc.Arbitrary<Cell> =>
	fc.tuple(printed[type], evidence).map(([raw, known]) => cell(raw, known));

const columnSpec = fc.record(
	{
		name: fc.constantFrom('total', 'Netto', 'rechnungsdatum', '2024', 'wert', 'toString'),
		type: fc.constantFrom('string' as const, 'number' as const, 'date' as const),
		required: fc.boolean(),
		threshold: fc.double({ min: 0, max: 1, noNaN: true }),
		description: fc.constantFrom('Sum before tax', 'How many', 'Date of issue'),
		role: fc.constant('none' as const),
	},
	{ requiredKeys: ['name', 'type'] },
);
const columnSpecs = fc.uniqueArray(columnSpec, { minLength: 1, selector: ({ name }) => name });
const ownFields: fc.Arbitrary<readonly FieldSpec[]> = fc
	.tuple(columnSpecs, columnSpecs, fc.boolean())
	.map(([scalars, columns, hasTable]) =>
		hasTable ? [...scalars, { name: 'rows', type: 'array' as const, columns }] : scalars,
	);

const schemas: fc.Arbitrary<DocumentSchema> = fc.oneof(
	fc
		.constantFrom(...Object.values(PRESETS))
		.map(({ fields }): DocumentSchema => ({ mode: 'fields', fields })),
	ownFields.map((fields): DocumentSchema => ({ mode: 'fields', fields })),
	fc.constantFrom<DocumentSchema>({ mode: 'auto' }, { mode: 'template', templateId: 'quote' }),
);

const sure = documentOf(
	{
		supplier: 'ACME Co.',
		vat_id: 'DE123456788',
		invoice_number: '20250430-001',
		issue_date: '2025-04-30',
		due_date: '2025-05-30',
		currency: 'EUR',
		subtotal: '100.00',
		tax: '21.00',
		total_due: '121.00',
	},
	lines('Pens | 4 | 15.00 | 60.00', 'Ink | 2 | 20.00 | 40.00'),
);

/** A sure invoice in which some cells were read otherwise, or cells that make no whole. */
function extractions(schema: DocumentSchema): fc.Arbitrary<Extraction> {
	const fields: readonly FieldSpec[] =
		schema.mode === 'fields' ? schema.fields : PRESETS.receipt.fields;
	const scalars = fields.flatMap((field) => (isTable(field) ? [] : [field]));
	const rowOf = (specs: readonly { name: string; type: keyof typeof printed }[], few: boolean) =>
		fc.record<CellRow>(
			Object.fromEntries(specs.map(({ name, type }) => [name, cellOf(type)])),
			...(few ? [{ requiredKeys: [] }] : []),
		);
	const tables = fc.record(
		Object.fromEntries(
			fields
				.filter(isTable)
				.map(({ name, columns }) => [name, fc.array(rowOf(columns, false), { maxLength: 3 })]),
		),
	);
	return fc.oneof(
		fc.record({ cells: rowOf(scalars, false), tables }),
		rowOf(scalars, true).map((some) => ({ ...sure, cells: { ...sure.cells, ...some } })),
		fc.constant(sure),
	);
}

const CONTACT = 'bd2270c3-8706-4c11-9cfb-000b551c3f51';
const MAPPING: AccountingMapping = {
	vendorId: '70012',
	accountCode: '429',
	itemCode: '',
	taxCode: '9',
	currencyId: '1',
	consultantNumber: '29098',
	clientNumber: '55003',
	buyerName: 'Example B.V.',
	buyerCountry: 'NL',
};
const KNOWN: KnownSupplier = {
	supplier: 'acme co',
	name: 'ACME Co.',
	vat_id: null,
	iban: 'DE89370400440532013000',
	vendor_id: '7',
	account: '429',
	tax_code: null,
	date_order: 'dmy',
	currency: 'USD',
};
const settings: fc.Arbitrary<CarriedSettings> = fc.record({
	schema: schemas,
	values: fc.record({
		dateOrder: fc.constantFrom('ask', 'dmy', 'mdy'),
		defaultCurrency: fc.constantFrom(null, 'USD'),
	}),
	policy: fc.record({
		threshold: fc.constantFrom(0.85, 0.5, 1),
		fieldsThatCount: fc.constantFrom('all', 'required'),
		liftByChecks: fc.boolean(),
	}),
	accounting: fc.option(
		fc.record({
			format: fc.constantFrom(...PAYLOAD_FORMATS),
			mapping: fc.oneof(
				fc.constant(MAPPING),
				fc.subarray(Object.entries(MAPPING)).map(Object.fromEntries),
			),
		}),
	),
	suppliers: fc.subarray([KNOWN]),
});
const found = fc.record(
	{
		before: fc.constant<Reason[]>([
			{ code: 'pages_left_out', message: 'only 10 of 12 pages were read' },
			{ code: 'pages_disagree', field: 'total_due', message: 'the pages don’t agree' },
		]),
		behind: fc.constant<Reason[]>([
			{ code: 'review_rule', field: 'line_items.quantity', row: 1, message: 'your rule' },
		]),
	},
	{ requiredKeys: [] },
);

describe('a document that comes back from its item', () => {
	test('is judged as before, and gives the same payload', () => {
		fc.assert(
			fc.property(
				settings.chain((all) => fc.tuple(fc.constant(all), extractions(all.schema))),
				fc.record({ includeBoxes: fc.boolean(), includeVertices: fc.boolean() }),
				found,
				([all, extraction], options, reasons) => {
					const { document, accounting, stored } = extracted(extraction, all, options, reasons);
					const once = again(stored);
					expect(once.document.judgement).toEqual(document.judgement);
					expect(once.accounting).toEqual(accounting);
					// What leaves again is what came, to the byte.
					const json = documentJson(once.document, readCarriedDocument(stored).output);
					const whole = { ...json, ocr: { ...json.ocr, settings: carriedSettings(all) } };
					if (Object.keys(extraction.cells).length > 0)
						expect(JSON.stringify(whole)).toBe(JSON.stringify(stored));
				},
			),
			{ numRuns: 150 },
		);
	});

	test.each(PAYLOAD_FORMATS)('gives the same %s', (format) => {
		// Xero calls a vendor by a GUID, all others by a number.
		const mapping = format === 'xero_bill' ? { ...MAPPING, vendorId: CONTACT } : MAPPING;
		const { accounting, stored } = extracted(sure, { accounting: { format, mapping } });
		expect(accounting?.missing).toEqual([]);
		expect(again(stored).accounting).toEqual(accounting);
	});

	test('carries a preset by its name, and nothing that is at its default', () => {
		expect(carriedSettings(SETTINGS)).toEqual({
			version: 1,
			schema: { mode: 'preset', preset: 'invoice' },
		});
	});

	test('needs no boxes', () => {
		const { stored } = extracted(sureInvoice, {}, { includeBoxes: false, includeVertices: false });
		const { extraction, output } = readCarriedDocument(stored);
		expect(output).toEqual({ includeBoxes: false, includeVertices: false });
		expect(extraction.cells.total_due).toEqual(cell('1,234.50', { bbox: null, vertices: null }));
	});

	test('keeps through further nodes what it carries', () => {
		const { stored } = extracted(sureInvoice);
		expect(readCarriedDocument(Object.assign({ vendor: { Id: '56' } }, stored)).scans).toBe(2);
	});
});

describe('what was changed', () => {
	const changed = (cells: CellRow, from: Extraction = sure) => {
		const carried = readCarriedDocument(extracted(from).stored);
		const { extraction } = carried;
		return judgeAgain(carried, { ...extraction, cells: { ...extraction.cells, ...cells } }, TODAY);
	};

	test('by a person or a workflow is asked for no evidence, but must fit the rest', () => {
		const person = { source: 'person', match_ratio: null } as const;
		const right = changed({ supplier: cell('Acme Company', person) });
		expect(right.judgement.document).toMatchObject({ decision: 'accepted', match_ratio: 1 });
		const { reasons } = changed({ total_due: cell(122, person) }).judgement.document;
		expect(reasons.map(({ code }) => code)).toEqual(['total_mismatch']);
		expect(documentJson(right, WITH_BOXES).ocr.fields.supplier).toMatchObject(person);
	});

	test('leaves other values as they were, though they were read by its evidence', () => {
		const german = documentOf(
			{ supplier: 'Muster GmbH', currency: 'EUR', subtotal: '1.000', total_due: '1.234,50' },
			[],
		);
		const { cells } = changed({ total_due: cell(1000, { source: 'workflow' }) }, german).values;
		expect(cells.subtotal?.value).toBe(1000);
	});

	test('moves the day to pay that counts from it', () => {
		const from = documentOf({ issue_date: '2026-04-30', due_date: '30 days net' }, []);
		expect(changed({ issue_date: cell('2026-05-01') }, from).values.cells.due_date?.value).toBe(
			'2026-05-31',
		);
	});
});

describe('what is no such item says so', () => {
	const { stored } = extracted(sureInvoice);
	const { ocr } = z.object({ ocr: z.looseObject({}) }).parse(stored);
	const withOcr = (more: object) => ({ ocr: { ...ocr, ...more } });
	test.each<[what: string, json: unknown, words: RegExp, nextStep: RegExp]>([
		['another item', { id: 7 }, /has no "ocr"/, /One Item per Document/],
		['nothing', null, /has no "ocr"/, /Document: Extract/],
		['a row', { line_number: 1, ocr: {} }, /one line item/, /Set Output .*One Item per Document/],
		['a double', { ocr: { decision: 'review' } }, /was not read/, /Let Extract read/],
		['new settings', withOcr({ settings: { version: 2 } }), /newer version/, /one version/],
		[
			'evidence',
			withOcr({ fields: { total_due: 5 } }),
			/ocr\.fields\.total_due/,
			/top of the item/,
		],
		[
			'fields',
			withOcr({ settings: { version: 1, schema: { mode: 'fields', fields: [] } } }),
			/can’t be used: schema: it has no field/,
			/Document: Extract/,
		],
		[
			'a preset',
			withOcr({ settings: { version: 1, schema: { mode: 'preset', preset: 'letter' } } }),
			/preset: there is none called "letter"/,
			/Document: Extract/,
		],
	])('%s', (_what, json, words, nextStep) => {
		expect(() => readCarriedDocument(json)).toThrow(
			expect.objectContaining({
				name: 'NotACarriedDocumentError',
				message: expect.stringMatching(words),
				nextStep: expect.stringMatching(nextStep),
			}),
		);
	});
});
