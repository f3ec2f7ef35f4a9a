import {
	executeFilterCondition,
	type FilterConditionValue,
	type IExecuteFunctions,
} from 'n8n-workflow';
import * as z from 'zod/v4-mini';

import type { Reason } from '../../../../../core/decision/reason';
import { specsByPlace, type DocumentSchema } from '../../../../../core/schema/document-schema';
import { SchemaError } from '../../../../../core/schema/schema-error';
import type { DocumentValues, ReadCell } from '../../../../../core/values/document-values';

/** Rules of the user's own: "total_due is larger than 5000" sends a document to review. */
export interface ReviewRules {
	/** Whether all conditions must hold, or one is enough. */
	readonly combinator: 'and' | 'or';
	readonly caseSensitive: boolean;
	readonly conditions: readonly Condition[];
}

interface Condition {
	/** "total_due", or "line_items.quantity" for a column. */
	readonly place: string;
	readonly operator: FilterConditionValue['operator'];
	readonly right: FilterConditionValue['rightValue'];
}

/** A condition that holds for a document, or for one of its rows. */
interface Hit {
	readonly place: string;
	readonly row: number | undefined;
	readonly words: string;
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

const OPERATIONS: Readonly<Record<string, string>> = {
	gt: 'is larger than',
	lt: 'is smaller than',
	gte: 'is at least',
	lte: 'is at most',
	equals: 'is',
	notEquals: 'is not',
	contains: 'contains',
	notContains: 'does not contain',
	startsWith: 'begins with',
	endsWith: 'ends with',
	regex: 'matches',
	after: 'is after',
	before: 'is before',
	empty: 'is empty',
	notEmpty: 'is not empty',
	exists: 'is there',
	notExists: 'is not there',
};
/** What can be asked about a value that is not there. */
const ABOUT_NOTHING: ReadonlySet<string> = new Set(['empty', 'notEmpty', 'exists', 'notExists']);

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

function hitOf(
	{ place, operator, right }: Condition,
	cell: ReadCell | undefined,
	row: number | undefined,
	caseSensitive: boolean,
): Hit | undefined {
	const value = cell?.value ?? null;
	if ((value === null || value === '') && !ABOUT_NOTHING.has(operator.operation)) return undefined;
	const named = row === undefined ? place : `${place} in row ${row}`;
	const rule = `${named} ${OPERATIONS[operator.operation] ?? operator.operation}${operator.singleValue ? '' : ` ${String(right)}`}`;
	try {
		const holds = executeFilterCondition(
			{ id: place, leftValue: value, operator, rightValue: right },
			{ caseSensitive, leftValue: '', typeValidation: 'loose', version: 3 },
		);
		return holds
			? { place, row, words: `${rule}${value === null ? '' : ` (${value})`}` }
			: undefined;
	} catch {
		// A rule that can't be checked is a doubt: "1,234.50" of an auto-detected field is no number.
		return { place, row, words: `${rule}: can't be checked for "${String(value)}"` };
	}
}

/** Every condition with the cells it looks at: one field, or a column's cells row by row. */
function hitsOf(rules: ReviewRules, { cells, tables }: DocumentValues): (Hit | undefined)[][] {
	const tableOf = ({ place }: Condition) => {
		const [table = ''] = place.split('.');
		return Object.hasOwn(cells, place) ? undefined : tables[table];
	};
	const table = rules.conditions.map(tableOf).find((rows) => rows !== undefined);
	const rows = table ?? [undefined];
	return rows.map((row, index) =>
		rules.conditions.map((one) => {
			const isColumn = row !== undefined && tableOf(one) === table;
			const cell = isColumn ? row[one.place.split('.').slice(1).join('.')] : cells[one.place];
			return hitOf(one, cell, isColumn ? index + 1 : undefined, rules.caseSensitive);
		}),
	);
}

/** The rules that hold for a document, as reasons for review. */
export function reasonsOfRules(rules: ReviewRules, values: DocumentValues): Reason[] {
	const found = hitsOf(rules, values).flatMap((hits) => {
		const holding = hits.filter((hit) => hit !== undefined);
		if (rules.combinator === 'or') return holding.map((hit) => [hit]);
		return holding.length === hits.length ? [holding] : [];
	});
	const reasons = found.flatMap((hits): Reason[] => {
		const last = hits.at(-1);
		const row = hits.find((hit) => hit.row !== undefined)?.row;
		if (last === undefined) return [];
		return [
			{
				code: 'review_rule',
				field: last.place,
				...(row === undefined ? {} : { row }),
				message: `your rule: ${hits.map(({ words }) => words).join(' and ')}`,
			},
		];
	});
	// A field of the document is looked at once for every row.
	return [...new Map(reasons.map((reason) => [reason.message, reason])).values()];
}
