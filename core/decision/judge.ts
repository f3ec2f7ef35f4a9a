import { knownFields, type DocumentSchema } from '../schema/document-schema';
import { isTable } from '../schema/field-spec';
import {
	isBlank,
	type DocumentValues,
	type ReadCell,
	type ReadRow,
} from '../values/document-values';
import type { Judgement, Reason } from './reason';

/** The service calls a match ratio from here on "high confidence". */
export const HIGH_CONFIDENCE = 0.85;

export interface Policy {
	/** Match ratio (0..1) a value needs where its field has no threshold of its own. */
	readonly threshold: number;
	/** Whether every value counts, or only those of required fields. */
	readonly fieldsThatCount: 'all' | 'required';
}

/** Judgements of a document, and of each row by itself. */
export interface DocumentJudgement {
	/** Everything on the document. */
	readonly document: Judgement;
	/** By table, in order: what stands in the row, and the document's own fields, as a row carries them. */
	readonly rows: Readonly<Record<string, readonly Judgement[]>>;
}

interface Rule {
	readonly required: boolean;
	readonly counts: boolean;
	readonly threshold: number;
}

/** What was found about one part of a document. */
interface Finding {
	readonly reasons: readonly Reason[];
	readonly ratios: readonly number[];
}

type RuleOf = (place: string) => Rule;

/** Rounded down, so that a ratio under the threshold never reads as if it met it. */
const shown = (ratio: number) => String(Math.floor(ratio * 10_000) / 10_000);

function rulesOf(schema: DocumentSchema, policy: Policy): RuleOf {
	const specs = new Map(
		knownFields(schema).flatMap((field) => [
			[field.name, field] as const,
			...(isTable(field)
				? field.columns.map((column) => [`${field.name}.${column.name}`, column] as const)
				: []),
		]),
	);
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
		};
	};
}

function findingOfCell(field: string, cell: ReadCell, rule: Rule, row?: number): Finding {
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
	if (cell.unreadable !== null && raw !== null)
		reasons.push({
			code: 'unreadable_value',
			...at,
			message: `${named}: "${String(raw)}" ${cell.unreadable}`,
			raw,
		});
	if (ratio === null)
		reasons.push({
			code: 'unknown_match_ratio',
			...at,
			message: `${named}: the service gave no match ratio`,
		});
	else if (ratio < rule.threshold)
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

const findingsOfRow = (cells: ReadRow, prefix: string, ruleOf: RuleOf, row?: number): Finding[] =>
	Object.entries(cells).map(([name, cell]) =>
		findingOfCell(`${prefix}${name}`, cell, ruleOf(`${prefix}${name}`), row),
	);

function judgement(findings: readonly Finding[]): Judgement {
	const reasons = findings.flatMap((finding) => finding.reasons);
	const ratios = findings.flatMap((finding) => finding.ratios);
	return {
		decision: reasons.length === 0 ? 'accepted' : 'review',
		match_ratio: ratios.length === 0 ? null : Math.min(...ratios),
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
 * @param documentReasons that are known before the values are
 */
export function judge(
	values: DocumentValues,
	schema: DocumentSchema,
	policy: Policy,
	documentReasons: readonly Reason[] = [],
): DocumentJudgement {
	const ruleOf = rulesOf(schema, policy);
	const header = [
		{ ratios: [], reasons: documentReasons },
		findingOfWhole(values, ruleOf),
		...findingsOfRow(values.cells, '', ruleOf),
	];
	const rows = Object.entries(values.tables).map(
		([table, list]) =>
			[
				table,
				list.map((row, index) => findingsOfRow(row, `${table}.`, ruleOf, index + 1)),
			] as const,
	);
	return {
		document: judgement([...header, ...rows.flatMap(([, list]) => list.flat())]),
		rows: Object.fromEntries(
			rows.map(([table, list]) => [table, list.map((row) => judgement([...header, ...row]))]),
		),
	};
}
