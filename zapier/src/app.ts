import { defineApp, version as platformVersion } from 'zapier-platform-core';

import { version } from '../package.json';
import { authenticationWith } from './authentication';
import type { Clock } from './clock';
import { extractDocumentWith } from './creates/extract-document/extract-document';
import { getBalanceWith } from './creates/get-balance/get-balance';
import { prepareForAccountingWith } from './creates/prepare-for-accounting/prepare-for-accounting';
import { extractLineItemsWith } from './searches/extract-line-items/extract-line-items';
import { createRateLimiters } from '../../core/api/rate-limiter';

/** The Zapier app. */
export function createApp(clock: Clock) {
	const runtime = { clock, rateLimiterOf: createRateLimiters(clock) };
	return defineApp({
		version,
		platformVersion,
		authentication: authenticationWith(runtime),
		creates: {
			extract_document: extractDocumentWith(runtime),
			get_balance: getBalanceWith(runtime),
			prepare_for_accounting: prepareForAccountingWith(clock),
		},
		searches: { extract_line_items: extractLineItemsWith(runtime) },
		// Blank inputs are told apart from missing ones by our own reading of the form.
		flags: { cleanInputData: false },
	});
}
