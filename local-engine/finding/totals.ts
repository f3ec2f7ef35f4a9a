import { decimalMarkOf, parseNumber } from '../../core/values/number';
import type { Candidate } from './candidates';

/** Net, tax and total of a document, as far as found. */
export interface Totals {
	readonly subtotal?: Candidate | undefined;
	readonly tax?: Candidate | undefined;
	readonly total_due?: Candidate | undefined;
}

/** More candidates than this are rivals by accident. */
const RIVALS = 4;
/** Half a cent for each of two rounded addends. */
const ROUNDING = 0.011;
/** Added to the score where the sum is right: more than any label can give. */
const ADDS_UP = 1.5;

interface Valued {
	readonly candidate: Candidate;
	readonly value: number | undefined;
}

/** Where labels leave a choice, the last of equal ones is it: totals stand at the end. */
function rivals(candidates: readonly Candidate[], concept: string): readonly Valued[] {
	const own = candidates
		.filter((candidate) => candidate.concept === concept)
		.sort((a, b) => b.score - a.score || b.row - a.row)
		.slice(0, RIVALS);
	const mark = decimalMarkOf(candidates.map(({ text }) => text));
	return own.map((candidate) => {
		const reading = parseNumber(candidate.text, mark);
		return { candidate, value: reading.readable ? reading.value.value : undefined };
	});
}

const addsUp = (net: Valued, tax: Valued, total: Valued): boolean =>
	net.value !== undefined &&
	tax.value !== undefined &&
	total.value !== undefined &&
	net.value > 0 &&
	Math.abs(net.value + tax.value - total.value) < ROUNDING;

/**
 * Chooses among what labels point to. A subtotal has "total" in its name and a total may be printed
 * several times, so net + tax = total decides where it can.
 */
export function chooseTotals(candidates: readonly Candidate[]): Totals {
	const [nets, taxes, totals] = [
		rivals(candidates, 'subtotal'),
		rivals(candidates, 'tax'),
		rivals(candidates, 'total_due'),
	];
	let best: { totals: Totals; score: number } = {
		totals: {
			subtotal: nets[0]?.candidate,
			tax: taxes[0]?.candidate,
			total_due: totals[0]?.candidate,
		},
		score: 0,
	};
	for (const net of nets)
		for (const tax of taxes)
			for (const total of totals) {
				if (!addsUp(net, tax, total)) continue;
				const score = ADDS_UP + net.candidate.score + tax.candidate.score + total.candidate.score;
				if (score > best.score)
					best = {
						totals: { subtotal: net.candidate, tax: tax.candidate, total_due: total.candidate },
						score,
					};
			}
	return best.totals;
}
