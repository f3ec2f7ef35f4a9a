import { describe, expect, test } from '@jest/globals';

import { Replays } from '../../../local-engine/server/replays';

describe('replays', () => {
	test('a repeat while the first is under way waits for it', async () => {
		const replays = new Replays<number>(5);
		let made = 0;
		const make = () => Promise.resolve(++made);
		expect(await Promise.all([replays.once('a', make), replays.once('a', make)])).toEqual([
			{ answer: 1, replayed: false },
			{ answer: 1, replayed: true },
		]);
	});

	test('only the newest answers are kept', async () => {
		const replays = new Replays<string>(2);
		for (const key of ['a', 'b', 'c']) await replays.once(key, () => Promise.resolve(key));
		const again = (key: string) => replays.once(key, () => Promise.resolve(`${key} again`));
		expect(await again('c')).toEqual({ answer: 'c', replayed: true });
		expect(await again('a')).toEqual({ answer: 'a again', replayed: false });
	});

	test('a failure is forgotten', async () => {
		const replays = new Replays<string>(2);
		await expect(replays.once('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
		expect(await replays.once('a', () => Promise.resolve('yes'))).toMatchObject({ answer: 'yes' });
	});
});
