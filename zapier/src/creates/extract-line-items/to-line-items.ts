import { createHash } from 'node:crypto';

import type { Reading } from '../../documents/read-documents';
import { inColumns } from '../../output/in-columns';
import { toRows } from './to-rows';

/**
 * The result of a run: its line items as a list of flat rows, because other apps take no others; what each value rests on
 * is a list of the same order beside it.
 */
export function toLineItems(reading: Reading) {
	const rows = toRows(reading);
	return {
		id: createHash('sha256')
			.update(rows.map(({ id }) => id).join('\n'))
			.digest('hex'),
		needs_review: rows.some(({ needs_review }) => needs_review),
		row_count: rows.length,
		document_count: reading.documents.length,
		line_items: inColumns(rows.map(({ ocr: _evidence, ...row }) => row)),
		evidence: rows.map(({ ocr }) => ocr),
		skipped_text: reading.skipped.join('\n'),
	};
}
