import pLimit from 'p-limit';
import type { ZObject } from 'zapier-platform-core';

import { fileOf } from '../../../core/accounting/file';
import { untilAborted } from '../../../core/api/until-aborted';
import { linkTo, type Stash } from '../output/payload-file';
import type { DocumentResult, JudgedDocument } from './document-result';

/** Files that are kept at the same time. */
const FILES_IN_FLIGHT = 4;

/**
 * The documents with links to their payloads, where those are files.
 *
 * @param signal ends it when the time of the run is over
 * @throws StashError
 */
export async function withFiles(
	documents: readonly JudgedDocument[],
	z: ZObject,
	stash: Stash,
	signal: AbortSignal,
): Promise<readonly DocumentResult[]> {
	return await pLimit(FILES_IN_FLIGHT).map(documents, async (result): Promise<DocumentResult> => {
		if (result.kind === 'failed') return result;
		const { document, accounting } = result;
		const file = accounting === null ? null : fileOf(accounting, document, document.schema);
		return { ...result, payloadFile: await untilAborted(linkTo(file, stash, z), signal) };
	});
}
