import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import * as z from 'zod/v4';

import { ROOT } from './stage';

const fields = z.looseObject({
	supplier: z.string(),
	invoice_number: z.string(),
	issue_date: z.string(),
	currency: z.string(),
	tax: z.number(),
	/** Without one where it can't be read. */
	total_due: z.number().optional(),
	line_items: z.array(
		z.looseObject({
			item_description: z.string(),
			quantity: z.number(),
			unit_price: z.number(),
			line_total: z.number(),
		}),
	),
});
const truth = z.record(z.string(), z.looseObject({ fields: z.looseObject({}) }));

/** What a careful reader sees on a sample. */
export function truthOf(file: string): z.infer<typeof fields> {
	const all = truth.parse(JSON.parse(readFileSync(join(ROOT, 'samples/truth.json'), 'utf8')));
	return fields.parse(all[file]?.fields);
}
