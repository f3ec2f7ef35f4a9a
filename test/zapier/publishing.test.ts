import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import * as z from 'zod/v4-mini';

import { description } from '../../zapier/package.json';
import { openStage, type Stage } from './stage';
import type { Field, Json } from './zap';

/*
 * What Zapier checks before an integration is published, as far as it can be checked here. The numbers are those of its
 * list of checks.
 */

let stage: Stage;
beforeAll(async () => {
	stage = await openStage();
});
afterAll(async () => {
	await stage.close();
});

const actions = () => {
	const { creates, searches, triggers } = stage.zap.app;
	return [
		...Object.values(creates),
		...Object.values(searches),
		...Object.values(triggers).filter(({ display }) => display.hidden !== true),
	];
};
const noInputs = (): Promise<Field[]> => Promise.resolve([]);
const inputsOf = (key: string): ((form: Json) => Promise<Field[]>) =>
	({
		extract_document: stage.zap.extractInputs,
		extract_line_items: stage.zap.lineItemsInputs,
		prepare_for_accounting: stage.zap.prepareInputs,
		get_balance: stage.zap.balanceInputs,
		find_row: stage.zap.findRowInputs,
		upload_document: stage.zap.uploadInputs,
		new_extraction: stage.zap.newExtractionInputs,
	})[key] ?? noInputs;

/** The form in every state that shows other inputs. */
const FORMS: readonly Json[] = [
	{},
	{ schema_mode: 'template' },
	{ schema_mode: 'auto' },
	{ schema_mode: 'json', schema_json: '{"total": 1, "lines": [{"a": 1}]}' },
	{
		schema_mode: 'build',
		field_names: ['total', 'Straße & Nr.', 'lines'],
		type_of_lines: 'array',
		columns_of_lines: ['a', 'b c'],
	},
	{ preset: 'receipt', accounting_payload: 'quickbooks_bill' },
	{ preset: 'purchase_order', accounting_payload: 'ubl_invoice' },
];
const allInputs = async (): Promise<Field[]> => {
	const lists = actions().flatMap(({ key }) =>
		FORMS.map(async (form) => await inputsOf(key)(form)),
	);
	return (await Promise.all(lists)).flat();
};

const texts = async () => [
	...actions().map(({ display }) => display.description ?? ''),
	...(stage.zap.app.authentication?.fields ?? []).map(({ helpText }) => helpText ?? ''),
	...(await allInputs()).map(({ helpText }) => helpText ?? ''),
];

/** Words of four letters and more begin with a capital, and so do the first and the last one. */
const titleCase = (label: string) =>
	label
		.split(' ')
		.map((word, index, words) =>
			word.length >= 4 || index === 0 || index === words.length - 1
				? `${word.charAt(0).toUpperCase()}${word.slice(1)}`
				: word,
		)
		.join(' ');

test('the description of the app is one of 40 to 140 characters that says what it is', () => {
	expect(description).toMatch(/^Space OCR is an? /);
	expect(description.length).toBeGreaterThanOrEqual(40);
	expect(description.length).toBeLessThanOrEqual(140);
});

test('the package brings the licences of the libraries in it', () => {
	const texts = readFileSync(resolve(__dirname, '../../zapier/dist/THIRD_PARTY_LICENSES'), 'utf8');
	for (const library of ['zod 3', 'p-limit 7', 'PDFium, compiled'])
		expect(texts).toContain(`\n${library}`);
	const { includeInBuild } = z
		.object({ includeInBuild: z.array(z.string()) })
		.parse(JSON.parse(readFileSync(resolve(__dirname, '../../zapier/.zapierapprc'), 'utf8')));
	const isTaken = includeInBuild.some((path) => new RegExp(path).test('dist/THIRD_PARTY_LICENSES'));
	expect(isTaken).toBe(true);
});

test('D001: no key is asked for in an action', async () => {
	for (const { key, type } of await allInputs()) {
		expect(key).not.toMatch(/api.?key|token|secret|auth/i);
		if (type === 'password') expect(key).toBe('pdf_password');
	}
});

test('D002: the connection says where to get a key, with a link', () => {
	expect(stage.zap.app.authentication?.fields?.[0]?.helpText).toMatch(
		/\[[^\]]+\]\(https:\/\/[^)]+\)/,
	);
});

test('D003: connections have a label that tells them apart', () => {
	expect(stage.zap.app.authentication?.connectionLabel).toMatch(/\{\{\w+\}\}/);
});

test('D008: no bare links in texts', async () => {
	for (const text of await texts())
		expect(text.replace(/\]\(https?:[^)]+\)|`[^`]*`/g, '')).not.toMatch(/https?:\/\//);
});

test('D009: a search has something to search by', async () => {
	for (const { key } of Object.values(stage.zap.app.searches))
		expect(await inputsOf(key)({})).not.toEqual([]);
});

test('D011: help says more than the label', async () => {
	for (const { label = '', helpText } of await allInputs())
		if (helpText !== undefined) {
			expect(helpText.replace(/\W/g, '').toLowerCase()).not.toBe(
				label.replace(/\W/g, '').toLowerCase(),
			);
			expect(helpText).toMatch(/[.)]$/);
		}
});

test('D018: labels are in title case', () => {
	for (const { display, noun } of actions())
		for (const text of [display.label ?? '', noun]) expect(text).toBe(titleCase(text));
});

test('descriptions are one sentence that begins with what the action does, without our name', () => {
	for (const { display } of actions())
		expect(display.description).toMatch(
			/^(?:Reads|Finds|Gets|Puts|Triggers when) (?!.*(?:Space OCR|Zapier))[^.]+\.$/,
		);
});

test('inputs: what is always there comes first, what is required before what is not', () => {
	for (const { operation } of actions()) {
		const fields: readonly unknown[] = operation.inputFields ?? [];
		const isDynamic = fields.map((field) => typeof field === 'function');
		expect(isDynamic).toEqual([...isDynamic].sort((a, b) => Number(a) - Number(b)));
		const isRequired = z
			.array(z.looseObject({ required: z.optional(z.boolean()) }))
			.parse(fields.filter((field) => typeof field !== 'function'))
			.map(({ required }) => required === true);
		expect(isRequired).toEqual([...isRequired].sort((a, b) => Number(b) - Number(a)));
	}
});

test('several values are a list, never text with commas', async () => {
	for (const { label = '', helpText = '' } of await allInputs())
		expect(`${label} ${helpText}`).not.toMatch(/comma/i);
});

/** Keys that stand in a value, those of rows among them: "documents.file_name". */
const pathsOf = (value: unknown, prefix = ''): string[] => {
	if (Array.isArray(value)) return value.flatMap((row) => pathsOf(row, prefix));
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, inside]) => [
		`${prefix}${key}`,
		...pathsOf(inside, `${prefix}${key}.`),
	]);
};

describe('samples', () => {
	const sampleOf = (key: string) =>
		actions().find((action) => action.key === key)?.operation.sample ?? {};

	test('D010: each has a key to tell results by', () => {
		for (const { operation } of actions()) expect(operation.sample).toHaveProperty('id');
	});

	test.each(FORMS)('T004: they hold only what every run gives: %j', async (form) => {
		const inputData = { file: [stage.link('invoice.png')], on_low_confidence: 'flag', ...form };
		const live = pathsOf(await stage.zap.extract(inputData));
		// A sure document has no reasons.
		const sample = pathsOf(sampleOf('extract_document')).filter((path) => !/^reasons\./.test(path));
		expect(sample.filter((path) => !path.startsWith('checks.') && !live.includes(path))).toEqual(
			[],
		);
		expect(pathsOf(await stage.zap.extractLineItems(inputData))).toEqual(
			expect.arrayContaining(pathsOf(sampleOf('extract_line_items'))),
		);
	});

	test('T004: so do the rows of reasons and checks', async () => {
		const result = await stage.zap.extract({
			file: [stage.link('invoice.png')],
			accounting_payload: 'quickbooks_bill',
		});
		expect(pathsOf(result)).toEqual(expect.arrayContaining(pathsOf(sampleOf('extract_document'))));
	});

	test('D023, D024: they have the types and dates that the output fields say', async () => {
		for (const [key, outputs] of [
			['extract_document', await stage.zap.extractOutputs({})],
			['extract_line_items', await stage.zap.lineItemsOutputs({})],
		] as const) {
			const sample = new Map(Object.entries(sampleOf(key)));
			for (const field of outputs)
				if (sample.has(field.key) && field.sample !== undefined)
					expect(typeof sample.get(field.key)).toBe(typeof field.sample);
			for (const { type, sample: value } of outputs)
				if (type === 'datetime')
					expect(value).toMatch(/^\d{4}-\d{2}-\d{2}(?:T.*(?:Z|[+-]\d{4}))?$/);
		}
	});
});

const validator = z.object({
	validateAppDefinition: z.custom<(definition: object) => { errors: { stack: string }[] }>(
		(value) => typeof value === 'function',
	),
});

test.each(FORMS)(
	'the dynamic inputs and outputs, too, keep to Zapier’s schema: %j',
	async (form) => {
		const { validateAppDefinition } = validator.parse(jest.requireActual('zapier-platform-schema'));
		const operation = (inputFields: Field[], outputFields: Field[], sample: object = {}) => ({
			perform: '$func$2$f$',
			inputFields,
			outputFields,
			sample,
		});
		const { extract_document: create, extract_line_items: rows } = stage.zap.app.creates;
		const { errors } = validateAppDefinition({
			version: '1.0.0',
			platformVersion: '19.1.0',
			creates: {
				extract_document: {
					...create,
					operation: {
						...operation(
							await stage.zap.extractInputs(form),
							await stage.zap.extractOutputs(form),
							create.operation.sample,
						),
						inputFieldGroups: create.operation.inputFieldGroups,
					},
				},
				extract_line_items: {
					...rows,
					operation: {
						...operation(
							await stage.zap.lineItemsInputs(form),
							await stage.zap.lineItemsOutputs(form),
							rows.operation.sample,
						),
						inputFieldGroups: rows.operation.inputFieldGroups,
					},
				},
			},
		});
		expect(errors.map(({ stack }) => stack)).toEqual([]);
	},
);
