import type { Roles } from '../schema/roles';
import type { DocumentValues } from '../values/document-values';
import type { Check, LineAmounts } from './check';
import { checkDuplicateLines } from './checks/duplicate-lines';
import { checkEvidence } from './checks/evidence';
import type { Finding } from './checks/finding';
import { checkLineTotals } from './checks/line-total';
import { checkLineItemsOnly } from './checks/line-items-only';
import { checkRowRates } from './checks/row-rates';
import { checkLinesSum, checkTotal, provesLines } from './checks/sums';
import { withoutMisreadings } from './exact-values';
import { explain } from './explain/explain';
import { figuresOf, type Figure } from './figures';

export interface Checked {
	readonly checks: readonly Check[];
	readonly lineAmounts: LineAmounts;
	/** Whether a value takes part in a check in which all amounts agree to the last decimal. */
	readonly isConfirmed: (place: string, row?: number) => boolean;
}

const keyOf = (place: string, row?: number): string => `${place} ${row ?? ''}`;
const keysOf = (figures: readonly Figure[]) => figures.map(({ place, row }) => keyOf(place, row));

/**
 * A difference of a cent may be rounding, or a wrong last digit. It passes as rounding when every amount in
 * question is confirmed to the last decimal by another check. A quantity and a unit price need no such confirmation:
 * a wrong digit there makes more than a rounding difference.
 */
function settleRounding(findings: readonly Finding[], factors: ReadonlySet<string>): Finding[] {
	const confirmed = new Set(
		findings
			.filter(({ agreement }) => agreement === 'exact')
			.flatMap(({ figures }) => keysOf(figures)),
	);
	return findings.map((finding) => {
		if (finding.agreement !== 'rounding') return finding;
		const isSure = finding.figures.every(
			({ place, row }) => factors.has(place) || confirmed.has(keyOf(place, row)),
		);
		const { check } = finding;
		return isSure
			? { ...finding, check: { ...check, message: `${check.message}; the difference is rounding` } }
			: {
					...finding,
					check: {
						...check,
						result: 'failed',
						message: `${check.message}, and no other amount shows that this is only rounding`,
					},
				};
	});
}

/**
 * Checks the values of a document against each other, as far as its schema asks for them.
 *
 * Tolerance: half a unit of the last printed decimal for each added value, and only where other amounts confirm
 * that it is rounding.
 *
 * @param today ISO date
 */
export function runChecks(values: DocumentValues, roles: Roles, today: string): Checked {
	const figures = figuresOf(values, roles);
	const explanation = explain(figures);
	const sum = checkLinesSum(figures, explanation);
	const factors = new Set(
		[figures.columnPlace('quantity'), figures.columnPlace('unit_price')].filter(
			(place) => place !== undefined,
		),
	);
	const amounts = settleRounding(
		[
			...checkLineTotals(figures, explanation, provesLines(explanation)),
			sum,
			checkTotal('total', figures, explanation),
			checkTotal('amount_due', figures, explanation),
		],
		factors,
	);
	const sumPassed = amounts.some(
		({ check }) => check.code === 'lines_sum' && check.result === 'passed',
	);
	const confirmed = new Set(
		amounts
			.filter(({ check, agreement }) => check.result === 'passed' && agreement === 'exact')
			.flatMap((finding) => keysOf(finding.figures)),
	);
	return {
		checks: [
			...[
				...amounts,
				...checkLineItemsOnly(figures, explanation),
				...checkDuplicateLines(figures, sumPassed),
			].map(({ check }) => check),
			...withoutMisreadings(checkEvidence(values, roles, today), values),
			...checkRowRates(values, roles, figures, explanation),
		],
		lineAmounts: sumPassed ? explanation.lineAmounts : null,
		isConfirmed: (place, row) => confirmed.has(keyOf(place, row)),
	};
}
