import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import * as z from 'zod/v4-mini';

const FOLDER = resolve(__dirname, '../.github/workflows');

const step = z.looseObject({
	uses: z.optional(z.string()),
	run: z.optional(z.string()),
	with: z.optional(z.record(z.string(), z.unknown())),
});
const permissions = z._default(z.record(z.string(), z.string()), {});
const workflow = z.looseObject({
	permissions,
	jobs: z.record(
		z.string(),
		z.looseObject({
			permissions: z.optional(permissions),
			container: z.optional(z.string()),
			environment: z.optional(z.string()),
			needs: z.optional(z.string()),
			steps: z.array(step),
		}),
	),
});

const workflows = readdirSync(FOLDER).map((file) => {
	const text = readFileSync(resolve(FOLDER, file), 'utf8');
	return { file, text, parsed: workflow.parse(parse(text)) };
});

test('there are workflows', () => {
	expect(workflows.map(({ file }) => file)).toEqual(['ci.yml', 'publish.yml']);
});

describe.each(workflows)('$file', ({ text, parsed }) => {
	const jobs = Object.values(parsed.jobs);

	test('runs actions of one commit each, with the version beside it', () => {
		const used = [...text.matchAll(/uses: (?<action>.*)$/gm)].map(
			({ groups }) => groups?.['action'],
		);
		expect(used.length).toBeGreaterThan(0);
		for (const action of used)
			expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
	});

	test('runs in images that nobody can change', () => {
		for (const { container } of jobs) expect(container).toMatch(/^[\w./:-]+@sha256:[0-9a-f]{64}$/);
	});

	test('leaves no token behind for what it runs', () => {
		const checkouts = jobs
			.flatMap(({ steps }) => steps)
			.filter(({ uses }) => uses?.startsWith('actions/checkout@'));
		expect(checkouts.length).toBeGreaterThan(0);
		for (const checkout of checkouts)
			expect(checkout.with).toMatchObject({ 'persist-credentials': false });
	});
});

test('static checks, unit tests and the end-to-end tests run side by side, with no right but to read', () => {
	const jobs = workflows.find(({ file }) => file === 'ci.yml')?.parsed.jobs ?? {};
	expect(Object.keys(jobs)).toEqual(['static', 'unit', 'e2e']);
	for (const job of Object.values(jobs)) {
		expect(job.needs).toBeUndefined();
		expect(job.permissions).toEqual({});
	}
});

describe('publishing', () => {
	const jobs = workflows.find(({ file }) => file === 'publish.yml')?.parsed.jobs ?? {};
	const identified = Object.entries(jobs).filter(
		([, job]) => job.permissions?.['id-token'] !== undefined,
	);
	const [[name, publish] = []] = identified;

	test('one job has the identity that npm trusts, and nothing else', () => {
		expect(identified).toHaveLength(1);
		expect(name).toBe('publish');
		expect(publish?.permissions).toEqual({ 'id-token': 'write' });
		expect(workflows.map(({ parsed }) => parsed.permissions)).toEqual([
			{ contents: 'read' },
			{ contents: 'read' },
		]);
	});

	test('somebody agrees before it begins', () => {
		expect(publish?.environment).toBe('npm');
	});

	test('it runs nothing of the project or its packages: it gets the tarball that was tested', () => {
		expect(publish?.needs).toBe('build');
		const uses = publish?.steps.flatMap((one) => one.uses ?? []);
		expect(uses).toEqual([expect.stringMatching(/^actions\/download-artifact@/)]);
		const runs = publish?.steps.flatMap((one) => one.run ?? []);
		expect(runs).toEqual([
			'npm publish ./n8n-nodes-space-ocr-*.tgz --provenance --access public --ignore-scripts',
		]);
	});
});
