import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

import { describe, expect, test } from '@jest/globals';

import { SpaceOcrApi } from '../../credentials/SpaceOcrApi.credentials';
import { PAGES, proseOf, ROOT, textOf } from './pages';

const REPOSITORY = 'https://github.com/space-ocr/n8n-nodes-space-ocr';

/** The anchors of a page, as GitHub makes them of its headings. */
const anchorsOf = (page: string): string[] =>
	[...proseOf(page).matchAll(/^#+ (?<heading>.+)$/gm)].map(({ groups }) =>
		(groups?.['heading'] ?? '')
			.toLowerCase()
			.replace(/[^\p{L}\p{N}\s_-]/gu, '')
			.replaceAll(' ', '-'),
	);

const linksIn = (page: string): string[] =>
	[...proseOf(page).matchAll(/\]\((?<link>[^)\s]+)\)/g)]
		.map(({ groups }) => groups?.['link'] ?? '')
		.filter((link) => !/^https?:/.test(link));

/** Whether a link leads to something that is there. */
function leadsSomewhere(from: string, link: string): boolean {
	const [path = '', anchor] = link.split('#');
	const target = path === '' ? from : join(dirname(from), path);
	if (!existsSync(resolve(ROOT, target))) return false;
	return anchor === undefined || anchorsOf(textOf(target)).includes(anchor);
}

test.each(PAGES)('every link of %s leads somewhere', (path) => {
	const broken = linksIn(textOf(path)).filter((link) => !leadsSomewhere(path, link));
	expect(broken).toEqual([]);
});

describe('what n8n links to', () => {
	const { documentationUrl } = new SpaceOcrApi();
	const codex = ['SpaceOcr', 'SpaceOcrReview']
		.map((name) => textOf(`nodes/${name}/${name}.node.json`))
		.join('\n');
	const urls = [documentationUrl, ...[...codex.matchAll(/https:[^"]+/g)].map(([url]) => url)];

	test.each([...new Set(urls)])('%s is there', (url) => {
		expect(url).toMatch(`${REPOSITORY}#`);
		const [, anchor = ''] = url.split('#');
		expect(['readme', ...anchorsOf(textOf('README.md'))]).toContain(anchor);
	});
});
