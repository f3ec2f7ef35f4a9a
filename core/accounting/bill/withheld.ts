import type { BillProblem } from '../missing';
import type { BillFormat } from '../payload-format';
import { ZERO } from './amounts';
import type { Bill } from './bill';
import type { Booking } from './booking';

/** A document of its own, which says what is kept back wherever it is paid. */
const SAYS_IT: BillFormat = 'ubl_invoice';
/** Nothing there tells whoever pays. */
const SILENT: BillFormat = 'datev_batch';

/**
 * Tax that the buyer keeps back and pays by himself. As a bill it stands in the note, and the whole amount is owed; what
 * was paid already was less than that, and no tool here books the rest as owed to the tax office.
 */
export function withheldProblems(
	{ withholding, currency, fieldNames }: Bill,
	booking: Booking,
	format: BillFormat,
	decimals: number,
): BillProblem[] {
	const kept = withholding ?? ZERO;
	if (kept.eq(0) || format === SAYS_IT) return [];
	const money = `${kept.toFixed(decimals)} ${currency ?? ''}`.trim();
	const field = fieldNames.withholding_tax?.[0];
	if (booking === 'expense')
		return [
			{
				concern: 'paid',
				field,
				message: `This is paid already, but for a withholding tax of ${money} that was kept back: booked as spent it would be too much. Book it by hand, and what was kept back as owed to the tax office.`,
			},
		];
	return format === SILENT
		? [
				{
					concern: 'paid',
					field,
					message: `A withholding tax of ${money} is to be kept back. A booking batch has no place to say so, and the whole amount would be paid. Enter it by hand.`,
				},
			]
		: [];
}
