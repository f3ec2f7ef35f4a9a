import { expect, test } from '@jest/globals';

import { failureOf } from '../../../core/pipeline/failure';
import { processDocument } from '../../../core/pipeline/output';
import { MAX_ROWS } from '../../../core/pipeline/row-limit';
import { cell } from '../../service-double/extractions';
import { documentOf, INVOICE, SETTINGS } from '../decision/documents';

const ORIGIN = {
	source: { file_name: null, property: null, mime_type: null, pages: 1, sha256: null },
	requestIds: [],
	scans: 1,
};
const withRows = (...counts: number[]) => ({
	cells: documentOf({ supplier: 'ACME' }).cells,
	tables: Object.fromEntries(
		counts.map((count, table) => [
			table === 0 ? 'line_items' : 'taxes',
			Array.from({ length: count }, (_, row) => ({ line_total: cell(`${row}.00`) })),
		]),
	),
});
const process = (...counts: number[]) =>
	processDocument(withRows(...counts), INVOICE, SETTINGS, ORIGIN);

test('a document with as many rows as there may be is judged, every row of it', () => {
	const { judgement } = process(MAX_ROWS);
	expect(judgement.rows.line_items).toHaveLength(MAX_ROWS);
});

test.each([[[MAX_ROWS + 1]], [[MAX_ROWS, 1]], [[50_000]]])(
	'rows %j fail in words, before anything is made of them',
	(counts) => {
		let failure;
		try {
			process(...counts);
		} catch (error) {
			failure = failureOf(error, 'long.pdf', (text) => text, {});
		}
		const rows = counts.reduce((sum, count) => sum + count, 0);
		expect(failure).toMatchObject({
			name: 'TooManyRowsError',
			message: `long.pdf: the answer has ${rows} rows, and a document may have 5000`,
			next_step: expect.stringMatching(/in parts/),
		});
	},
);
