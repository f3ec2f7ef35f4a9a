import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { expect, test } from '@jest/globals';
import * as z from 'zod/v4-mini';

const ROOT = resolve(__dirname, '..');
const packed = z.array(z.object({ files: z.array(z.object({ path: z.string() })) }));
const manifest = z.looseObject({
	dependencies: z.record(z.string(), z.string()),
	peerDependencies: z.record(z.string(), z.string()),
});

test('the package holds what n8n needs, and no file of another platform', () => {
	const [tarball] = packed.parse(
		JSON.parse(
			execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
				cwd: ROOT,
				encoding: 'utf8',
				stdio: ['ignore', 'pipe', 'ignore'],
			}),
		),
	);
	expect(tarball?.files.map(({ path }) => path).toSorted()).toEqual([
		'LICENSE',
		'README.md',
		'dist/THIRD_PARTY_LICENSES',
		'dist/credentials/SpaceOcrApi.credentials.js',
		'dist/nodes/SpaceOcr/SpaceOcr.node.js',
		'dist/nodes/SpaceOcr/SpaceOcr.node.json',
		'dist/nodes/SpaceOcr/pdf-renderer.js',
		'dist/nodes/SpaceOcr/space-ocr.dark.svg',
		'dist/nodes/SpaceOcr/space-ocr.svg',
		'dist/nodes/SpaceOcrReview/SpaceOcrReview.node.js',
		'dist/nodes/SpaceOcrReview/SpaceOcrReview.node.json',
		'dist/nodes/SpaceOcrReview/space-ocr-review.dark.svg',
		'dist/nodes/SpaceOcrReview/space-ocr-review.svg',
		'package.json',
	]);
});

test('it brings nothing along: no dependency, n8n-workflow as the only peer', () => {
	const { dependencies, peerDependencies } = manifest.parse(
		JSON.parse(readFileSync(resolve(ROOT, 'package.json'), 'utf8')),
	);
	expect(dependencies).toEqual({});
	expect(peerDependencies).toEqual({ 'n8n-workflow': '*' });
});

test('the licence of every bundled library comes along', () => {
	const licences = readFileSync(resolve(ROOT, 'dist/THIRD_PARTY_LICENSES'), 'utf8');
	const bundle = ['SpaceOcr.node.js', 'pdf-renderer.js']
		.map((file) => readFileSync(resolve(ROOT, 'dist/nodes/SpaceOcr', file), 'utf8'))
		.join('\n');
	const bundled = new Set(
		[...bundle.matchAll(/^\/\/ node_modules\/((?:@[^/]+\/)?[^/]+)\//gm)].map(([, name]) => name),
	);
	expect(bundled.size).toBeGreaterThan(3);
	for (const name of bundled) expect(licences).toContain(`\n${name ?? ''} `);
});
