import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import type { Check } from '../../../core/decision/check';
import { REASON_CODES, type Reason } from '../../../core/decision/reason';
import { textsFor } from '../../../page/texts/texts';

const { texts: german } = textsFor(['de-AT']);
const OTHERS = ['de', 'fr', 'es'];

const sum: Check = {
	code: 'total',
	result: 'failed',
	fields: ['subtotal', 'tax', 'total_due'],
	numbers: { subtotal: 1000, tax: 190.5, total: 1234.5 },
	message: 'subtotal 1,000 + tax 190.50 is not total 1,234.50',
};

describe('in a language of its own a reason', () => {
	test('says where, what, and the numbers as one writes them there', () => {
		const reason: Reason = {
			code: 'low_match_ratio',
			field: 'line_items.unit_price',
			row: 3,
			message: 'line_items.unit_price in row 3: match ratio 0.4 is below 0.85',
			match_ratio: 0.4,
			threshold: 0.85,
		};
		expect(german.reason(reason)).toBe(
			'Unit price, Zeile 3: unsicher gelesen (0,4, nötig sind 0,85)',
		);
	});

	test('has both accounts of a supplier who has another one', () => {
		const numbers = { printed: 'DE89', known: 'FR14' };
		const said = german.reason({ code: 'supplier_changed', field: 'iban', message: '', numbers });
		expect(said).toBe('Iban: gedruckt ist „DE89“, bekannt ist von diesem Lieferanten aber „FR14“');
	});

	test('shows what was compared where amounts disagree', () => {
		expect(german.check(sum)).toBe(
			'die Beträge ergeben zusammen nicht den Gesamtbetrag (Subtotal 1.000; Tax 190,5; Total 1.234,5)',
		);
		expect(german.check({ ...sum, result: 'passed' })).toMatch(/^die Beträge ergeben zusammen den/);
	});

	test('never shows a place that was not filled, nor English where there are words', () => {
		const message = 'THE ENGLISH SENTENCE';
		const kept = new Set(['review_rule', 'incomplete_payload', 'pages_left_out', 'pages_disagree']);
		for (const code of ['no_document', 'e_invoice_differs', 'duplicate', 'text_not_drawn'])
			kept.add(code);
		for (const language of OTHERS)
			for (const code of REASON_CODES) {
				const said = textsFor([language]).texts.reason({ code, message });
				expect(said).not.toMatch(/[{}]/);
				expect(said.includes(message)).toBe(kept.has(code));
			}
	});
});

test('what stands on a document is never taken for a place to fill', () => {
	const raw = fc.oneof(fc.string(), fc.constantFrom('{message}', '$&', '{raw}', '$1'));
	fc.assert(
		fc.property(raw, fc.constantFrom(...OTHERS), (text, language) => {
			const reason: Reason = { code: 'unreadable_value', message: 'english', raw: text };
			const said = textsFor([language]).texts.reason(reason);
			expect(said).toContain(text);
			expect(said).not.toContain('english');
		}),
	);
});

test('English, and a language that is not there, have the sentence of the core', () => {
	for (const language of ['en-GB', 'nl'])
		expect(textsFor([language]).texts.check(sum)).toBe(sum.message);
});
