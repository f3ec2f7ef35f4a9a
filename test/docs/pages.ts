import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

export const ROOT = resolve(__dirname, '../..');

/** The pages that users and developers read, by their path in the repository. */
export const PAGES: readonly string[] = [
	'README.md',
	'CONTRIBUTING.md',
	'CHANGELOG.md',
	'local-engine/README.md',
	'zapier/README.md',
	'samples/README.md',
	...readdirSync(resolve(ROOT, 'docs'))
		.filter((file) => file.endsWith('.md'))
		.map((file) => `docs/${file}`),
];

/** @param path in the repository */
export const textOf = (path: string): string => readFileSync(resolve(ROOT, path), 'utf8');

/** A page without its code, where `](` is no link and `#` no heading. */
export const proseOf = (page: string): string => page.replace(/^ *```[^]*?^ *```/gm, '');
