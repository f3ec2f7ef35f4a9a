import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from '@jest/globals';
import * as z from 'zod/v4-mini';

import { presetOf, SAMPLES, SAMPLES_FOLDER } from './truth';

const item = z.object({ quantity: z.number(), unit_price: z.number(), line_total: z.number() });
const sums = z.object({ subtotal: z.number(), tax: z.number(), total_due: z.optional(z.number()) });
const MAX_BYTES = 2_500_000;

const images = readdirSync(SAMPLES_FOLDER).filter((file) => /\.(png|jpg)$/.test(file));

describe('samples', () => {
	test('every image has a truth, and every truth an image and a source', () => {
		const named = SAMPLES.map(([file]) => file);
		expect(named.toSorted()).toEqual(images.toSorted());
		expect(readdirSync(join(SAMPLES_FOLDER, 'source')).toSorted()).toEqual(
			named.map((file) => file.replace(/\.\w+$/, '.html')).toSorted(),
		);
	});

	test('they stay small, as they come with every checkout', () => {
		const bytes = images.reduce((sum, file) => sum + statSync(join(SAMPLES_FOLDER, file)).size, 0);
		expect(bytes).toBeLessThan(MAX_BYTES);
	});

	test('at least one goes to review', () => {
		expect(SAMPLES.some(([, { decision }]) => decision === 'review')).toBe(true);
	});

	test.each(SAMPLES)('%s adds up', (_, { fields }) => {
		const lines = fields.line_items.map((row) => item.parse(row));
		for (const { quantity, unit_price, line_total } of lines)
			expect(quantity * unit_price).toBeCloseTo(line_total, 2);
		const { subtotal, tax, total_due } = sums.parse(fields);
		expect(lines.reduce((sum, { line_total }) => sum + line_total, 0)).toBeCloseTo(subtotal, 2);
		if (total_due !== undefined) expect(subtotal + tax).toBeCloseTo(total_due, 2);
	});

	test.each(SAMPLES)('%s has a truth or a doubt for every field of its preset', (_, truth) => {
		const told = [...Object.keys(truth.fields), ...(truth.doubtful ?? [])];
		expect(told.toSorted()).toEqual(
			presetOf(truth)
				.fields.map(({ name }) => name)
				.toSorted(),
		);
		expect(truth.decision).toBe(truth.doubtful ? 'review' : 'accepted');
	});
});
