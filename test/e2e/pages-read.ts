import { readFile } from 'node:fs/promises';

import * as z from 'zod/v4';

import type { Stage } from './stage';

const logged = z.looseObject({ event: z.string(), pages: z.optional(z.number()) });

/** How many pages the local engine has read: each would have cost a scan. An answer that is repeated costs none. */
export async function pagesRead({ logs }: Stage): Promise<number> {
	const lines = (await readFile(logs.engine, 'utf8')).trim().split('\n');
	return lines
		.map((line) => logged.parse(JSON.parse(line)).pages ?? 0)
		.reduce((sum, pages) => sum + pages, 0);
}
