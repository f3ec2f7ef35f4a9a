import type { PlainInputField } from 'zapier-platform-core';
import * as z from 'zod/v4-mini';

import { SchemaError } from '../../../core/schema/schema-error';
import { parseInputs } from '../form/parse-inputs';
import { text } from '../form/values';

/** The sheet to work with, chosen among those of the workspace. */
export const sheetInput: PlainInputField = {
	key: 'sheet',
	label: 'Sheet',
	type: 'string',
	required: true,
	dynamic: 'sheet_list.id.name',
	// Its columns are fields of other steps.
	altersDynamicFields: true,
	helpText:
		'A sheet of your space-ocr workspace. As custom value take its path, such as `/Invoices/2026`.',
};

const form = z.object({ sheet: text });

/** The path of the chosen sheet, in a form that may not be filled in yet; null for none. */
export const chosenSheet = (inputData: unknown): string | null => {
	const { sheet } = parseInputs(form, inputData);
	return sheet === '' ? null : sheet;
};

/** @throws SchemaError when no sheet is chosen */
export function sheetPath(inputData: unknown): string {
	const sheet = chosenSheet(inputData);
	if (sheet === null)
		throw new SchemaError([{ place: 'Sheet', message: 'there is none; choose one in this step' }]);
	return sheet;
}
