import { defineTrigger } from 'zapier-platform-core';

import { readSheetEnds } from '../../../core/api/workspace/read-sheet';
import { isFinished } from '../../../core/api/workspace/sheet-row';
import type { Runtime } from '../service/connect';
import { run } from '../service/run';
import { rowOutput, rowSample } from '../workspace/row-output';
import { sheetInput, sheetPath } from '../workspace/sheet-input';
import { sheetOutputFields } from '../workspace/sheet-output-fields';

/**
 * New Extraction in Sheet: the rows that are finished, each of which Zapier takes once, by its id. One that is still being
 * read is not among them, so it comes when it is finished.
 */
export const newExtractionWith = (runtime: Runtime) =>
	defineTrigger({
		key: 'new_extraction',
		noun: 'Extraction',
		display: {
			label: 'New Extraction in Sheet',
			description: 'Triggers when a row of a sheet in your space-ocr workspace has been read.',
		},
		operation: {
			type: 'polling',
			perform: async (z, bundle) =>
				await run(z, bundle, runtime, async ({ client }) => {
					const sheet = await readSheetEnds(client, sheetPath(bundle.inputData));
					return sheet.rows.filter(isFinished).map((row) => rowOutput(sheet, row));
				}),
			inputFields: [sheetInput],
			outputFields: [sheetOutputFields(runtime)],
			sample: rowSample,
		},
	});
