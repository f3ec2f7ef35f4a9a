import { defineTrigger, type PlainOutputField } from 'zapier-platform-core';

import { readSheetRows } from '../../../core/api/workspace/read-sheet';
import { spaceCall } from '../../../core/api/workspace/space';
import type { Runtime } from '../service/connect';
import { run } from '../service/run';
import { chosenSheet } from '../workspace/sheet-input';

/*
 * What can be chosen in forms: triggers that nobody sees.
 */

const outputFields: readonly PlainOutputField[] = [
	{ key: 'id', label: 'ID', type: 'string', primary: true },
	{ key: 'name', label: 'Name', type: 'string' },
];

/** The sheets of the workspace, by their paths, as names repeat. */
export const sheetListWith = (runtime: Runtime) =>
	defineTrigger({
		key: 'sheet_list',
		noun: 'Sheet',
		display: {
			label: 'List of Sheets',
			description: 'Lists the sheets of the workspace.',
			hidden: true,
		},
		operation: {
			perform: async (z, bundle) =>
				await run(z, bundle, runtime, async ({ client }) => {
					const entries = await client.call(spaceCall());
					return entries
						.filter(({ type }) => type === 'sheet')
						.map(({ path }) => ({ id: path, name: path }));
				}),
			outputFields: [...outputFields],
			sample: { id: '/Invoices', name: '/Invoices' },
		},
	});

/** The columns of the chosen sheet that hold single values. */
export const columnListWith = (runtime: Runtime) =>
	defineTrigger({
		key: 'column_list',
		noun: 'Column',
		display: {
			label: 'List of Columns',
			description: 'Lists the columns of a sheet.',
			hidden: true,
		},
		operation: {
			perform: async (z, bundle) => {
				const path = chosenSheet(bundle.inputData);
				if (path === null) return [];
				return await run(z, bundle, runtime, async ({ client }) => {
					const { columns } = await readSheetRows(client, path, { limit: 1 });
					return columns
						.filter((column) => column.columns === null)
						.map(({ name }) => ({ id: name, name }));
				});
			},
			outputFields: [...outputFields],
			sample: { id: 'supplier', name: 'supplier' },
		},
	});
