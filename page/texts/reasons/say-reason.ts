import type { Check } from '../../../core/decision/check';
import { MISMATCHES } from '../../../core/decision/mismatches';
import type { Reason } from '../../../core/decision/reason';
import { labelOf } from '../../model/place';
import type { ReasonWords, SumCode } from './reason-words';

/** Reasons and sums in words. */
export interface Sayings {
	readonly reason: (reason: Reason) => string;
	readonly check: (check: Check) => string;
}

/** As the core says them. */
export const AS_THEY_ARE: Sayings = {
	reason: ({ message }) => message,
	check: ({ message }) => message,
};

type Numbers = Check['numbers'];

const isSum = (code: string, { agrees }: ReasonWords): code is SumCode => code in agrees;

const filled = (text: string, values: Readonly<Record<string, string>>): string =>
	text.replaceAll(/\{(\w+)\}/g, (all, name: string) => values[name] ?? all);

/** In the words of a language, with numbers as it writes them. */
export function sayingsIn(language: string, words: ReasonWords): Sayings {
	const written = new Intl.NumberFormat(language, { maximumFractionDigits: 6 });
	const said = (value: string | number) =>
		typeof value === 'number' ? written.format(value) : value;
	const placeOf = (field: string | undefined, row: number | undefined): string => {
		if (field === undefined) return '';
		const name = labelOf(field.split('.').at(-1) ?? field);
		return `${name}${row === undefined ? '' : filled(words.inRow, { row: String(row) })}: `;
	};
	const compared = (numbers: Numbers = {}): string => {
		const all = Object.entries(numbers);
		if (all.length === 0) return '';
		return ` (${all.map(([role, value]) => `${labelOf(role)} ${said(value)}`).join('; ')})`;
	};
	return {
		reason({ code, field, row, message, match_ratio, threshold, raw, numbers = {} }) {
			const text = words.reasons[code];
			const values = {
				message,
				raw: String(raw ?? ''),
				ratio: said(match_ratio ?? ''),
				threshold: said(threshold ?? ''),
				printed: said(numbers['printed'] ?? ''),
				known: said(numbers['known'] ?? ''),
			};
			const rest = text.includes('{') ? '' : compared(numbers);
			return `${placeOf(field, row)}${filled(text, values)}${rest}`;
		},
		check({ code, result, row, fields, numbers, message }) {
			if (!isSum(code, words)) return message;
			const text = result === 'passed' ? words.agrees[code] : words.reasons[MISMATCHES[code]];
			return `${row === undefined ? '' : placeOf(fields.at(-1), row)}${text}${compared(numbers)}`;
		},
	};
}
