import type { Bundle, PlainOutputField, ZObject } from 'zapier-platform-core';

import { readSheetRows } from '../../../core/api/workspace/read-sheet';
import type { Runtime } from '../service/connect';
import { run } from '../service/run';
import { rowOutputFields } from './row-output';
import { chosenSheet } from './sheet-input';

/** What a row of the chosen sheet gives; what every row gives, while none is chosen. */
export const sheetOutputFields =
	(runtime: Runtime) =>
	async (z: ZObject, bundle: Bundle): Promise<PlainOutputField[]> => {
		const path = chosenSheet(bundle.inputData);
		if (path === null) return rowOutputFields([]);
		return await run(z, bundle, runtime, async ({ client }) => {
			const { columns } = await readSheetRows(client, path, { limit: 1 });
			return rowOutputFields(columns);
		});
	};
