import { defineApp, version as platformVersion } from 'zapier-platform-core';

import { version } from '../package.json';
import { authenticationWith } from './authentication';
import type { Clock } from './clock';
import { extractDocumentWith } from './creates/extract-document/extract-document';
import { extractLineItemsWith } from './creates/extract-line-items/extract-line-items';
import { uploadDocumentWith } from './creates/upload-document/upload-document';
import { prepareForAccountingWith } from './creates/prepare-for-accounting/prepare-for-accounting';
import { stashInZapier, type Stash } from './output/payload-file';
import { findRowWith } from './searches/find-row/find-row';
import { columnListWith, sheetListWith } from './triggers/lists';
import { newExtractionWith } from './triggers/new-extraction';
import { getBalanceWith } from './searches/get-balance/get-balance';
import type { Runtime } from './service/connect';
import { createRateLimiters } from '../../core/api/rate-limiter';

/** The Zapier app. */
export function createApp(clock: Clock, stash: Stash = stashInZapier) {
	const runtime: Runtime = { clock, rateLimiterOf: createRateLimiters(clock), stash };
	return defineApp({
		version,
		platformVersion,
		authentication: authenticationWith(runtime),
		creates: {
			extract_document: extractDocumentWith(runtime),
			extract_line_items: extractLineItemsWith(runtime),
			upload_document: uploadDocumentWith(runtime),
			prepare_for_accounting: prepareForAccountingWith(runtime),
		},
		searches: { find_row: findRowWith(runtime), get_balance: getBalanceWith(runtime) },
		triggers: {
			new_extraction: newExtractionWith(runtime),
			sheet_list: sheetListWith(runtime),
			column_list: columnListWith(runtime),
		},
		// Blank inputs are told apart from missing ones by our own reading of the form.
		flags: { cleanInputData: false },
	});
}
