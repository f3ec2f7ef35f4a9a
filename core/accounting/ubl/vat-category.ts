import type Big from 'big.js';

import type { AccountingMapping } from '../mapping';
import type { MissingPart } from '../missing';
import { givenText } from '../plain-text';
import type { VatGroup } from './vat-groups';
import type { XmlNode } from './xml';

/** Category codes of UNCL5305 that a mapping may give, and what EN 16931 wants with them. */
const CATEGORIES: ReadonlyMap<
	string,
	{ readonly needsReason: boolean; readonly forPositive: boolean }
> = new Map([
	['Z', { needsReason: false, forPositive: false }],
	['E', { needsReason: true, forPositive: false }],
	['AE', { needsReason: true, forPositive: false }],
	['K', { needsReason: true, forPositive: false }],
	['G', { needsReason: true, forPositive: false }],
	['O', { needsReason: true, forPositive: false }],
	['L', { needsReason: false, forPositive: true }],
	['M', { needsReason: false, forPositive: true }],
]);
/** Every positive VAT rate but those of the Canary Islands (L), Ceuta and Melilla (M). */
const STANDARD = 'S';
/** Not subject to VAT: no rate, and no VAT id anywhere on the invoice. */
export const OUTSIDE_VAT = 'O';
export const REVERSE_CHARGE = 'AE';
export const EXPORT = 'G';
export const INTRA_COMMUNITY = 'K';

/** How what is taxed at a rate is categorised. */
export interface VatCategory {
	readonly id: string;
	/** In percent; null outside VAT. */
	readonly percent: Big | null;
	/** Why there is no VAT; null where there is, or where none may be given. */
	readonly reason: string | null;
}

const part = (name: string, message: string): MissingPart => ({ part: name, message });

function categoryMissing(given: string | null, groups: readonly VatGroup[]): MissingPart[] {
	if (given === null || !CATEGORIES.has(given))
		return [
			part(
				'BT-118',
				`${given === null ? 'No VAT is charged on all or some lines' : `“${given}” is no VAT category for lines without VAT`}. Give the category: Z zero rated, E exempt, AE reverse charge, K within the EU, G export, O outside VAT, L or M for Canaries, Ceuta and Melilla.`,
			),
		];
	return given === OUTSIDE_VAT && groups.length > 1
		? [
				part(
					'BT-118',
					'The category O (outside VAT) can’t stand beside lines with VAT. Give another category for the lines without VAT.',
				),
			]
		: [];
}

/** The category of each group, in their order, or what is missing for it. */
export function vatCategories(
	groups: readonly VatGroup[],
	mapping: AccountingMapping,
): VatCategory[] | { readonly missing: readonly MissingPart[] } {
	const given = givenText(mapping.vatCategory)?.toUpperCase() ?? null;
	const reason = givenText(mapping.vatExemptionReason);
	const known = CATEGORIES.get(given ?? '');
	if (groups.some(({ rate }) => rate.eq(0))) {
		const missing = [
			...categoryMissing(given, groups),
			...(known?.needsReason === true && reason === null
				? [
						part(
							'BT-120',
							'No VAT is charged. Give the reason in words, as it stands on the invoice or in the law.',
						),
					]
				: []),
		];
		if (missing.length > 0) return { missing };
	}
	return groups.map(({ rate }) => {
		if (rate.gt(0))
			return {
				id: known?.forPositive === true && given !== null ? given : STANDARD,
				percent: rate,
				reason: null,
			};
		return {
			id: given ?? STANDARD,
			percent: given === OUTSIDE_VAT ? null : rate,
			reason: known?.needsReason === true ? reason : null,
		};
	});
}

/** cac:TaxCategory and cac:ClassifiedTaxCategory; the reason stands in the VAT breakdown only. */
export const categoryNode = (
	{ id, percent, reason }: VatCategory,
	{ withReason }: { readonly withReason: boolean },
): XmlNode => ({
	'cbc:ID': id,
	'cbc:Percent': percent?.toFixed(),
	'cbc:TaxExemptionReason': withReason ? (reason ?? undefined) : undefined,
	'cac:TaxScheme': { 'cbc:ID': 'VAT' },
});
