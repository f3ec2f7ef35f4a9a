import { defineSearch, type PlainInputField } from 'zapier-platform-core';
import * as z from 'zod/v4-mini';

import { readSheetRows } from '../../../../core/api/workspace/read-sheet';
import { SHEET_OPERATORS, type SheetFilter } from '../../../../core/api/workspace/sheet-filter';
import { SchemaError } from '../../../../core/schema/schema-error';
import { parseInputs } from '../../form/parse-inputs';
import { choiceOr, text } from '../../form/values';
import type { Runtime } from '../../service/connect';
import { run } from '../../service/run';
import { rowOutput, rowSample } from '../../workspace/row-output';
import { sheetInput, sheetPath } from '../../workspace/sheet-input';
import { sheetOutputFields } from '../../workspace/sheet-output-fields';

/** A search gives its first result; some more let its user see that there are several. */
const MOST_RESULTS = 20;

const OPERATOR_LABELS: Readonly<Record<(typeof SHEET_OPERATORS)[number], string>> = {
	'=': 'Is',
	'!=': 'Is Not',
	'>': 'Is Greater Than',
	'>=': 'Is at Least',
	'<': 'Is Less Than',
	'<=': 'Is at Most',
	'~': 'Contains',
};

const inputFields: readonly PlainInputField[] = [
	sheetInput,
	{
		key: 'column',
		label: 'Column',
		type: 'string',
		required: true,
		dynamic: 'column_list.id.name',
		helpText: 'The column to search in.',
	},
	{
		key: 'value',
		label: 'Value',
		type: 'string',
		required: true,
		helpText: 'What to look for, written as it stands in the sheet.',
	},
	{
		key: 'comparison',
		label: 'Comparison',
		type: 'string',
		default: '=',
		choices: SHEET_OPERATORS.map((value) => ({
			value,
			sample: value,
			label: OPERATOR_LABELS[value],
		})),
		helpText: 'How the column and the value are compared.',
	},
];

const form = z.object({ column: text, value: text, comparison: choiceOr(SHEET_OPERATORS, '=') });

/** @throws SchemaError where the column or the value is missing */
function filterIn(inputData: unknown): SheetFilter {
	const { column, value, comparison } = parseInputs(form, inputData);
	const missing = [
		...(column === '' ? [{ place: 'Column', message: 'there is none; choose one' }] : []),
		// Every row would be one that contains nothing.
		...(value === ''
			? [{ place: 'Value', message: 'there is none; was the field of the step before empty?' }]
			: []),
	];
	if (missing.length > 0) throw new SchemaError(missing);
	return { column, operator: comparison, value };
}

/** Find Row: rows of a sheet by what stands in a column. It costs no scan. */
export const findRowWith = (runtime: Runtime) =>
	defineSearch({
		key: 'find_row',
		noun: 'Row',
		display: {
			label: 'Find Row',
			description: 'Finds a row of a sheet in your space-ocr workspace, at no cost.',
		},
		operation: {
			perform: async (zapier, bundle) =>
				await run(zapier, bundle, runtime, async ({ client }) => {
					const path = sheetPath(bundle.inputData);
					const filters = [filterIn(bundle.inputData)];
					const sheet = await readSheetRows(client, path, { filters, limit: MOST_RESULTS });
					return sheet.rows.map((row) => rowOutput(sheet, row));
				}),
			inputFields: [...inputFields],
			outputFields: [sheetOutputFields(runtime)],
			sample: rowSample,
		},
	});
