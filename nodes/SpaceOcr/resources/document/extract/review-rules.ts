import type { IExecuteFunctions } from 'n8n-workflow';
import * as z from 'zod/v4-mini';

import type { Reason } from '../../../../../core/decision/reason';
import { specsByPlace, type DocumentSchema } from '../../../../../core/schema/document-schema';
import { SchemaError } from '../../../../../core/schema/schema-error';
import type { DocumentValues, ReadRow } from '../../../../../core/values/document-values';
import { hitOf, type Condition, type Hit, type Left } from './rule-condition';

/** Rules of the user's own: "total_due is larger than 5000" sends a document to review. */
export interface ReviewRules {
	/** Whether all conditions must hold, or one is enough. */
	readonly combinator: 'and' | 'or';
	readonly caseSensitive: boolean;
	readonly conditions: readonly Condition[];
}

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null(), z.undefined()]);
const condition = z.object({
	leftValue: z.optional(z.unknown()),
	rightValue: z.optional(z.union([scalar, z.array(scalar)])),
	operator: z.object({
		type: z.enum(['string', 'number', 'boolean', 'dateTime', 'array', 'object', 'any']),
		operation: z.string(),
		rightType: z.optional(
			z.enum(['string', 'number', 'boolean', 'dateTime', 'array', 'object', 'any']),
		),
		singleValue: z.optional(z.boolean()),
	}),
});
const filter = z.object({
	combinator: z._default(z.enum(['and', 'or']), 'and'),
	conditions: z._default(z.array(condition), []),
	options: z.optional(z.object({ caseSensitive: z.optional(z.boolean()) })),
});
const withRules = z.object({
	reviewOptions: z.optional(z.object({ reviewRules: z.optional(filter) })),
});

/** `total_due`, `=total_due`, `={{ $json.total_due }}` and `={{ $json["total_due"] }}` all name the field. */
const FIELD_NAME =
	/^=?\s*(?:\{\{\s*\$json(?:\.|\[\s*["'])(?<path>[^"'\]}]+?)(?:["']\s*\])?\s*\}\}|(?<plain>[^{}]+?))\s*$/u;

function placeOf(given: unknown): string {
	if (typeof given !== 'string') return '';
	const { path, plain } = FIELD_NAME.exec(given)?.groups ?? {};
	return (path ?? plain ?? '').trim();
}

const problem = (message: string) => new SchemaError([{ place: 'Review Rules', message }]);

/**
 * The rules as the user set them: the left side names a field of the document that is about to be read, the right
 * side may be an expression.
 *
 * @returns null without rules
 * @throws SchemaError when a rule names no field of the schema
 */
export function readReviewRules(
	context: IExecuteFunctions,
	item: number,
	schema: DocumentSchema,
): ReviewRules | null {
	// n8n would resolve the left side against the input, where the document's values are not yet.
	const asWritten = withRules.safeParse(context.getNode().parameters).data?.reviewOptions
		?.reviewRules;
	const resolved = withRules.safeParse({
		reviewOptions: context.getNodeParameter('reviewOptions', item, {}),
	});
	if (!resolved.success) throw problem('they are not complete');
	const rules = resolved.data.reviewOptions?.reviewRules;
	if (rules === undefined || rules.conditions.length === 0) return null;

	const places = specsByPlace(schema);
	const conditions = rules.conditions.map(({ leftValue, rightValue, operator }, index) => {
		const place = placeOf(asWritten?.conditions[index]?.leftValue ?? leftValue);
		if (place === '') throw problem('put the name of a field, such as total_due, on the left');
		if (places.size > 0 && !places.has(place))
			throw problem(
				`there is no field "${place}". The fields are ${[...places.keys()].join(', ')}`,
			);
		const { singleValue, rightType, ...own } = operator;
		return {
			place,
			known: places.size > 0,
			operator: {
				...own,
				...(singleValue === undefined ? {} : { singleValue }),
				...(rightType === undefined ? {} : { rightType }),
			},
			right: rightValue ?? null,
		};
	});
	const { combinator, options } = rules;
	return { combinator, caseSensitive: options?.caseSensitive ?? false, conditions };
}

/** Which table a condition looks at row by row; undefined for the document's own fields and whole tables. */
function tableOf({ place }: Condition, { cells }: DocumentValues): string | undefined {
	if (Object.hasOwn(cells, place)) return undefined;
	return place.includes('.') ? place.split('.', 1)[0] : undefined;
}

const columnOf = ({ place }: Condition): string => place.split('.').slice(1).join('.');

function leftOf(condition: Condition, values: DocumentValues, row: ReadRow | undefined): Left {
	const { place } = condition;
	const { cells, tables } = values;
	const table = tableOf(condition, values);
	if (table === undefined) {
		if (Object.hasOwn(cells, place)) return { kind: 'cell', cell: cells[place] };
		const rows = Object.hasOwn(tables, place) ? tables[place] : undefined;
		return rows === undefined ? { kind: 'absent' } : { kind: 'rows', rows };
	}
	const column = columnOf(condition);
	const isThere = (tables[table] ?? []).some((one) => Object.hasOwn(one, column));
	return isThere ? { kind: 'cell', cell: row?.[column] } : { kind: 'absent' };
}

/** Conditions that hold together, in their order. */
type Hits = readonly Hit[];

/** Every condition by itself, at each place where it holds. */
function hitsOf(rules: ReviewRules, condition: Condition, values: DocumentValues): Hit[] {
	const hit = (row: ReadRow | undefined, at: number | undefined) =>
		hitOf(condition, leftOf(condition, values, row), at, rules.caseSensitive) ?? [];
	const table = tableOf(condition, values);
	const rows = table === undefined ? [] : (values.tables[table] ?? []);
	return rows.length === 0
		? [hit(undefined, undefined)].flat()
		: rows.flatMap((row, index) => hit(row, index + 1));
}

/** Where all conditions hold: those of one table in the same row of it. */
function togetherOf(rules: ReviewRules, values: DocumentValues): Hits[] {
	const found = rules.conditions.map((condition) => ({
		table: tableOf(condition, values),
		byRow: new Map(hitsOf(rules, condition, values).map((hit) => [hit.row, hit])),
	}));
	/** The rows of a table in which each of its conditions holds; [undefined] for what is in no row. */
	const rowsOf = (table: string | undefined) => {
		const [first, ...others] = found.filter((one) => one.table === table);
		return [...(first?.byRow.keys() ?? [])].filter((row) =>
			others.every(({ byRow }) => byRow.has(row)),
		);
	};
	const choices = new Map(
		[...new Set(found.map(({ table }) => table))].map((table) => [table, rowsOf(table)]),
	);
	if ([...choices.values()].some((rows) => rows.length === 0)) return [];
	// A reason for each row of the first table; of any further one the first row stands for all.
	const leading = [...choices.keys()].find((table) => table !== undefined);
	return (choices.get(leading) ?? []).map((row) =>
		found.flatMap(({ table, byRow }) => {
			const at = table === leading ? row : choices.get(table)?.[0];
			return byRow.get(at) ?? [];
		}),
	);
}

/** The rules that hold for a document or can't be checked, as reasons for review. */
export function reasonsOfRules(rules: ReviewRules, values: DocumentValues): Reason[] {
	const found =
		rules.combinator === 'and'
			? togetherOf(rules, values)
			: rules.conditions.flatMap((condition) =>
					hitsOf(rules, condition, values).map((hit): Hits => [hit]),
				);
	return found.flatMap((hits): Reason[] => {
		// The one in a row says which row it is about.
		const about = hits.find(({ row }) => row !== undefined) ?? hits.at(-1);
		if (about === undefined) return [];
		return [
			{
				code: 'review_rule',
				field: about.place,
				...(about.row === undefined ? {} : { row: about.row }),
				message: `your rule: ${hits.map(({ words }) => words).join(' and ')}`,
			},
		];
	});
}
