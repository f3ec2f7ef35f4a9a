import { describe, expect, test } from '@jest/globals';

import type { Check } from '../../../core/decision/check';
import type { Reason } from '../../../core/decision/reason';
import { summaryOf } from '../../../core/pipeline/summary';

const check = (result: Check['result']): Check => ({
	code: 'total',
	result,
	fields: [],
	numbers: {},
	message: '',
});
const reason = (message: string): Reason => ({ code: 'total_mismatch', message });

describe('a decision in one sentence', () => {
	test.each([
		[[], 'Accepted: every value that counts is sure.'],
		[
			[check('not_applicable'), check('passed')],
			'Accepted: every value that counts is sure, and the check that applies holds.',
		],
		[
			[check('passed'), check('passed')],
			'Accepted: every value that counts is sure, and all 2 checks that apply hold.',
		],
	])('accepted, %#', (checks, words) => {
		expect(summaryOf({ decision: 'accepted', reasons: [] }, checks)).toBe(words);
	});

	test.each([
		[['total_due: a'], 'To review: total_due: a'],
		[['total_due: a', 'b'], 'To review: total_due: a (and 1 more reason)'],
		[['total_due: a', 'b', 'c'], 'To review: total_due: a (and 2 more reasons)'],
	])('to review, %#', (messages, words) => {
		const reasons = messages.map(reason);
		expect(summaryOf({ decision: 'review', reasons }, [check('failed')])).toBe(words);
	});
});
