import type { Extraction } from '../api/extraction';
import type { DocumentSchema } from '../schema/document-schema';
import { rolesOf } from '../schema/roles';
import { readDocumentValues, type DocumentValues } from '../values/document-values';
import type { ValueSettings } from '../values/value-settings';
import type { CheckCode } from './check';
import { runChecks } from './run-checks';
import { settleCompounds } from './settle-compounds';

/** Checks of amounts; a doubtful date says nothing about a decimal mark. */
const OF_AMOUNTS: ReadonlySet<CheckCode> = new Set([
	'line_total',
	'lines_sum',
	'total',
	'duplicate_line',
]);

/** Places of numbers that can't be read; all rows of a column are one place. */
function unreadablePlaces({ cells, tables }: DocumentValues): Set<string> {
	const places = new Set<string>();
	for (const [name, cell] of Object.entries(cells)) if (cell.unreadable !== null) places.add(name);
	for (const [table, rows] of Object.entries(tables))
		for (const row of rows)
			for (const [name, cell] of Object.entries(row))
				if (cell.unreadable !== null) places.add(`${table}.${name}`);
	return places;
}

/**
 * Where "1.234" could mean thousands or decimals and nothing on the page settles it,
 * arithmetic may: when the amounts agree under one reading and disagree under the other.
 */
function readWithMark(
	extraction: Extraction,
	schema: DocumentSchema,
	settings: ValueSettings,
): DocumentValues {
	const values = readDocumentValues(extraction, schema, settings);
	if (!values.undecided) return values;

	const roles = rolesOf(schema);
	const open = unreadablePlaces(values);
	const [only, ...others] = (['.', ','] as const)
		.map((mark) => readDocumentValues(extraction, schema, settings, mark))
		.filter((candidate) => {
			const { checks: all, isConfirmed } = runChecks(candidate, roles, settings.today);
			const checks = all.filter(({ code }) => OF_AMOUNTS.has(code));
			const proves = checks.some(
				({ result, fields, row }) =>
					result === 'passed' &&
					fields.some((place) => open.has(place) && (row !== undefined || isConfirmed(place))),
			);
			return proves && checks.every(({ result }) => result !== 'failed');
		});
	return only !== undefined && others.length === 0 ? only : values;
}

/**
 * Reads the values of a document. What a text leaves open (thousands or decimals, a rate or two amounts where one
 * amount should be) arithmetic settles where it can.
 */
export const readSettledValues = (
	extraction: Extraction,
	schema: DocumentSchema,
	settings: ValueSettings,
): DocumentValues =>
	settleCompounds(readWithMark(extraction, schema, settings), rolesOf(schema), settings.today);
