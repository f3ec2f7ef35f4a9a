import * as z from 'zod/v4-mini';

import { box } from '../core/api/wire';
import { keyed } from '../core/schema/keyed';

/** What Studio's server answers its page with. */

/** A document that was found in a file, and read. */
const readDocument = z.object({
	/** The item, as the node gives it. */
	json: keyed(z.unknown()),
	output: z.enum(['accepted', 'review', 'failed']),
	/** Pages of which there are pictures. */
	pages: z.array(z.int()),
	/** The file inside, where the one that was sent is an archive or a mail. */
	file: z.nullable(z.object({ name: z.string(), type: z.string(), base64: z.string() })),
});
export const readAnswer = z.object({ documents: z.array(readDocument) });
export type ReadAnswer = z.infer<typeof readAnswer>;

/** The header that says how many pages a file has, beside the picture of the first. */
export const PAGE_COUNT = 'page-count';

/** The words of a page, on the 0..1000 grid. */
export const wordsAnswer = z.object({ words: z.array(z.object({ text: z.string(), bbox: box })) });
export type WordsAnswer = z.infer<typeof wordsAnswer>;

export const errorAnswer = z.object({ error: z.string() });

/** What the page begins with. */
export const studioData = z.object({
	/** ISO date. */
	today: z.string(),
	/** "local", or the host of the service. */
	engine: z.string(),
});
export type StudioData = z.infer<typeof studioData>;
