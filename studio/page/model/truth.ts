import type { DocumentValues, ReadCell } from '../../../core/values/document-values';
import type { Decision } from '../../../core/decision/reason';
import type { LiveDocument } from './studio-document';

const valueOf = (cell: ReadCell | undefined): string => {
	const { value = null, raw = null } = cell ?? {};
	return String(value ?? raw ?? '').trim();
};

/** Whether two readings of a document say the same. */
function isSame(one: DocumentValues, other: DocumentValues): boolean {
	const names = new Set([...Object.keys(one.cells), ...Object.keys(other.cells)]);
	if ([...names].some((name) => valueOf(one.cells[name]) !== valueOf(other.cells[name])))
		return false;
	const tables = new Set([...Object.keys(one.tables), ...Object.keys(other.tables)]);
	return [...tables].every((table) => {
		const [rows, others] = [one.tables[table] ?? [], other.tables[table] ?? []];
		return (
			rows.length === others.length &&
			rows.every((row, at) =>
				Object.keys({ ...row, ...others[at] }).every(
					(column) => valueOf(row[column]) === valueOf(others[at]?.[column]),
				),
			)
		);
	});
}

/** What a decision was worth, where somebody has said what is right. */
export interface Outcome {
	readonly decision: Decision;
	/** Whether every value was read as it is; null: nobody has said. */
	readonly isRight: boolean | null;
}

/** @param isTruth whether somebody has looked at all values, and corrected what was wrong */
export const outcomeOf = ({ read, judged }: LiveDocument, isTruth: boolean): Outcome => ({
	decision: read.asRead.document.judgement.document.decision,
	isRight: isTruth ? isSame(read.asRead.document.values, judged.document.values) : null,
});

/** How many documents went which way. */
export interface Tally {
	readonly accepted: number;
	readonly review: number;
	/** Accepted, and wrong: what costs money. */
	readonly acceptedWrong: number;
	/** Held back, and right: what costs time. */
	readonly heldBack: number;
	/** Of which somebody has said what is right. */
	readonly known: number;
}

export function tallyOf(outcomes: readonly Outcome[]): Tally {
	const count = (is: (one: Outcome) => boolean) => outcomes.filter(is).length;
	return {
		accepted: count(({ decision }) => decision === 'accepted'),
		review: count(({ decision }) => decision === 'review'),
		acceptedWrong: count(({ decision, isRight }) => decision === 'accepted' && isRight === false),
		heldBack: count(({ decision, isRight }) => decision === 'review' && isRight === true),
		known: count(({ isRight }) => isRight !== null),
	};
}
