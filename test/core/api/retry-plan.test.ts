import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { InvalidImageError, RateLimitError, ServiceError } from '../../../core/api/errors';
import { createRetryPlan, MAX_BUSY_TIME, MAX_RETRY_AFTER } from '../../../core/api/retry-plan';

const failed = new ServiceError({ message: 'x' });
const busy = new RateLimitError({ message: 'x' });

function planWith(retries: number, chance = 0) {
	const clock = { time: 0 };
	const plan = createRetryPlan(retries, { random: () => chance, uptime: () => clock.time });
	return { plan, clock };
}

test('own backoff has full jitter under a doubling ceiling of at most 30 seconds', () => {
	fc.assert(
		fc.property(
			fc.integer({ min: 1, max: 50 }),
			fc.double({ min: 0, max: 0.999, noNaN: true }),
			(tries, chance) => {
				const { plan } = planWith(tries, chance);
				const delays = Array.from({ length: tries }, () => plan.next(failed, undefined));
				for (const [index, delay] of delays.entries())
					expect(delay.after).toBeCloseTo(Math.min(30_000, 500 * 2 ** index) * chance);
				expect(plan.next(failed, undefined).after).toBeNull();
			},
		),
	);
});

test('a rate limit without Retry-After waits at least half of it', () => {
	const { plan } = planWith(3);
	expect([1, 2, 3].map(() => plan.next(busy, undefined).after)).toEqual([250, 500, 1000]);
});

test('what the service asks for comes before own backoff', () => {
	expect(planWith(5, 0.99).plan.next(failed, 7000)).toEqual({ after: 7000 });
});

test('an error that the contract does not allow to repeat is not repeated', () => {
	expect(planWith(3).plan.next(new InvalidImageError({ message: 'x' }), 0).after).toBeNull();
});

describe('a busy service that says when to come back', () => {
	test('is waited for as often as it says so, whatever Retries is, as long as its time lasts', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 0, max: 10 }),
				fc.integer({ min: 0, max: MAX_RETRY_AFTER }),
				(retries, asked) => {
					const { plan, clock } = planWith(retries);
					for (;;) {
						const { after } = plan.next(busy, asked);
						if (after === null) break;
						expect(after).toBeGreaterThanOrEqual(Math.max(asked, 1000));
						clock.time += after;
					}
					expect(clock.time).toBeLessThanOrEqual(MAX_BUSY_TIME + 1000);
					expect(clock.time).toBeGreaterThan(MAX_BUSY_TIME - MAX_RETRY_AFTER - 1);
				},
			),
			{ numRuns: 30 },
		);
	});

	test('takes no try away from other faults', () => {
		const { plan } = planWith(1);
		for (let times = 0; times < 20; times++) plan.next(busy, 1000);
		expect(plan.next(failed, 0).after).toBe(0);
		expect(plan.next(failed, 0).after).toBeNull();
	});

	test('and means an absurdly long time is asked again sooner, as often as Retries says, and told', () => {
		const { plan } = planWith(2);
		expect(plan.next(busy, 3_600_000).after).toBe(MAX_RETRY_AFTER);
		expect(plan.next(busy, 3_600_000).after).toBe(MAX_RETRY_AFTER);
		expect(plan.next(busy, 3_600_000)).toEqual({
			after: null,
			because: 'it asked to wait for 3600 seconds, longer than 120 is not waited',
		});
	});
});
