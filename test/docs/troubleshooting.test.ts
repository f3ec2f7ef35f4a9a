import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { expect, test } from '@jest/globals';

import { ROOT, textOf } from './pages';

/** Where messages are written. */
const sources = ['core', 'nodes', 'credentials', 'tools/n8n']
	.flatMap((folder) =>
		readdirSync(resolve(ROOT, folder), { recursive: true, encoding: 'utf8' })
			.filter((file) => file.endsWith('.ts'))
			.map((file) => readFileSync(resolve(ROOT, folder, file), 'utf8')),
	)
	.join('\n');

/** What a user sees, of the first column of each table: the parts between what differs. */
const quoted = [...textOf('docs/troubleshooting.md').matchAll(/^\| (?<cell>(?:[^|\\]|\\.)+)\|/gm)]
	.flatMap(({ groups }) => [...(groups?.['cell'] ?? '').matchAll(/`(?<message>[^`]+)`/g)])
	.map(({ groups }) => groups?.['message'] ?? '');

const partsOf = (message: string): string[] =>
	message
		.split('…')
		.map((part) => part.replace(/^[\s:,"]+|[\s:,"]+$/g, ''))
		.filter((part) => part !== '');

test('there are messages to look up', () => {
	expect(quoted.length).toBeGreaterThan(30);
});

test.each(quoted)('"%s" is what the program says', (message) => {
	expect(partsOf(message).filter((part) => !sources.includes(part))).toEqual([]);
});
