import { isPresetName, PRESETS, type PresetName } from '../../core/schema/presets';
import type { Found } from '../extraction/find-values';
import type { PrintedWord } from '../ocr/words';
import { RequestError } from './request-error';

/** How many fields an engine that chooses them itself gives; the contract's numbers. */
const FEWEST = 4;
const MOST = 8;
/** A name alone stands on any page; so many more values make it a document. */
const ENOUGH = 2;

/** What a document calls itself, in the languages the engine reads. */
const TITLES: readonly (readonly [PresetName, RegExp])[] = [
	[
		'invoice',
		/\b(?:invoice|rechnung|facture|factuur|fattura|fatura|factura|nota fiscal|credit note|gutschrift)\b/u,
	],
	[
		'purchase_order',
		/\b(?:purchase order|bestellung|bon de commande|inkooporder|bestelbon|pedido|orden de compra|ordine d.acquisto|ordem de compra)\b/u,
	],
	[
		'receipt',
		/\b(?:receipt|cash|change|quittung|kassenbon|kassabon|bon|re[cç]u|ticket|recibo|ricevuta|scontrino|tal[aã]o)\b/u,
	],
];

/** What is missed most when it is left out. */
const BY_WEIGHT = [
	...['supplier', 'total_due', 'total', 'line_items', 'buyer', 'invoice_number', 'order_number'],
	...['issue_date', 'order_date', 'tax', 'subtotal', 'due_date', 'delivery_date', 'discount'],
	...['shipping', 'currency'],
];
/** Smaller is missed more. */
const rankOf = (name: string): number => {
	const at = BY_WEIGHT.indexOf(name);
	return at === -1 ? BY_WEIGHT.length : at;
};
const NAMES: ReadonlySet<string> = new Set(['supplier', 'buyer', 'currency']);

/** What kind of document it is, by the words on it. */
export function presetFor(words: readonly Pick<PrintedWord, 'text'>[]): PresetName {
	const text = words.map((word) => word.text.toLowerCase()).join(' ');
	return TITLES.find(([, title]) => title.test(text))?.[0] ?? 'invoice';
}

const isFound = (found: Found): boolean =>
	found.kind === 'rows' ? found.rows.length > 0 : found.value.text !== '';

/**
 * Of all that was looked for on a page, what is worth an answer: 4 to 8 fields, those with values first, in their usual
 * order.
 *
 * @throws RequestError where next to nothing was found: the image is no document of a known kind
 */
export function proposed(all: readonly Found[]): readonly Found[] {
	const found = all.filter(isFound);
	if (found.filter(({ name }) => !NAMES.has(name)).length < ENOUGH)
		throw new RequestError(
			'invalid_image',
			`nothing on the image looks like one of these: ${kinds}. Name the fields to read, or send a sharper image`,
		);
	const byWeight = [...all].sort(
		(a, b) => Number(isFound(b)) - Number(isFound(a)) || rankOf(a.name) - rankOf(b.name),
	);
	const chosen = new Set(byWeight.slice(0, Math.min(MOST, Math.max(FEWEST, found.length))));
	return all.filter((one) => chosen.has(one));
}
const kinds = Object.keys(PRESETS)
	.filter(isPresetName)
	.map((name) => PRESETS[name].label.toLowerCase())
	.join(', ');
