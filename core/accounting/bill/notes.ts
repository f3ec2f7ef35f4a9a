import { ZERO } from './amounts';
import type { Bill } from './bill';

/** What a payload has no place for, and whoever pays must know. */
export function notesOf(
	{ paid, withholding, currency }: Pick<Bill, 'paid' | 'withholding' | 'currency'>,
	decimals: number,
): string[] {
	const money = (words: string, amount: Bill['paid']) =>
		(amount ?? ZERO).eq(0)
			? []
			: [`${words}, says the document: ${amount?.toFixed(decimals) ?? ''} ${currency ?? ''}`];
	return [...money('Already paid', paid), ...money('Withholding tax to keep back', withholding)];
}
