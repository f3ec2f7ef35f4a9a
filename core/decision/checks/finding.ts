import type { Agreement } from '../agreement';
import type { Check } from '../check';
import type { Figure } from '../figures';

/** A check with what it rests on. */
export interface Finding {
	readonly check: Check;
	/** How well the amounts agree; `none` where nothing was compared. */
	readonly agreement: Agreement | 'none';
	/** The amounts that would not agree if a digit of one of them were wrong. */
	readonly figures: readonly Figure[];
}

/** Nothing was compared, as the values for it are not there. */
export const notApplicable = (
	code: Check['code'],
	message: string,
	{ fields = [], row }: { fields?: readonly string[]; row?: number } = {},
): Finding => ({
	check: {
		code,
		result: 'not_applicable',
		...(row === undefined ? {} : { row }),
		fields,
		numbers: {},
		message,
	},
	agreement: 'none',
	figures: [],
});

/** Names of fields, each once. */
export const placesOf = (figures: readonly Figure[]): string[] => [
	...new Set(figures.map(({ place }) => place)),
];
