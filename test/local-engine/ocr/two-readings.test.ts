import { describe, expect, test } from '@jest/globals';

import { needsSecondReading, reconcile } from '../../../local-engine/ocr/two-readings';
import { wordsOn } from '../page';

const reading = (text: string, certainty: number) => wordsOn([[text, { certainty }]]);
const HIGH_CONFIDENCE = 0.85;

describe('two readings of one piece of text', () => {
	test('clean print needs only one', () => {
		expect(needsSecondReading(reading('208.00', 1))).toBe(false);
		expect(needsSecondReading(reading('208.00', 0.7))).toBe(true);
	});

	test('agreement makes a word surer', () => {
		const [word] = reconcile(reading('8,25', 0.8), reading('8,25', 0.8));
		expect(word).toMatchObject({ text: '8,25', disputed: false });
		expect(word?.certainty).toBeGreaterThan(HIGH_CONFIDENCE);
	});

	test('agreement of two weak readings is still weak', () => {
		const [word] = reconcile(reading('8,25', 0.3), reading('8,25', 0.3));
		expect(word?.certainty).toBeLessThan(HIGH_CONFIDENCE);
	});

	test('the surer of two different readings is taken, as a doubt', () => {
		const [word] = reconcile(reading('4,621.38', 0.8), reading('4,621.88', 0.9));
		expect(word).toMatchObject({ text: '4,621.88', disputed: true });
		expect(word?.certainty).toBeLessThan(HIGH_CONFIDENCE);
	});

	test('the same letters with another gap are no contradiction', () => {
		const [word] = reconcile(reading('€399,00', 0.9), reading('€ 399,00', 0.5));
		expect(word).toMatchObject({ text: '€399,00', disputed: false });
		expect(word?.certainty).toBeGreaterThanOrEqual(0.9);
	});
});
