import { decimalMarkOf, parseNumber } from '../../core/values/number/number';
import type { DecimalMark } from '../../core/values/number/separators';

/** What a printed amount can be: as read, or with a mark put back that recognition lost. */
export interface Amount {
	readonly value: number;
	/** As printed; of a repaired amount, as it must have been printed. */
	readonly text: string;
	/** How unlikely it is, to be set against a candidate's score; 0 for a plain reading. */
	readonly cost: number;
}

/** How the amounts of a page are printed. */
export interface AmountHabit {
	readonly mark: DecimalMark | undefined;
	/** Whether amounts have cents: then one without has lost its mark, or is none. */
	readonly cents: boolean;
}

/** So many amounts with cents show a habit. */
const SHOWS_HABIT = 3;
const CENTS = /[.,]\d{2}(?!\d)/;
/** Reading a whole number where all others have cents, and putting a mark back: both take some evidence. */
const COST = { noCents: 0.3, repaired: 0.2 };

/** @param texts every amount printed on the page */
export function habitOf(texts: readonly string[]): AmountHabit {
	return {
		mark: decimalMarkOf(texts),
		cents: texts.filter((text) => CENTS.test(text)).length >= SHOWS_HABIT,
	};
}

/** "900" -> "9.00", "80 91" -> "80.91", "4,621:88" -> "4,621.88"; undefined where no mark can be missing. */
function withMark(text: string, mark: DecimalMark): string | undefined {
	const [, before, whole, cents, after] =
		/^(\D*)(\d{1,3}(?:[.,]?\d{3})*|\d+)[ :;|'’.,]{0,2}(\d{2})(\D*)$/u.exec(text) ?? [];
	if (whole === undefined || cents === undefined) return undefined;
	return `${before ?? ''}${whole}${mark}${cents}${after ?? ''}`;
}

const valueOf = (text: string, mark: DecimalMark | undefined): number | undefined => {
	const reading = parseNumber(text, mark);
	return reading.readable ? reading.value.value : undefined;
};

/** Whether an amount has no cents on a page whose amounts have: it is shown as it was read, and doubted. */
export const lacksCents = (text: string, { cents }: AmountHabit): boolean =>
	cents && !CENTS.test(text) && text !== '0';

/** What an amount can be, the likeliest first. */
export function readingsOf(text: string, habit: AmountHabit): readonly Amount[] {
	const plain = valueOf(text, habit.mark);
	const lacking = lacksCents(text, habit);
	const readings: Amount[] =
		plain === undefined ? [] : [{ value: plain, text, cost: lacking ? COST.noCents : 0 }];
	if (!lacking && plain !== undefined) return readings;
	const repaired = withMark(text, habit.mark ?? '.');
	const value = repaired === undefined ? undefined : valueOf(repaired, habit.mark ?? '.');
	if (repaired !== undefined && value !== undefined && value !== plain)
		readings.push({ value, text: repaired, cost: COST.repaired });
	return readings.sort((a, b) => a.cost - b.cost);
}

/** Half a cent for each of a few rounded addends. */
const ROUNDING = 0.011;
export const isSameAmount = (a: number, b: number): boolean => Math.abs(a - b) < ROUNDING;
