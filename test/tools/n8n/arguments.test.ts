import { expect, test } from '@jest/globals';

import { readArguments } from '../../../tools/n8n/arguments.ts';

test('n8n listens on 5678 and keeps its data in the cache folder of the repository', () => {
	expect(readArguments([], '/repo')).toEqual({
		help: false,
		port: 5678,
		data: '/repo/.cache/n8n-data',
		reset: false,
		watch: false,
		workers: 0,
	});
});

test('a data folder of the user is taken from where the user is', () => {
	const { data, reset, port } = readArguments(['--data', 'x', '--reset', '--port', '80'], '/repo');
	expect({ data, reset, port }).toEqual({ data: `${process.cwd()}/x`, reset: true, port: 80 });
});

test.each(['0', '70000', '-1', '5678x', '1e3', ''])('the port "%s" is refused', (port) => {
	expect(() => readArguments([`--port=${port}`], '/repo')).toThrow('a number from 1 to 65535');
});

test('an unknown option is refused', () => {
	expect(() => readArguments(['--clean'], '/repo')).toThrow('--clean');
});

test('with --queue there are workers, and its data lies apart from that of one n8n alone', () => {
	const { workers, data } = readArguments(['--queue', '--workers', '3'], '/repo');
	expect({ workers, data }).toEqual({ workers: 3, data: '/repo/.cache/n8n-data-queue' });
	expect(readArguments(['--queue'], '/repo').workers).toBe(2);
});

test.each([
	[['--workers', '2'], '--workers goes with --queue'],
	[['--queue', '--workers', '0'], 'a number from 1 to 16'],
	[['--queue', '--workers', 'x'], 'a number from 1 to 16'],
	[['--queue', '--watch'], 'do not go together'],
])('%j is refused', (options, message) => {
	expect(() => readArguments(options, '/repo')).toThrow(message);
});
