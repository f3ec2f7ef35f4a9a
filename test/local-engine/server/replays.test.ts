import { describe, expect, test } from '@jest/globals';

import { Replays } from '../../../local-engine/server/replays';

const stays = new AbortController().signal;
const call = <T>(make: (signal: AbortSignal) => Promise<T>, signal = stays, content = 'same') => ({
	content,
	make,
	signal,
});

describe('replays', () => {
	test('a repeat while the first is under way waits for it', async () => {
		const replays = new Replays<number>(5);
		let made = 0;
		const make = () => Promise.resolve(++made);
		expect(await Promise.all([replays.once('a', call(make)), replays.once('a', call(make))])).toEqual([
			{ answer: 1, replayed: false },
			{ answer: 1, replayed: true },
		]);
	});

	test('only the newest answers are kept', async () => {
		const replays = new Replays<string>(2);
		for (const key of ['a', 'b', 'c']) await replays.once(key, call(() => Promise.resolve(key)));
		const again = (key: string) => replays.once(key, call(() => Promise.resolve(`${key} again`)));
		expect(await again('c')).toEqual({ answer: 'c', replayed: true });
		expect(await again('a')).toEqual({ answer: 'a again', replayed: false });
	});

	test('a failure is forgotten', async () => {
		const replays = new Replays<string>(2);
		await expect(replays.once('a', call(() => Promise.reject(new Error('no'))))).rejects.toThrow('no');
		expect(await replays.once('a', call(() => Promise.resolve('yes')))).toMatchObject({ answer: 'yes' });
	});

	test('the same key for something else is refused, and the first answer stays', async () => {
		const replays = new Replays<string>(2);
		await replays.once('a', call(() => Promise.resolve('first')));
		const other = call(() => Promise.resolve('second'), stays, 'other');
		await expect(replays.once('a', other)).rejects.toMatchObject({
			status: 409,
			code: 'idempotency_conflict',
		});
		expect(await replays.once('a', call(() => Promise.resolve('third')))).toEqual({
			answer: 'first',
			replayed: true,
		});
	});

	test('work ends when the last one who waits has gone, and the key is free again', async () => {
		const replays = new Replays<string>(2);
		const [one, other] = [new AbortController(), new AbortController()];
		const untilNobodyWaits = (signal: AbortSignal) =>
			new Promise<string>((_resolve, reject) => {
				signal.addEventListener('abort', () => {
					reject(new Error('nobody waits'));
				});
			});
		const first = replays.once('a', call(untilNobodyWaits, one.signal));
		const second = replays.once('a', call(untilNobodyWaits, other.signal));
		one.abort();
		expect(await Promise.race([first, Promise.resolve('under way')])).toBe('under way');
		other.abort();
		await expect(first).rejects.toThrow('nobody waits');
		await expect(second).rejects.toThrow('nobody waits');
		expect(await replays.once('a', call(() => Promise.resolve('anew')))).toMatchObject({
			replayed: false,
		});
	});
});
