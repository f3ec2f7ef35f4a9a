import { isSameAmount } from './amount-reading';
import type { Option, Sum, SumOptions } from './sum-options';

/** Points for what makes a total; a label alone gives up to about 1.3. */
const POINTS = { adds: 1.4, repaired: 0.6, nothingAdded: 0.3, between: 0.4 };
/** No tax takes a larger share of the total. */
export const MAX_TAX = 0.4;

/** What is left of the score of a total that is taken for a net. */
const NET_SCORE = 0.5;

/** An equation that holds: what goes into a total. */
type Parts = Readonly<Partial<Record<Exclude<Sum, 'total_due'>, Option>>>;

export interface Equation {
	readonly parts: Parts;
	/** Whether the taxes of several rates go into it, and no sum of them is printed. */
	readonly severalTaxes?: boolean;
	readonly points: number;
}

const orNone = (options: readonly Option[]): readonly (Option | undefined)[] => [
	...options,
	undefined,
];

/** What is called a total and stands above another sum may be its net: "Sum 100, VAT 19, Total 119". */
const nets = (sums: SumOptions): readonly Option[] => [
	...sums.subtotal,
	...sums.total_due
		.filter(({ cost, row }) => cost === 0 && sums.tax.some((tax) => tax.row === row + 1))
		.map((option) => ({ ...option, score: NET_SCORE * option.score })),
];

/** The likeliest way in which net, tax, shipping and discount make a total. */
export function equationFor(total: number, sums: SumOptions): Equation | undefined {
	let best: Equation | undefined;
	const isTaxed = sums.tax.some(({ value }) => value > 0 && value <= MAX_TAX * Math.abs(total));
	for (const net of nets(sums))
		for (const tax of orNone(sums.tax))
			for (const shipping of orNone(sums.shipping))
				for (const discount of orNone(sums.discount)) {
					const added = (tax?.value ?? 0) + (shipping?.value ?? 0) - Math.abs(discount?.value ?? 0);
					if (net.value <= 0 || !isSameAmount(net.value + added, total)) continue;
					// where a tax is printed, a "subtotal" that is the total is no net
					if (isTaxed && !tax) continue;
					const used = [net, tax, shipping, discount].filter((part) => part !== undefined);
					const points =
						(added === 0 ? POINTS.nothingAdded : POINTS.adds) +
						used.reduce((sum, { score }) => sum + 0.2 * score, 0) -
						// a net that is printed is the document's, whatever went into it
						POINTS.between * [shipping, discount].filter((part) => part !== undefined).length;
					if (points > (best?.points ?? 0))
						best = {
							parts: {
								subtotal: net,
								...(tax ? { tax } : {}),
								...(shipping ? { shipping } : {}),
								...(discount ? { discount } : {}),
							},
							points,
						};
				}
	return best ?? equationOfRates(total, sums) ?? repairedEquation(total, sums);
}

/** A net and the taxes of several rates, each in its row, that make a total. */
function equationOfRates(total: number, sums: SumOptions): Equation | undefined {
	const byRow = new Map(
		sums.tax.filter(({ cost }) => cost === 0).map((tax) => [tax.row, tax.value] as const),
	);
	if (byRow.size < 2 || total === 0) return undefined;
	const taxes = [...byRow.values()].reduce((sum, value) => sum + value, 0);
	for (const net of sums.subtotal)
		for (const shipping of orNone(sums.shipping))
			for (const discount of orNone(sums.discount)) {
				const added = taxes + (shipping?.value ?? 0) - Math.abs(discount?.value ?? 0);
				if (!isSameAmount(net.value + added, total)) continue;
				const parts = {
					subtotal: net,
					...(shipping ? { shipping } : {}),
					...(discount ? { discount } : {}),
				};
				return { parts, points: POINTS.adds, severalTaxes: true };
			}
	return undefined;
}

/** The text with its one wrong digit put right, where one digit is all that sets it apart from a value. */
function withDigitFor(text: string, value: number): string | undefined {
	const [read, wanted] = [text.replace(/\D/g, ''), Math.round(value * 100).toFixed(0)];
	const wrong = Array.from(wanted, (digit, at) => digit !== read[at]);
	if (read.length !== wanted.length || wrong.filter(Boolean).length !== 1) return undefined;
	let at = -1;
	return text.replace(/\d/g, (digit) => {
		at++;
		return wanted[at] ?? digit;
	});
}

/** Net and tax that make the total once a digit of one of them is read otherwise. */
function repairedEquation(total: number, sums: SumOptions): Equation | undefined {
	for (const net of sums.subtotal)
		for (const tax of sums.tax) {
			if (net.cost > 0 || tax.cost > 0 || !(tax.value > 0) || net.value >= total) continue;
			const ofTax = withDigitFor(tax.text, total - net.value);
			if (ofTax !== undefined)
				return {
					parts: { subtotal: net, tax: { ...tax, text: ofTax } },
					points: POINTS.repaired,
				};
			const ofNet = withDigitFor(net.text, total - tax.value);
			if (ofNet !== undefined)
				return { parts: { subtotal: { ...net, text: ofNet }, tax }, points: POINTS.repaired };
		}
	return undefined;
}
