import { randomBytes } from 'crypto';

import { pagesOf, type PageData } from '../../core/review/page-data';
import { fileOfDocument } from './document-file';
import { script, style } from './page-assets';
import type { ReviewState } from './review-state';

const NONCE_BYTES = 18;

/** No text of a document can end the element it stands in, or begin one. */
const inScript = (data: PageData): string =>
	JSON.stringify(data).replaceAll('<', String.raw`\u003c`);

const policyWith = (nonce: string): string =>
	[
		`default-src 'none'`,
		`script-src 'nonce-${nonce}'`,
		`style-src 'nonce-${nonce}'`,
		`img-src 'self' data:`,
		`connect-src 'self'`,
		`base-uri 'none'`,
		`form-action 'none'`,
		`frame-ancestors 'none'`,
		`require-trusted-types-for 'script'`,
		`trusted-types 'none'`,
	].join('; ');

/** The page of a review, and the policy it is sent with. */
export function reviewPage({ nonce, until, items }: ReviewState): {
	readonly html: string;
	readonly policy: string;
} {
	const once = randomBytes(NONCE_BYTES).toString('base64');
	const data = {
		nonce,
		until,
		today: new Date().toISOString().slice(0, 10),
		documents: items.map((item) => ({
			// Where n8n keeps files: they are no part of what is looked at.
			json: { ...item.json, _files: undefined },
			pages: fileOfDocument(item) === undefined ? [] : [...pagesOf(item.json)],
		})),
	};
	return {
		policy: policyWith(once),
		html: `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Space OCR Review</title>
<link rel="icon" href="data:,">
<style nonce="${once}">${style}</style>
</head>
<body>
<noscript>This page needs JavaScript.</noscript>
<div id="review"></div>
<script type="application/json" id="review-data">${inScript(data)}</script>
<script nonce="${once}">${script}</script>
</body>
</html>`,
	};
}
