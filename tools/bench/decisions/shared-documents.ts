import { existsSync, readFileSync } from 'node:fs';

import * as z from 'zod/v4-mini';

import type { CellRow, Extraction } from '../../../core/api/extraction';
import { PRESETS } from '../../../core/schema/presets';

/** A document as a perfect reader gives it. */
export interface SharedDocument {
	readonly name: string;
	readonly extraction: Extraction;
	/** What a bookkeeper expects. */
	readonly expected: 'accepted' | 'review';
	/** Whether the gate was tuned on it, or it only measures. */
	readonly half: 'tuned' | 'unseen';
}

const text = z.string();
const row = z.record(text, text);
const printed = z.record(text, z.union([text, z.array(row)]));
const documentFile = z.record(text, z.object({ printed }));
const kindFile = z.record(
	text,
	z.object({ expected: z.enum(['accepted', 'review']), answer: printed }),
);
type Printed = z.infer<typeof printed>;

/** The keys of the truth file that the preset calls otherwise. */
const OTHER_NAMES: Readonly<Record<string, string>> = { prepaid: 'paid' };

/**
 * What a page of these kinds prints beyond the fields that the preset had when they were written: said by the
 * kind's own name, now in fields of their own.
 */
const OVERLAYS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
	'prepaid, remaining amount as total': { total_due: '119,00', paid: '50,00', amount_due: '69,00' },
	'fully paid, 0,00 to pay': { total_due: '119,00', paid: '119,00', amount_due: '0,00' },
	'h19-acme-photo.pdf': { discount: '7%' },
	'x10-korrektur-mono.pdf': { discount: '0,23' },
	'x63-design-de-2p.pdf': { rounding: '0,01' },
	'shipping and a packing fee': { shipping: '5,00 3,00' },
};

/** The same for cells of rows (from 0): "(3 kg)" beside a price is what it is for. */
const ROW_OVERLAYS: Readonly<
	Record<string, Readonly<Record<number, Readonly<Record<string, string>>>>>
> = {
	'h16-hotel.pdf': { 1: { quantity: '1 Pers./Nacht' } },
	'x04-ferd1-rabatte.pdf': { 0: { discount: '-2,00' } },
	'x60-design-de.pdf': { 1: { price_per: '3 kg' } },
	'x61-design-en.pdf': { 1: { price_per: '3 kg' } },
	'x62-design-fr.pdf': { 1: { price_per: '3 kg' } },
	'x63-design-de-2p.pdf': { 1: { discount: '+ 15,00' } },
};

function withRowOverlays(name: string, values: Printed): Printed {
	const own = ROW_OVERLAYS[name];
	const rows = values.line_items;
	return own === undefined || !Array.isArray(rows)
		? values
		: { ...values, line_items: rows.map((cells, index) => ({ ...cells, ...own[index] })) };
}

const tableNames = new Set(
	PRESETS.invoice.fields.flatMap(({ name, type }): string[] => (type === 'array' ? [name] : [])),
);

const cellsOf = (values: Readonly<Record<string, string>>): CellRow =>
	Object.fromEntries(
		Object.entries(values).map(([name, raw]) => [
			name,
			{ raw, match_ratio: 1, text_verified: true, bbox: null, vertices: null, page: 1 },
		]),
	);

/** An extraction of printed values, every one of them sure. */
function extractionOf(values: Printed): Extraction {
	const scalars: Record<string, string> = {};
	const tables: Record<string, CellRow[]> = {};
	for (const [key, value] of Object.entries(values)) {
		const name = OTHER_NAMES[key] ?? key;
		if (typeof value === 'string') {
			if (!name.endsWith('_alt')) scalars[name] = value;
		} else if (tableNames.has(name)) tables[name] = value.map(cellsOf);
	}
	return { cells: cellsOf(scalars), tables };
}

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

/** Every other document tunes the gate; the rest only measures. Sorted by layout, so that both halves have each kind. */
const halfOf = (index: number): SharedDocument['half'] => (index % 2 === 0 ? 'tuned' : 'unseen');

/** The documents of a folder with `truth.json` and the kinds beside it; none where they are absent. */
export function sharedDocuments(folder: string): SharedDocument[] {
	const documents = `${folder}/documents/truth.json`;
	return existsSync(documents)
		? Object.entries(documentFile.parse(readJson(documents)))
				.sort(([a], [b]) => a.localeCompare(b))
				.map(([name, { printed: values }], index) => ({
					name,
					extraction: extractionOf({ ...withRowOverlays(name, values), ...OVERLAYS[name] }),
					expected: 'accepted' as const,
					half: halfOf(index),
				}))
		: [];
}

/** Small invoices of general kinds, with the decision that a bookkeeper expects; none where the file is absent. */
export function sharedKinds(path: string): SharedDocument[] {
	return existsSync(path)
		? Object.entries(kindFile.parse(readJson(path))).map(([name, { expected, answer }], index) => ({
				name,
				extraction: extractionOf({ ...answer, ...OVERLAYS[name] }),
				expected,
				half: halfOf(index),
			}))
		: [];
}
