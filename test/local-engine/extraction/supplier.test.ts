import { describe, expect, test } from '@jest/globals';

import { PRESETS } from '../../../core/schema/presets';
import { toWireFields } from '../../../core/schema/wire-fields';
import { findField, type FoundValue } from '../../../local-engine/extraction/find-values';
import { studyPage } from '../../../local-engine/extraction/study-page';
import { wordsOn } from '../page';

type Page = Parameters<typeof wordsOn>[0];

const invoice = toWireFields(PRESETS.invoice.fields);

/** @param small height of a line in small print */
function supplierOn(page: Page, small?: number): FoundValue {
	const words = wordsOn(page).map((word) =>
		word.box.y0 === small ? { ...word, capHeight: 0.75 * word.capHeight } : word,
	);
	const study = studyPage(words, invoice);
	const asked = invoice.find(({ name }) => name === 'supplier');
	const found = asked && findField(study, asked);
	if (found?.kind !== 'value') throw new Error('no supplier is asked for');
	return found.value;
}

/** Lines under each other, from a height on. */
const block = (x: number, y: number, lines: readonly string[]): Page =>
	lines.map((text, index) => [text, { x, y: y + 40 * index }] as const);

describe('the supplier', () => {
	test('may have its legal form before its name, and stand over a buyer that no label names', () => {
		const page = [
			...block(0, 0, ['SARL Dubreuil Equipements', '12 rue du Port', 'Tel 05 56 00 11 22']),
			...block(700, 300, ['BATI CONSTRUCTION SAS', '48 avenue Thiers', '33100 BORDEAUX']),
		];
		expect(supplierOn(page).text).toBe('SARL Dubreuil Equipements');
	});

	test('is no period of time with commas and years in it', () => {
		const page = [
			...block(0, 0, ['Northbeam Analytics, Inc.', '548 Market Street', 'billing@northbeam.io']),
			...block(0, 400, ['Feb 1, – Mar 1, 2026 – extra', 'Team plan of the month']),
		];
		expect(supplierOn(page, 400).text).toBe('Northbeam Analytics, Inc.');
	});

	test('is named in full where a logo shows a part of it', () => {
		const footer = block(0, 1600, ['Maple Stationery Ltd. · 18 Brock Street · Bath BA1 2LW']);
		expect(supplierOn([...block(0, 0, ['Maple', 'Paper & pens']), ...footer]).text).toBe(
			'Maple Stationery Ltd.',
		);
		expect(supplierOn(block(0, 0, ['Acorn', 'Acorn Furniture', '5 Rue du Laid'])).text).toBe(
			'Acorn Furniture',
		);
	});

	test('is none of the labels of a list', () => {
		const page = [
			...block(0, 0, ['Die Feste Firma', 'Waldweg 8']),
			...block(500, 0, ['Tel: 030 41092-0', 'Fax: 030 41092-1']),
			...block(0, 150, ['Delivery date', 'Gross Weight', 'Payment terms']),
			...block(0, 1500, ['Thank you']),
			...block(400, 150, ['3 May 2026', '308,500 KG', '14 days']),
		];
		expect(supplierOn(page).text).toBe('Die Feste Firma');
	});

	test('ends where its address begins, and is not who is written to', () => {
		const page = [
			...block(0, 0, ['Menuiserie Roussel 8 chemin du Lac 38000 Lyon', 'contact@roussel.fr']),
			...block(0, 200, ['Software Union AG', 'Herrn Jan Vogel', 'Karlstr. 10']),
		];
		expect(supplierOn(page).text).toBe('Menuiserie Roussel');
	});

	test('is in doubt where another name is as likely', () => {
		const alone = block(0, 0, ['Kontor Nord AG', 'Am Sandtor 50', 'Tel 040 33 22 11']);
		const rival = block(600, 0, ['Alster Textil GmbH', 'Jungfernweg 1', 'Tel 040 11 22 33']);
		expect(supplierOn(alone).doubt).toBeUndefined();
		expect(supplierOn([...alone, ...rival]).doubt).toBeLessThan(0.85);
	});
});
