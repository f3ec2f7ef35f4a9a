import Big from 'big.js';

import { linesInWords } from './lines-in-words';
import type { BillLine } from './bill';
import type { Settled } from './settle';

/** The tax codes that a mapping gives for lines that have none of their own. */
export interface TaxCodes {
	/** By rate in percent, without zeros at its end: "19", "5.5". */
	readonly byRate: ReadonlyMap<string, string>;
	/** For every other rate. */
	readonly otherwise: string | null;
}

/** Codes by line; null for none, which only a bill without any has. Or why there are none. */
export type LineCodes =
	{ readonly codes: readonly (string | null)[] } | { readonly problem: string };

/** "19 %", "7,5%": what is printed, and no code of the books. */
const RATE = /^\d{1,2}(?:[.,]\d+)?\s*%$/;

const inPercent = (rates: readonly string[]): string =>
	rates.map((rate) => `${rate} %`).join(' and ');

const SEVERAL =
	'One tax code for all of them would be wrong. Give a tax code for each rate (Tax Codes by Rate)';

/**
 * The tax code of each line: its own, that of its rate, else the one for all, which may stand for one rate only.
 *
 * @param rates of the lines, in percent; null: nobody can tell
 * @param isOneTax whether one code is right for all even so
 */
export function lineCodes(
	{ lines, tax }: Settled,
	rates: readonly Big[] | null,
	isOneTax: boolean,
	{ byRate, otherwise }: TaxCodes,
): LineCodes {
	const printed = lines.filter(({ codes }) => RATE.test(codes.taxCode ?? ''));
	if (printed.length > 0)
		return {
			problem: `${linesInWords(printed)}: “${printed[0]?.codes.taxCode ?? ''}” is a tax rate as it is printed, no tax code. Take the column out of the mapping, and give a tax code for each rate (Tax Codes by Rate).`,
		};
	const mapped = lines.map((line, index) => {
		const rate = rates?.[index]?.toFixed() ?? null;
		return { line, rate, code: line.codes.taxCode ?? byRate.get(rate ?? '') ?? null };
	});
	const rest = mapped.filter(({ code }) => code === null);
	const codes = mapped.map(({ code }) => code ?? otherwise);
	if (codes.every((code) => code === null))
		return byRate.size > 0 && !tax.eq(0) ? uncoded(rest) : { codes };
	if (otherwise === null) return rest.length === 0 ? { codes } : uncoded(rest);
	if (rest.length > 0 && rates === null && !isOneTax)
		return {
			problem: `No single tax rate makes the tax of ${tax.toFixed()}, so there may be several. ${SEVERAL}, and a column for the tax rate of each row.`,
		};
	const several = [...new Set(rest.flatMap(({ rate }) => rate ?? []))];
	return several.length > 1
		? { problem: `There are lines at ${inPercent(several)}. ${SEVERAL}.` }
		: { codes };
}

function uncoded(rest: readonly { line: BillLine; rate: string | null }[]): LineCodes {
	const rates = [...new Set(rest.flatMap(({ rate }) => rate ?? []))];
	return {
		problem:
			rates.length === 0
				? `${linesInWords(rest.map(({ line }) => line))}: the tax rate doesn’t show, so there is no tax code for it. Add a column for the tax rate of each row, or give a tax code for all.`
				: `${linesInWords(rest.map(({ line }) => line))}: give a tax code for ${inPercent(rates)} (Tax Codes by Rate).`,
	};
}

/** "19 %", "19,0" -> "19"; null for what is no rate. */
export function rateKey(rate: string): string | null {
	const text = rate.replace('%', '').replace(',', '.').trim();
	return /^\d{1,2}(?:\.\d+)?$/.test(text) ? new Big(text).toFixed() : null;
}
