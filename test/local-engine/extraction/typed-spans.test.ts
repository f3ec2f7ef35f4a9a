import { describe, expect, test } from '@jest/globals';

import { amountsIn, datesIn, identifiersIn } from '../../../local-engine/extraction/typed-spans';
import { wordsOn } from '../page';

const texts = (spans: readonly { text: string }[]) => spans.map(({ text }) => text);

describe('amounts', () => {
	test.each([
		['1,000.40', ['1,000.40']],
		['Tax (8%) 80.03', ['80.03']],
		['19 % 323,25 €', ['323,25']],
		['€717,97', ['€717,97']],
		['RM33.90', ['RM33.90']],
		['-0.02 (12.50)', ['-0.02', '(12.50)']],
		['Tel 555-0142', []],
		['0049302158467', []],
		['08:47', []],
	])('%s', (text, amounts) => {
		expect(texts(amountsIn(wordsOn([[text]])))).toEqual(amounts);
	});
});

describe('dates', () => {
	test.each([
		['Date: 05/23/2026 08:47', ['05/23/2026']],
		['March 14, 2026', ['March 14, 2026']],
		['on 26.03.2026.', ['26.03.2026']],
		['27 Feb 2026 to 29 Mar 2026', ['27 Feb 2026', '29 Mar 2026']],
		['2026-01-19', ['2026-01-19']],
		['99/99/2026', []],
		['1,000.40', []],
	])('%s', (text, dates) => {
		expect(texts(datesIn(wordsOn([[text]])))).toEqual(dates);
	});
});

describe('identifiers', () => {
	test.each([
		['AF-2026-0417', ['AF-2026-0417']],
		[': 10482 27/02/2026', ['10482']],
		['INV 2026-001', ['INV 2026-001']],
		['DE00 0000 0000 00', ['DE00 0000 0000 00']],
		['pending', []],
		['27/02/2026', []],
	])('%s', (text, identifiers) => {
		expect(texts(identifiersIn(wordsOn([[text]])))).toEqual(identifiers);
	});
});
