import { expect, test } from '@jest/globals';
import type { INodeProperties } from 'n8n-workflow';

import { SpaceOcr } from '../../nodes/SpaceOcr/SpaceOcr.node';
import { textOf } from './pages';

const reference = textOf('docs/reference.md');
const everything = `${textOf('README.md')}${reference}`;
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
	const [, after = ''] = reference.split(`\n**${title}**`);
	const [, table = ''] = after.split('\n\n');
	return table
		.split('\n')
		.slice(2)
		.map((row) => (row.split('|')[1] ?? '').trim());
}

test('there are collections of options', () => {
	expect(collections.length).toBeGreaterThan(0);
});

test.each(collections)('the reference lists the "%s" of the panel', (title, names) => {
	expect(rowsBelow(title)).toEqual(names);
});

test('README or reference name every parameter', () => {
	const missing = properties
		.filter(({ type }) => type !== 'notice' && type !== 'callout')
		.map(({ displayName }) => displayName)
		.filter((name) => !/^(?:Resource|Operation|Accounting Mapping)$/.test(name))
		.filter((name) => !everything.includes(name));
	expect(missing).toEqual([]);
});
