/** Digits in groups with spaces between, or with what groups them else; and a mark before decimals. */
const RUN = /(?<![\d.,])\d{1,3}(?:[ \u00a0\u202f]\d{3}(?!\d))+(?:[.,]\d+)?|\d[\d.,'’]*/g;
const DIGITS_OF_A_GROUP = 3;

/** What a run of digits and marks may be as a number: "1.234" is 1234 or 1.234. */
function readingsOf(run: string): readonly number[] {
	const text = run.replace(/[.,'’]+$/, '').replace(/[\s'’]/g, '');
	const at = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
	const whole = Number(text.replace(/[.,]/g, ''));
	if (at === -1) return [whole];
	const mark = text[at] ?? '';
	const decimals = text.slice(at + 1);
	const asDecimal = Number(`${text.slice(0, at).replace(/[.,]/g, '')}.${decimals}`);
	const isGroup = decimals.length === DIGITS_OF_A_GROUP;
	const isRepeated = text.indexOf(mark) !== at;
	if (isRepeated) return [whole];
	return isGroup ? [whole, asDecimal] : [asDecimal];
}

/** Amounts of e-invoices are exact to the cent; closer than that only arithmetic makes them differ. */
export const HALF_A_CENT = 0.005;
export const isSameAmount = (one: number, other: number): boolean =>
	Math.abs(one - other) < HALF_A_CENT;

/** All numbers that a text may print, in any way to write them; without signs. */
export const numbersIn = (text: string): readonly number[] =>
	[...text.matchAll(RUN)].flatMap(([run]) => readingsOf(run));

/** Amounts with cents, the largest first, each once: what a total may be. */
export const amountsIn = (text: string): readonly number[] =>
	[
		...new Set(
			[...text.matchAll(RUN)]
				.filter(([run]) => /[.,]\d{2}$/.test(run))
				.flatMap(([run]) => readingsOf(run)),
		),
	].sort((one, other) => other - one);
