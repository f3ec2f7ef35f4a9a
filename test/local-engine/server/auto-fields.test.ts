import { expect, test } from '@jest/globals';
import fc from 'fast-check';

import { PRESETS } from '../../../core/schema/presets';
import type { Found } from '../../../local-engine/extraction/find-values';
import { presetFor, proposed } from '../../../local-engine/server/auto-fields';

const names = PRESETS.invoice.fields.map(({ name }) => name);
const found = (texts: Readonly<Record<string, string>>): Found[] =>
	names.map((name) =>
		name === 'line_items'
			? { kind: 'rows', name, rows: texts[name] === undefined ? [] : [{}] }
			: { kind: 'value', name, value: { text: texts[name] ?? '', words: [] } },
	);
const wordsOf = (text: string) => text.split(' ').map((word) => ({ text: word }));

test('4 to 8 fields in their usual order: what is found goes first', () => {
	fc.assert(
		fc.property(fc.subarray(names, { minLength: 4 }), (there) => {
			// names alone make no document
			fc.pre(there.filter((name) => !['supplier', 'buyer', 'currency'].includes(name)).length > 1);
			const fields = proposed(found(Object.fromEntries(there.map((name) => [name, 'x']))));
			const chosen = fields.map(({ name }) => name);
			expect(chosen.length).toBe(Math.min(8, there.length));
			expect(there).toEqual(expect.arrayContaining(chosen));
			expect(names.filter((name) => chosen.includes(name))).toEqual(chosen);
		}),
	);
});

test('with few values the fields that matter most are named, too, and stay empty', () => {
	const fields = proposed(found({ issue_date: '2026-03-01', total_due: '9.00' }));
	expect(fields.map(({ name }) => name)).toEqual([
		'supplier',
		'issue_date',
		'total_due',
		'line_items',
	]);
});

test.each([{}, { supplier: 'Somebody' }, { supplier: 'Somebody', issue_date: '2026-03-01' }])(
	'a page with no more than this is no document: %j',
	(texts) => {
		expect(() => proposed(found(texts))).toThrow('looks like one of these');
	},
);

test.each([
	['Rechnung Nr. 12', 'invoice'],
	['Facture 12', 'invoice'],
	['Purchase Order PO-7', 'purchase_order'],
	['Scontrino n. 4', 'receipt'],
	['CASH 20.00 CHANGE 1.10', 'receipt'],
	['1 2 3', 'invoice'],
])('"%s" is of the kind %s', (text, kind) => {
	expect(presetFor(wordsOf(text))).toBe(kind);
});
