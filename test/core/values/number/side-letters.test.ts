import { expect, test } from '@jest/globals';

import { areSideLetters, withSide } from '../../../../core/values/number/side-letters';

test.each([
	[['1.234,50 H', '20,00 S'], true],
	[['1.234,50 H'], true],
	[['1.234,50 EUR H', '3'], true],
	[['1.234,50 S'], false],
	[['1.234,50 H', '20,00 A'], false],
	[['2 H'], false],
	[[], false],
] as const)('letters of %j are sides: %s', (amounts, are) => {
	expect(areSideLetters(amounts)).toBe(are);
});

test.each([
	['1.234,50 H', '1.234,50 CR'],
	['1.234,50 EUR H', '1.234,50 EUR CR'],
	['20,00 S', '20,00 DR'],
	['20,00', '20,00'],
])('%s is read as %s', (printed, as) => {
	expect(withSide(printed)).toBe(as);
});
