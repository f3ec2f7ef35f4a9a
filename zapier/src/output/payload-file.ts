import type { ZObject } from 'zapier-platform-core';

import type { AccountingFile } from '../../../core/accounting/file';
import { StashError } from '../errors/run-error';

/** Keeps a file where the next steps of a Zap can fetch it, and gives the link that leads there. */
export type Stash = (z: Pick<ZObject, 'stashFile'>, file: AccountingFile) => Promise<string>;

/** In Zapier's own storage. Zapier allows it in actions only, not in triggers and searches. */
export const stashInZapier: Stash = async (z, { bytes, fileName, mimeType }) =>
	// A promise, whatever the platform's types say.
	await Promise.resolve(z.stashFile(Buffer.from(bytes), bytes.byteLength, fileName, mimeType));

/**
 * The link to a payload that is a file; null for one that is none, or lacks something.
 *
 * @throws StashError where it could not be kept, so that no later step goes on without it
 */
export async function linkTo(
	file: AccountingFile | null,
	stash: Stash,
	z: Pick<ZObject, 'stashFile'>,
): Promise<string | null> {
	if (file === null) return null;
	try {
		return await stash(z, file);
	} catch (error) {
		throw new StashError(file.fileName, error instanceof Error ? error.message : String(error));
	}
}
