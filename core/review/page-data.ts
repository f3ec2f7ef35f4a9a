import * as z from 'zod/v4-mini';

import { keyed } from '../schema/keyed';

const source = z.looseObject({
	ocr: z.looseObject({
		source: z.looseObject({
			file_name: z.nullish(z.string()),
			property: z.nullish(z.string()),
			pages: z.optional(z.int()),
			part: z.optional(z.looseObject({ page_numbers: z.array(z.int()) })),
		}),
	}),
});

const sourceOf = (json: unknown) => source.safeParse(json).data?.ocr.source;

/** Name of the binary field a document was read from; undefined for none. */
export const propertyOf = (json: unknown): string | undefined =>
	sourceOf(json)?.property ?? undefined;

/** Numbers of a document's pages in its file, from 1. What was never read is shown by its first page. */
export function pagesOf(json: unknown): readonly number[] {
	const { part, pages = 1 } = sourceOf(json) ?? {};
	return part?.page_numbers ?? Array.from({ length: pages }, (_, index) => index + 1);
}

/** What a review page is given to work with. */
export const pageData = z.object({
	nonce: z.string(),
	/** ISO date. */
	today: z.string(),
	/** ISO time at which the wait ends. */
	until: z.string(),
	documents: z.array(
		z.object({
			/** The item, as it came. */
			json: keyed(z.unknown()),
			/** Pages of which there are pictures. */
			pages: z.array(z.int()),
		}),
	),
});
export type PageData = z.infer<typeof pageData>;

/** How the user knows a document. */
export const fileNameOf = (json: unknown): string | undefined =>
	sourceOf(json)?.file_name ?? undefined;
