import { expect, test } from '@jest/globals';

import { withContent } from '../../../core/pipeline/output-content';

const json = {
	supplier: 'ACME Co.',
	total_due: 12.5,
	line_items: [{ quantity: 1 }],
	ocr: {
		summary: 'Accepted.',
		decision: 'accepted',
		match_ratio: 1,
		reasons: [],
		checks: [{}],
		fields: { supplier: {} },
		source: { file_name: 'a.png' },
		request_ids: ['req_1'],
		scans: 1,
		settings: {},
	},
};
const deciding = {
	summary: 'Accepted.',
	decision: 'accepted',
	match_ratio: 1,
	reasons: [],
	source: { file_name: 'a.png' },
};

test('everything', () => {
	expect(withContent(json, { kind: 'everything' })).toEqual(json);
});

test('simplified: the values, and what decides', () => {
	expect(withContent(json, { kind: 'simplified' })).toEqual({ ...json, ocr: deciding });
});

test('selected values, and what decides; one that isn’t there is null', () => {
	expect(withContent(json, { kind: 'selected', fields: ['total_due', 'tax'] })).toEqual({
		total_due: 12.5,
		tax: null,
		ocr: deciding,
	});
});
