import { expect, test } from '@jest/globals';
import type { INodeProperties } from 'n8n-workflow';

import { SpaceOcr } from '../../nodes/SpaceOcr/SpaceOcr.node';
import { textOf } from './pages';

const readme = textOf('README.md');
const { properties } = new SpaceOcr().description;

const isProperty = (option: object): option is INodeProperties => 'displayName' in option;
const collections = properties
	.filter(({ type, name }) => type === 'collection' && name !== 'accountingMapping')
	.map(({ displayName, options = [] }) => {
		const names = options.filter(isProperty).map((option) => option.displayName);
		return [displayName, names] as const;
	});

/** The first column of the table below the line that begins with a title in bold. */
function rowsBelow(title: string): string[] {
	const [, after = ''] = readme.split(`\n**${title}**`);
	const [, table = ''] = after.split('\n\n');
	return table
		.split('\n')
		.slice(2)
		.map((row) => (row.split('|')[1] ?? '').trim());
}

test('there are collections of options', () => {
	expect(collections.length).toBeGreaterThan(0);
});

test.each(collections)('README lists the "%s" of the panel', (title, names) => {
	expect(rowsBelow(title)).toEqual(names);
});

test('README names every parameter', () => {
	const missing = properties
		.filter(({ type }) => type !== 'notice' && type !== 'callout')
		.map(({ displayName }) => displayName)
		.filter((name) => !/^(?:Resource|Operation|Accounting Mapping)$/.test(name))
		.filter((name) => !readme.includes(name));
	expect(missing).toEqual([]);
});
