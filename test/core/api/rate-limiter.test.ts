import { expect, test } from '@jest/globals';
import fc from 'fast-check';

import { createRateLimiter } from '../../../core/api/rate-limiter';
import { simulateTime } from './simulated-time';

const MINUTE = 60_000;
/** A minute as the service counts it, with the way there. */
const WINDOW = 61_000;
const signal = new AbortController().signal;

test('no window of a minute ever sees more calls than the limit, and none is held back without need', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.integer({ min: 1, max: 5 }),
			fc.array(fc.integer({ min: 0, max: 90_000 }), { maxLength: 20 }),
			async (limit, pauses) => {
				const time = simulateTime();
				const limiter = createRateLimiter(time);
				const begun: number[] = [];
				for (const pause of pauses) {
					await time.until(time.sleep(pause, signal));
					const asked = time.uptime();
					const inTheWay = begun.filter((start) => asked - start < WINDOW).length;
					await time.until(limiter.turn(limit, signal));
					if (inTheWay < limit) expect(time.uptime()).toBe(asked);
					begun.push(time.uptime());
				}
				for (const start of begun)
					expect(
						begun.filter((one) => one >= start && one < start + WINDOW).length,
					).toBeLessThanOrEqual(limit);
			},
		),
	);
});

test('a call whose turn comes a fraction of a millisecond from now is not asked to wait for nothing', async () => {
	const begins = 1008644.9122231865;
	// a minute later but for what a double of this size can't hold
	let time = 1069644.9122231863;
	expect(time - begins).toBeLessThan(WINDOW);
	const uptimes = [begins, begins];
	const limiter = createRateLimiter({
		uptime: () => uptimes.shift() ?? time,
		async sleep(milliseconds) {
			expect(milliseconds).toBeGreaterThan(0);
			time += milliseconds;
			await Promise.resolve();
		},
	});
	await limiter.turn(1, signal);
	await limiter.turn(1, signal);
});

test('when the service is busy nobody’s turn comes before it asked for, also of those who wait already', async () => {
	const time = simulateTime();
	const limiter = createRateLimiter(time);
	const start = time.uptime();
	await time.until(limiter.turn(1, signal));
	const waiting = limiter.turn(1, signal);
	limiter.pause(MINUTE + 20_000);
	limiter.pause(5_000);
	await time.until(waiting);
	expect(time.uptime() - start).toBe(MINUTE + 20_000);
});

test.each([
	['an hour back', -60 * MINUTE],
	['an hour forward', 60 * MINUTE],
	['ten seconds forward', 10_000],
])('the machine’s clock set %s neither holds calls back nor lifts the limit', async (_name, by) => {
	const time = simulateTime();
	const limiter = createRateLimiter(time);
	const start = time.uptime();
	await time.until(limiter.turn(1, signal));
	time.setClock(by);
	await time.until(limiter.turn(1, signal));
	expect(time.uptime() - start).toBe(WINDOW);
});

/** What a wait came to, without waiting for it. */
const outcomeOf = (wait: Promise<void>) => {
	const outcome = { state: 'waiting' };
	wait.then(
		() => (outcome.state = 'begun'),
		(error: unknown) => (outcome.state = String(error)),
	);
	return outcome;
};

test('who gives up leaves the queue at once, wherever it stands, and nobody else notices', async () => {
	const time = simulateTime();
	const limiter = createRateLimiter(time);
	await time.until(limiter.turn(1, signal));
	const quitters = [new AbortController(), new AbortController(), new AbortController()];
	const [head, middle, end] = quitters.map((quitter) => limiter.turn(1, quitter.signal));
	const patient = limiter.turn(1, signal);
	if (head === undefined || middle === undefined || end === undefined) throw new Error('no turn');
	const states = [head, middle, end].map(outcomeOf);
	const asked = time.uptime();
	for (const quitter of [quitters[1], quitters[2], quitters[0]])
		quitter?.abort(new Error('gave up'));
	await time.until(Promise.allSettled([head, middle, end]));
	expect(states.map(({ state }) => state)).toEqual(
		Array.from({ length: 3 }, () => expect.stringMatching(/gave up|aborted/)),
	);
	expect(time.uptime()).toBe(asked);
	await time.until(patient);
	expect(time.uptime() - asked).toBe(WINDOW);
});

test('those behind one that gave up do not pass those before it', async () => {
	const time = simulateTime();
	const limiter = createRateLimiter(time);
	await time.until(limiter.turn(1, signal));
	const order: string[] = [];
	const quitter = new AbortController();
	const turns = ['first', 'second', 'third'].map((name, index) =>
		limiter.turn(1, index === 1 ? quitter.signal : signal).then(
			() => order.push(name),
			() => order.push(`${name} gave up`),
		),
	);
	quitter.abort();
	await time.until(Promise.all(turns));
	expect(order).toEqual(['second gave up', 'first', 'third']);
});
