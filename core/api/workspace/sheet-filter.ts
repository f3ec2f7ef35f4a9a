import { SchemaError } from '../../schema/schema-error';

/** How the service compares: `~` is "contains". */
export const SHEET_OPERATORS = ['=', '!=', '>', '>=', '<', '<=', '~'] as const;
type SheetOperator = (typeof SHEET_OPERATORS)[number];

/** A condition on a column. */
export interface SheetFilter {
	readonly column: string;
	readonly operator: SheetOperator;
	readonly value: string;
}

const OPERATOR_SIGN = /[=!<>~]/;

/**
 * A condition as the service takes it: "total>=100".
 *
 * @throws SchemaError where the service would read another one
 */
export function whereText({ column, operator, value }: SheetFilter): string {
	if (column.trim() === '')
		throw new SchemaError([{ place: 'column', message: 'there is none; name one of the sheet' }]);
	if (OPERATOR_SIGN.test(column))
		throw new SchemaError([
			{
				place: 'column',
				message: `"${column}" holds a sign that compares (= ! < > ~), so it can't be searched; rename it in the sheet`,
			},
		]);
	if ((operator === '<' || operator === '>') && value.startsWith('='))
		throw new SchemaError([
			{ place: 'value', message: `it can't begin with "=" after "${operator}"` },
		]);
	return `${column}${operator}${value}`;
}
