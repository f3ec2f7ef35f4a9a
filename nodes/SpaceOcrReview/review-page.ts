import { randomBytes } from 'crypto';

import { htmlPage } from '../../core/review/html-page';
import { pagesOf, type PageData } from '../../core/review/page-data';
import { fileOfDocument } from './document-file';
import { script, style } from './page-assets';
import type { ReviewState } from './review-state';

const NONCE_BYTES = 18;

/** The page of a review, and the policy it is sent with. */
export function reviewPage({ nonce, until, items }: ReviewState): ReturnType<typeof htmlPage> {
	const data: PageData = {
		nonce,
		until,
		today: new Date().toISOString().slice(0, 10),
		documents: items.map((item) => ({
			// Where n8n keeps files: they are no part of what is looked at.
			json: { ...item.json, _files: undefined },
			pages: fileOfDocument(item) === undefined ? [] : [...pagesOf(item.json)],
		})),
	};
	const once = randomBytes(NONCE_BYTES).toString('base64');
	return htmlPage({ title: 'Space OCR Review', root: 'review', data, script, style, once });
}
