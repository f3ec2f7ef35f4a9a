import { expect, test } from '@jest/globals';

import { readArguments } from '../../../tools/n8n/arguments.ts';

test('n8n listens on 5678 and keeps its data in the cache folder of the repository', () => {
	expect(readArguments([], '/repo')).toEqual({
		help: false,
		port: 5678,
		data: '/repo/.cache/n8n-data',
		reset: false,
		watch: false,
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
