import { specsByPlace, type DocumentSchema } from '../schema/document-schema';
import { rolesOf, type Roles } from '../schema/roles';
import {
	isBlank,
	type DocumentValues,
	type ReadCell,
	type ReadRow,
} from '../values/document-values';
import { parseNumber } from '../values/number/number';
import { byRow } from './by-row';
import type { Check, CheckCode, LineAmounts } from './check';
import type { Judgement, Reason } from './reason';
import { MISMATCHES } from './mismatches';
import { runChecks } from './run-checks';

/** The service calls a match ratio from here on "high confidence". */
export const HIGH_CONFIDENCE = 0.85;

export interface Policy {
	/** Match ratio (0..1) a value needs where its field has no threshold of its own. */
	readonly threshold: number;
	/** Whether every value counts, or only those of required fields. */
	readonly fieldsThatCount: 'all' | 'required';
	/**
	 * Whether a value a little below its threshold is taken as sure when it takes part in a check in which all
	 * amounts agree to the last decimal.
	 */
	readonly liftByChecks: boolean;
}

/** How far below its threshold a value may be lifted by a check. */
const LIFT = 0.1;

/** Judgements of a document, and of each row by itself. */
export interface DocumentJudgement {
	/** Everything on the document. */
	readonly document: Judgement;
	/** By table, in order: what stands in the row, and the document's own fields, as a row carries them. */
	readonly rows: Readonly<Record<string, readonly Judgement[]>>;
	/** What was checked, and with what result. */
	readonly checks: readonly Check[];
	/** What the line totals hold, by arithmetic. */
	readonly lineAmounts: LineAmounts;
}

interface Rule {
	readonly required: boolean;
	readonly counts: boolean;
	readonly threshold: number;
	/** Taken off the threshold of a value that a check confirms. */
	readonly lift: number;
}

/** What was found about one part of a document. */
interface Finding {
	readonly reasons: readonly Reason[];
	readonly ratios: readonly number[];
}

type RuleOf = (place: string) => Rule;
type IsConfirmed = (place: string, row?: number) => boolean;

/** Rounded down, so that a ratio under the threshold never reads as if it met it. */
const shown = (ratio: number) => String(Math.floor(ratio * 10_000) / 10_000);

function rulesOf(schema: DocumentSchema, policy: Policy): RuleOf {
	const specs = specsByPlace(schema);
	// Where nothing is required, "only required fields" would let every document through.
	const onlyRequired =
		policy.fieldsThatCount === 'required' && [...specs.values()].some(({ required }) => required);
	return (place) => {
		const spec = specs.get(place);
		const required = spec?.required ?? false;
		return {
			required,
			counts: !onlyRequired || required,
			threshold: spec?.threshold ?? policy.threshold,
			lift: policy.liftByChecks ? LIFT : 0,
		};
	};
}

function findingOfCell(
	field: string,
	cell: ReadCell,
	rule: Rule,
	isConfirmed: boolean,
	row?: number,
	isExcused = false,
): Finding {
	const at = { field, ...(row === undefined ? {} : { row }) };
	const named = row === undefined ? field : `${field} in row ${row}`;
	if (isBlank(cell))
		return {
			ratios: [],
			reasons: rule.required
				? [
						{
							code: 'missing_value',
							...at,
							message: `${named}: no value was found, and it is required`,
						},
					]
				: [],
		};
	if (!rule.counts) return { ratios: [], reasons: [] };

	const reasons: Reason[] = [];
	const { match_ratio: ratio, raw } = cell;
	if (cell.unreadable !== null && raw !== null && !isExcused)
		reasons.push({
			code: 'unreadable_value',
			...at,
			message: `${named}: "${String(raw)}" ${cell.unreadable}`,
			raw,
		});
	// Nobody asks a page about a value that does not come from it.
	if (cell.source !== undefined) return { reasons, ratios: [] };
	// The page's own characters are better evidence than a ratio.
	if (cell.verified_by !== undefined && cell.text_verified === true)
		return { reasons, ratios: ratio === null ? [] : [ratio] };
	if (cell.pdf_text !== undefined)
		return {
			reasons: [
				...reasons,
				{
					code: 'pdf_text_differs',
					...at,
					message: `${named}: read as "${String(raw)}", but the PDF’s own text there is "${cell.pdf_text}"`,
					...(raw === null ? {} : { raw }),
				},
			],
			ratios: ratio === null ? [] : [ratio],
		};
	if (ratio === null)
		reasons.push({
			code: 'unknown_match_ratio',
			...at,
			message: `${named}: the service gave no match ratio`,
		});
	else if (ratio < rule.threshold - (isConfirmed ? rule.lift : 0))
		reasons.push({
			code: 'low_match_ratio',
			...at,
			message: `${named}: match ratio ${shown(ratio)} is below ${rule.threshold}`,
			match_ratio: ratio,
			threshold: rule.threshold,
		});
	if (cell.text_verified === false)
		reasons.push({
			code: 'text_not_verified',
			...at,
			message: `${named}: the value and the text on the page disagree`,
		});
	return { reasons, ratios: ratio === null ? [] : [ratio] };
}

const findingsOfRow = (
	cells: ReadRow,
	prefix: string,
	ruleOf: RuleOf,
	isConfirmed: IsConfirmed,
	isExcused: (place: string, cell: ReadCell) => boolean,
	row?: number,
): Finding[] =>
	Object.entries(cells).map(([name, cell]) => {
		const place = `${prefix}${name}`;
		const confirmed = isConfirmed(place, row);
		return findingOfCell(place, cell, ruleOf(place), confirmed, row, isExcused(place, cell));
	});

/** "Pauschale", "1:30", "1 Pers./Nacht": said in words or as a time; a number misread is neither. */
const IN_WORDS = /\p{L}{2}|^\d{1,3}:\d{2}$/u;

/** The first number of a text that is none by itself; "1:30" are one and a half hours. */
function numberAmong(text: string): number | undefined {
	const [, hours, minutes] = /(?<!\d)(\d{1,3}):([0-5]\d)(?!\d)/u.exec(text) ?? [];
	if (hours !== undefined) return Number(hours) + Number(minutes) / MINUTES;
	const [digits] = /\d[\d.,]*\d|\d/u.exec(text) ?? [];
	const reading = digits === undefined ? undefined : parseNumber(digits);
	return reading?.readable === true ? reading.value.value : undefined;
}

const MINUTES = 60;
/** Of a cent, for the division of two numbers. */
const ALMOST = 0.005;

/**
 * Whether quantity and price make the amount as far as their texts hold numbers, or a whole number of times that: two
 * nights for one person.
 */
function fitsWords(cells: ReadRow, { quantity, unit_price, line_total }: ColumnNames): boolean {
	const numberOf = (name: string | undefined) => {
		const cell = cells[name ?? ''];
		if (cell === undefined || isBlank(cell)) return undefined;
		return typeof cell.value === 'number' ? cell.value : numberAmong(String(cell.raw));
	};
	const [count, each, amount] = [quantity, unit_price, line_total].map(numberOf);
	if (count === undefined || each === undefined || amount === undefined) return true;
	const made = count * each;
	if (made === 0) return true;
	const times = Math.round(amount / made);
	return times >= 1 && Math.abs(times * made - amount) <= ALMOST * times;
}

/** A quantity in words is no doubt where the amount of its row is proven by the sum, and no number in it says otherwise. */
function excusedIn(
	{ table }: Roles,
	isConfirmed: IsConfirmed,
	cells: ReadRow,
	row: number,
): (place: string, cell: ReadCell) => boolean {
	if (table === null) return () => false;
	const { quantity, unit_price: price, line_total: total } = table.columns;
	const inWords = new Set([quantity, price].map((name) => `${table.name}.${name ?? ''}`));
	const isProven = total !== undefined && isConfirmed(`${table.name}.${total}`, row);
	return (place, { raw }) =>
		isProven && inWords.has(place) && IN_WORDS.test(String(raw)) && fitsWords(cells, table.columns);
}

type ColumnNames = NonNullable<Roles['table']>['columns'];

/** Checks of amounts; what is no amount says nothing about a discount. */
const OF_AMOUNTS: ReadonlySet<CheckCode> = new Set(['line_total', 'lines_sum', 'total']);

/**
 * A discount in percent is no doubt where no row was read that it could be taken of, and the amounts agree without: it
 * was taken off above them.
 */
function excusedRates(
	{ tables }: DocumentValues,
	{ fields, table }: Roles,
	checks: readonly Check[],
): (place: string, cell: ReadCell) => boolean {
	const hasRows = table !== null && (tables[table.name] ?? []).length > 0;
	const agrees = checks.every(({ code, result }) => result !== 'failed' || !OF_AMOUNTS.has(code));
	const discounts: ReadonlySet<string> = new Set(fields.discount);
	return (place, { compound }) =>
		!hasRows && agrees && compound?.kind === 'rate' && discounts.has(place);
}

const reasonOfCheck = ({ code, row, fields, numbers, message }: Check): Reason => {
	const field = fields.at(-1);
	return {
		code: MISMATCHES[code],
		...(field === undefined ? {} : { field }),
		...(row === undefined ? {} : { row }),
		message,
		numbers,
	};
};

/** What the failed checks say, by the row they concern; undefined for the whole document. */
function findingsOfChecks(checks: readonly Check[]): (row?: number) => Finding {
	const byRow = new Map<number | undefined, Reason[]>();
	for (const check of checks.filter(({ result }) => result === 'failed')) {
		const own = byRow.get(check.row) ?? [];
		own.push(reasonOfCheck(check));
		byRow.set(check.row, own);
	}
	return (row) => ({ ratios: [], reasons: byRow.get(row) ?? [] });
}

function judgement(findings: readonly Finding[]): Judgement {
	const reasons = findings.flatMap((finding) => finding.reasons);
	const ratios = findings.flatMap((finding) => finding.ratios);
	return {
		decision: reasons.length === 0 ? 'accepted' : 'review',
		match_ratio: ratios.length === 0 ? null : ratios.reduce((least, one) => Math.min(least, one)),
		reasons,
	};
}

function findingOfWhole({ cells, tables }: DocumentValues, ruleOf: RuleOf): Finding {
	const nothing =
		Object.values(cells).every(isBlank) && Object.values(tables).every((rows) => rows.length === 0);
	if (nothing)
		return {
			ratios: [],
			reasons: [{ code: 'missing_value', message: 'no value was found on the document' }],
		};
	return {
		ratios: [],
		reasons: Object.entries(tables)
			.filter(([name, rows]) => rows.length === 0 && ruleOf(name).required)
			.map(([field]) => ({
				code: 'missing_value',
				field,
				message: `${field}: no row was found, and it is required`,
			})),
	};
}

/**
 * Decides whether a document, and each of its rows, may go on by itself. Every doubt is a reason in words.
 *
 * @param today ISO date
 * @param documentReasons that are known before the values are
 */
export function judge(
	values: DocumentValues,
	schema: DocumentSchema,
	policy: Policy,
	today: string,
	documentReasons: readonly Reason[] = [],
): DocumentJudgement {
	const ruleOf = rulesOf(schema, policy);
	const roles = rolesOf(schema);
	const { checks, lineAmounts, isConfirmed } = runChecks(values, roles, today);
	const findingOfChecks = findingsOfChecks(checks);
	const header = [
		{ ratios: [], reasons: documentReasons },
		findingOfWhole(values, ruleOf),
		...findingsOfRow(values.cells, '', ruleOf, isConfirmed, excusedRates(values, roles, checks)),
		findingOfChecks(),
	];
	const rows = Object.entries(values.tables).map(
		([table, list]) =>
			[
				table,
				list.map((cells, index) => [
					...findingsOfRow(
						cells,
						`${table}.`,
						ruleOf,
						isConfirmed,
						excusedIn(roles, isConfirmed, cells, index + 1),
						index + 1,
					),
					...(table === roles.table?.name ? [findingOfChecks(index + 1)] : []),
				]),
			] as const,
	);
	return {
		document: judgement([...header, ...rows.flatMap(([, list]) => list.flat())]),
		rows: Object.fromEntries(
			rows.map(([table, list]) => [table, list.map((row) => judgement([...header, ...row]))]),
		),
		checks,
		lineAmounts,
	};
}

const withReasons = (judged: Judgement, reasons: readonly Reason[]): Judgement => ({
	...judged,
	decision: 'review',
	reasons: [...judged.reasons, ...reasons],
});

/**
 * Adds reasons for review that are found after the judgement. One that names a row counts for the document and for that
 * row of the table its field is in; the others count for every row.
 */
export function addReasons(
	judged: DocumentJudgement,
	reasons: readonly Reason[],
): DocumentJudgement {
	if (reasons.length === 0) return judged;
	const reasonsOf = byRow(reasons, ({ field }) => field);
	return {
		...judged,
		document: withReasons(judged.document, reasons),
		rows: Object.fromEntries(
			Object.entries(judged.rows).map(([table, rows]) => [
				table,
				rows.map((row, index) => {
					const own = reasonsOf(table, index + 1);
					return own.length === 0 ? row : withReasons(row, own);
				}),
			]),
		),
	};
}
