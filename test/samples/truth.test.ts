import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from '@jest/globals';
import { PDFDocument } from 'pdf-lib';
import * as z from 'zod/v4-mini';

import type { FieldSpec } from '../../core/schema/field-spec';
import { attachmentsOf } from '../../cli/mail';
import {
	MAIL_SAMPLES,
	PDF_SAMPLES,
	presetOf,
	sampleBytes,
	SAMPLES,
	SAMPLES_FOLDER,
	TEXT_SAMPLES,
} from './truth';

const item = z.object({ quantity: z.number(), unit_price: z.number(), line_total: z.number() });
const sums = z.object({ subtotal: z.number(), tax: z.number(), total_due: z.optional(z.number()) });
const MAX_BYTES = 2_500_000;

const DOCUMENTS = [...SAMPLES, ...PDF_SAMPLES];
const files = readdirSync(SAMPLES_FOLDER).filter((file) => /\.(png|jpg|pdf|eml|xml)$/.test(file));
const namesOf = (samples: readonly (readonly [string, unknown])[]) => samples.map(([file]) => file);

describe('samples', () => {
	test('every file has a truth, and every truth a file', () => {
		const named = [...namesOf([...DOCUMENTS, ...MAIL_SAMPLES]), ...TEXT_SAMPLES];
		expect(named.toSorted()).toEqual(files.toSorted());
	});

	test('every document has a source, and every source a document', () => {
		const pages = readdirSync(join(SAMPLES_FOLDER, 'source')).filter((f) => f.endsWith('.html'));
		expect(pages.toSorted()).toEqual(
			namesOf(DOCUMENTS)
				.map((file) => file.replace(/\.\w+$/, '.html'))
				.toSorted(),
		);
	});

	test('they stay small, as they come with every checkout', () => {
		const bytes = files.reduce((sum, file) => sum + statSync(join(SAMPLES_FOLDER, file)).size, 0);
		expect(bytes).toBeLessThan(MAX_BYTES);
	});

	test('at least one goes to review', () => {
		expect(DOCUMENTS.some(([, { decision }]) => decision === 'review')).toBe(true);
	});

	test.each(DOCUMENTS)('%s adds up', (_, { fields }) => {
		const lines = fields.line_items.map((row) => item.parse(row));
		for (const { quantity, unit_price, line_total } of lines)
			expect(quantity * unit_price).toBeCloseTo(line_total, 2);
		const { subtotal, tax, total_due } = sums.parse(fields);
		expect(lines.reduce((sum, { line_total }) => sum + line_total, 0)).toBeCloseTo(subtotal, 2);
		if (total_due !== undefined) expect(subtotal + tax).toBeCloseTo(total_due, 2);
	});

	test.each(DOCUMENTS)('%s has a truth or a doubt for every field that it prints', (_, truth) => {
		const told = [...Object.keys(truth.fields), ...(truth.doubtful ?? [])];
		const fields: readonly FieldSpec[] = presetOf(truth).fields;
		expect(fields.map(({ name }) => name)).toEqual(expect.arrayContaining(told));
		const required = fields.filter((field) => 'required' in field && field.required);
		expect(told).toEqual(expect.arrayContaining(required.map(({ name }) => name)));
		expect(truth.decision).toBe(truth.doubtful ? 'review' : 'accepted');
	});

	test.each([
		['invoice-two-pages.pdf', 2],
		['invoice-scan.pdf', 1],
	])('%s has %i pages', async (file, pages) => {
		expect((await PDFDocument.load(sampleBytes(file))).getPageCount()).toBe(pages);
	});

	test.each(MAIL_SAMPLES)(
		'%s holds its documents, byte for byte, and what is to be skipped',
		async (file, truth) => {
			const attachments = await attachmentsOf(sampleBytes(file));
			const names = attachments.map(({ fileName }) => fileName);
			expect(names.toSorted()).toEqual([...truth.documents, ...truth.skipped].toSorted());
			for (const { fileName = '', bytes } of attachments)
				if (truth.documents.includes(fileName))
					expect(sampleBytes(fileName).equals(bytes)).toBe(true);
			for (const document of truth.documents) {
				const known = DOCUMENTS.find(([name]) => name === document);
				expect(known?.[1].preset).toBe(truth.preset);
			}
		},
	);
});
