import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { describe, expect, test } from '@jest/globals';
import * as z from 'zod/v4-mini';

import { ROOT, shippedWorkflows, titleOf, type ShippedWorkflow } from './shipped';

const readme = readFileSync(resolve(ROOT, 'README.md'), 'utf8');
const workflows = shippedWorkflows();

/** Rows of README's table of workflows, by the file they lead to. */
const rows = new Map(
	[...readme.matchAll(/^\|.*\(workflows\/(?<stem>[^)]+)\.json\).*\|$/gm)].map(
		({ groups, 0: row }) => [groups?.['stem'] ?? '', row] as const,
	),
);

test('README and docs tell of the workflows that are there, and of no other', () => {
	const stems = workflows.map(({ stem }) => stem);
	const pages = readdirSync(resolve(ROOT, 'docs')).filter((file) => /^\d-.*\.md$/.test(file));
	expect([...rows.keys()].toSorted()).toEqual(stems);
	expect(pages.toSorted()).toEqual(stems.map((stem) => `${stem}.md`));
});

const assigned = z.object({
	assignments: z.object({ assignments: z.array(z.object({ name: z.string() })) }),
});

/** What a user puts into the node "Settings", where a workflow has one. */
const settingsOf = ({ nodes }: ShippedWorkflow): string[] =>
	nodes
		.filter(({ name }) => name === 'Settings')
		.flatMap(({ parameters }) => assigned.parse(parameters).assignments.assignments)
		.map(({ name }) => name);

describe.each(workflows.map((workflow) => [workflow.stem, workflow] as const))(
	'%s',
	(stem, workflow) => {
		const page = readFileSync(resolve(ROOT, 'docs', `${stem}.md`), 'utf8');

		test('README calls it by its name and leads to its page', () => {
			expect(rows.get(stem)).toContain(`[${titleOf(workflow)}](docs/${stem}.md)`);
		});

		test('its page has its name and leads to its file', () => {
			expect(page.split('\n')[0]).toBe(`# ${titleOf(workflow)}`);
			expect(page).toContain(`(../workflows/${stem}.json)`);
			expect(page).toContain(workflow.name);
		});

		test('its page names every setting', () => {
			const missing = settingsOf(workflow).filter((name) => !page.includes(`\`${name}\``));
			expect(missing).toEqual([]);
		});

		test.each(['## Set up', '## What happens to each document', '## Change it'])(
			'its page has the part "%s"',
			(heading) => {
				expect(page.split('\n')).toContain(heading);
			},
		);
	},
);
