import { executeFilterCondition, type FilterConditionValue } from 'n8n-workflow';

import { isBlank, type ReadCell, type ReadRow } from '../../../../../core/values/document-values';

/** "total_due is larger than 5000": one condition of the user's own. */
export interface Condition {
	/** "total_due", "line_items.quantity" for a column, "line_items" for a table. */
	readonly place: string;
	/** Whether the schema has this place; with auto-detection and templates only the answer shows what there is. */
	readonly known: boolean;
	readonly operator: FilterConditionValue['operator'];
	readonly right: FilterConditionValue['rightValue'];
}

/** What a condition looks at: nothing of that name, a cell, or all rows of a table. */
export type Left =
	| { readonly kind: 'absent' }
	| { readonly kind: 'cell'; readonly cell: ReadCell | undefined }
	| { readonly kind: 'rows'; readonly rows: readonly ReadRow[] };

/** A condition that holds, or that can't be checked: both are a doubt. */
export interface Hit {
	readonly place: string;
	readonly row: number | undefined;
	readonly words: string;
}

const OF_TEXT = [
	'contains',
	'notContains',
	'startsWith',
	'notStartsWith',
	'endsWith',
	'notEndsWith',
	'regex',
	'notRegex',
];
const LENGTHS = ['Equals', 'NotEquals', 'Gt', 'Lt', 'Gte', 'Lte'].map((name) => `length${name}`);
const ABOUT_NOTHING: ReadonlySet<string> = new Set(['empty', 'notEmpty', 'exists', 'notExists']);
const WITHOUT_RIGHT: ReadonlySet<string> = new Set([...ABOUT_NOTHING, 'true', 'false']);
/** What n8n knows to ask; for anything else it answers "no". */
const OPERATIONS: Readonly<Record<string, ReadonlySet<string>>> = {
	string: new Set(['equals', 'notEquals', ...OF_TEXT]),
	number: new Set(['equals', 'notEquals', 'gt', 'lt', 'gte', 'lte']),
	dateTime: new Set(['equals', 'notEquals', 'after', 'before', 'afterOrEquals', 'beforeOrEquals']),
	boolean: new Set(['true', 'false', 'equals', 'notEquals']),
	array: new Set(LENGTHS),
	object: new Set(),
	any: new Set(),
};

const WORDS: Readonly<Record<string, string>> = {
	gt: 'is larger than',
	lt: 'is smaller than',
	gte: 'is at least',
	lte: 'is at most',
	equals: 'is',
	notEquals: 'is not',
	contains: 'contains',
	notContains: 'does not contain',
	startsWith: 'begins with',
	notStartsWith: 'does not begin with',
	endsWith: 'ends with',
	notEndsWith: 'does not end with',
	regex: 'matches',
	notRegex: 'does not match',
	after: 'is after',
	before: 'is before',
	afterOrEquals: 'is at or after',
	beforeOrEquals: 'is at or before',
	true: 'is true',
	false: 'is false',
	empty: 'is empty',
	notEmpty: 'is not empty',
	exists: 'is there',
	notExists: 'is not there',
	lengthEquals: 'has so many rows:',
	lengthNotEquals: 'has not so many rows:',
	lengthGt: 'has more rows than',
	lengthLt: 'has fewer rows than',
	lengthGte: 'has at least so many rows:',
	lengthLte: 'has at most so many rows:',
};

/** Text that is one number whatever the country: "1234", "-0.5", but not "1.234" or "1,5". */
const PLAIN_NUMBER = /^[+-]?\d+(?:\.(?:\d{1,2}|\d{4,}))?$/;
/** n8n numbers conditions and items; here neither number means anything. */
const NUMBERING = /\s*\[condition \d+(?:, item \d+)?\]$/;
const ISO_DATE = /^\d{4}-\d{2}-\d{2}/;

/** Why a condition can't be checked; undefined when it can. */
function obstacle({ operator, right }: Condition, left: string | number | readonly unknown[]) {
	const { type, operation } = operator;
	if (!ABOUT_NOTHING.has(operation) && OPERATIONS[type]?.has(operation) !== true)
		return `n8n does not know it for a ${type}`;
	const needsRight = !WITHOUT_RIGHT.has(operation);
	const isMissing = right === null || right === undefined || (right === '' && type !== 'string');
	if (needsRight && isMissing) return 'there is nothing to compare with';
	if (ABOUT_NOTHING.has(operation)) return undefined;
	const isText = typeof left === 'string';
	if (type === 'number' && isText && !PLAIN_NUMBER.test(left.trim()))
		return `"${left}" is not surely a number`;
	if (type === 'dateTime' && !(isText && ISO_DATE.test(left)))
		return `"${String(left)}" is not surely a date`;
	return undefined;
}

/** "is not EUR" holds for what is not there; no other comparison does. */
const holdsForNothing = (operation: string): boolean =>
	operation === 'empty' || /^(?:not(?!Empty)|lengthNot)/.test(operation);

function evaluated(
	condition: Condition,
	left: string | number | readonly ReadRow[],
	caseSensitive: boolean,
): boolean | string {
	const problem = obstacle(condition, left);
	if (problem !== undefined) return problem;
	const { place, operator, right } = condition;
	// A row is no value that n8n compares: only how many there are can be asked.
	const leftValue = typeof left === 'object' ? left.map((_row, index) => index + 1) : left;
	try {
		return executeFilterCondition(
			{ id: place, leftValue, operator, rightValue: right },
			{ caseSensitive, leftValue: '', typeValidation: 'loose', version: 3 },
		);
	} catch (error) {
		return (error instanceof Error ? error.message : String(error)).replace(NUMBERING, '');
	}
}

/**
 * Whether a condition holds. One that can't be checked never counts as kept: it is a hit that says why.
 *
 * @param row from 1; undefined for what is in no row
 */
export function hitOf(
	condition: Condition,
	left: Left,
	row: number | undefined,
	caseSensitive: boolean,
): Hit | undefined {
	const { place, operator, right } = condition;
	const { operation } = operator;
	const named = row === undefined ? place : `${place} in row ${row}`;
	const compared = WITHOUT_RIGHT.has(operation) ? '' : ` ${String(right)}`;
	const rule = `${named} ${WORDS[operation] ?? operation}${compared}`;
	const holds = (words = ''): Hit => ({ place, row, words: `${rule}${words}` });
	const unclear = (why: string) => holds(`: can't be checked, ${why}`);

	const cell = left.kind === 'cell' ? left.cell : undefined;
	const value = left.kind === 'rows' ? left.rows : (cell?.value ?? null);
	if (value === null || value === '') {
		if (cell !== undefined && !isBlank(cell)) return unclear(`"${String(cell.raw)}" is unreadable`);
		const problem = obstacle(condition, operator.type === 'dateTime' ? '2000-01-01' : 0);
		if (problem !== undefined) return unclear(problem);
		if (left.kind === 'absent' && !condition.known && !ABOUT_NOTHING.has(operation))
			return unclear('the document has no field of this name');
		return holdsForNothing(operation) ? holds() : undefined;
	}
	const answer = evaluated(condition, value, caseSensitive);
	if (typeof answer === 'string') return unclear(answer);
	return answer ? holds(typeof value === 'object' ? '' : ` (${value})`) : undefined;
}
