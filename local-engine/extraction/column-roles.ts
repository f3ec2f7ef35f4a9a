import { readingsOf, type AmountHabit } from './amount-reading';
import { COLUMNS } from './column-lexicon';
import type { Cluster } from './column-clusters';
import type { Chunk } from './number-chunks';
import { isProduct } from './line-arithmetic';

const NUMERIC: ReadonlySet<string> = new Set(
	COLUMNS.filter(({ type }) => type === 'number').map(({ id }) => id),
);

/** The number of a chunk; undefined where it can't be read plainly. */
export function valueOf({ digits }: Pick<Chunk, 'digits'>, habit: AmountHabit): number | undefined {
	const text = digits
		.map((word) => word.text)
		.join(' ')
		.replace(/%/g, '');
	return readingsOf(text, habit)[0]?.value;
}

const isRate = (cluster: Cluster): boolean =>
	[...cluster.chunks.values()].every(({ words }) => words.some(({ text }) => text.includes('%')));

interface Triple {
	readonly quantity: Cluster;
	readonly price: Cluster;
	readonly total: Cluster;
}

/** In how many rows quantity × price is the total, and in how many all three are there. */
function productsOf({ quantity, price, total }: Triple, habit: AmountHabit) {
	let [right, all, telling] = [0, 0, 0];
	for (const [row, chunk] of total.chunks) {
		const [q, p] = [quantity.chunks.get(row), price.chunks.get(row)];
		if (!q || !p) continue;
		const [a, b, c] = [q, p, chunk].map((one) => valueOf(one, { ...habit, cents: false }));
		if (a === undefined || b === undefined || c === undefined) continue;
		all++;
		if (!isProduct(a, b, c)) continue;
		right++;
		if (a !== 1 && b !== 1 && c !== 0) telling++;
	}
	return { right, all, telling };
}

/** Points: for each header that says the same or another thing, and for each row that works out. */
const POINTS = { same: 1, other: -1.6, row: 1, telling: 1, order: 0.2 };

const agrees = (cluster: Cluster, role: string): number => {
	if (cluster.id === role) return POINTS.same;
	return cluster.id === undefined || cluster.id === 'description' ? 0 : POINTS.other;
};

/**
 * Which columns are quantity, price and total: what the headers say, unless arithmetic says otherwise. A column whose
 * header means nothing, or that has none, gets its meaning from arithmetic alone.
 */
export function withRoles(named: readonly Cluster[], habit: AmountHabit): Cluster[] {
	const isCounted = named.some(({ id }) => id === 'quantity');
	// numbers under "Quantity, unit" say how many
	const clusters = named.map((cluster) =>
		cluster.id === 'unit' && !isCounted ? { ...cluster, id: 'quantity' } : cluster,
	);
	const hasPrices = clusters.some(({ id }) => id === 'quantity' || id === 'unit_price');
	const numbers = clusters.filter(
		(cluster) =>
			!isRate(cluster) &&
			// numbers under what is sold may say how many of it, and at what price, where nothing else does
			(cluster.id === undefined ||
				NUMERIC.has(cluster.id) ||
				(cluster.id === 'description' && !hasPrices)),
	);
	let best: { triple: Triple; points: number } | undefined;
	for (const quantity of numbers)
		for (const price of numbers)
			for (const total of numbers) {
				if (quantity === price || price === total || quantity === total) continue;
				const triple = { quantity, price, total };
				const { right, all, telling } = productsOf(triple, habit);
				if (all === 0 || right < 0.5 * all) continue;
				const points =
					agrees(quantity, 'quantity') +
					agrees(price, 'unit_price') +
					agrees(total, 'line_total') +
					POINTS.row * right +
					POINTS.telling * telling +
					(price.box.x0 < total.box.x0 ? POINTS.order : 0) +
					(quantity.box.x0 < total.box.x0 ? POINTS.order : 0);
				const named = [quantity, price, total].filter(
					({ id }) => id !== undefined && id !== 'description',
				).length;
				if (named < 2 && telling < 1) continue;
				if (!best || points > best.points) best = { triple, points };
			}
	const chosen = new Map<Cluster, string>(
		best
			? [
					[best.triple.quantity, 'quantity'],
					[best.triple.price, 'unit_price'],
					[best.triple.total, 'line_total'],
				]
			: [],
	);
	const used = new Set(chosen.values());
	const renamed = clusters.map((cluster) => {
		const role = chosen.get(cluster);
		if (role !== undefined) return { ...cluster, id: role };
		if (cluster.id !== undefined && used.has(cluster.id)) return { ...cluster, id: undefined };
		if (isRate(cluster) && cluster.id !== 'discount') return { ...cluster, id: 'tax_rate' };
		return cluster;
	});
	return uniqueTotals(renamed);
}

/** Of several columns called a total without arithmetic to tell, the first that is no tax; "net | VAT | gross". */
function uniqueTotals(clusters: readonly Cluster[]): Cluster[] {
	const seen = new Set<string>();
	const result = clusters.toReversed().map((cluster) => {
		if (cluster.id === undefined || !seen.has(cluster.id)) {
			if (cluster.id !== undefined) seen.add(cluster.id);
			return cluster;
		}
		return { ...cluster, id: undefined };
	});
	return result.toReversed();
}
