import { createHash } from 'crypto';

import type { IExecuteFunctions } from 'n8n-workflow';

import type { PageImage } from '../../../../../core/api/request';
import { imageTypeOf, UnsupportedFileError } from '../../../../../core/document/media-type';
import type { DocumentSource } from '../../../../../core/document/output';

/** Which document an item stands for; known before its bytes are. */
export type DocumentOrigin = Pick<DocumentSource, 'file_name' | 'property' | 'url'>;

export interface Page {
	readonly image: PageImage;
	readonly source: DocumentSource;
}

/** How the user knows the document. */
export const nameOf = ({ file_name, property, url }: DocumentOrigin, item: number): string =>
	file_name ?? url ?? (property === null ? `item ${item + 1}` : `${property} of item ${item + 1}`);

/** An expression may give anything; what is no text can name no file and no URL. */
function textParameter(context: IExecuteFunctions, name: string, item: number): string {
	const value: unknown = context.getNodeParameter(name, item);
	return typeof value === 'string' ? value.trim() : '';
}

/**
 * Finds the document of an item without loading it.
 *
 * @throws UnsupportedFileError when the binary property is missing or the URL is none; it says which there are
 */
export function findDocument(context: IExecuteFunctions, item: number): DocumentOrigin {
	if (context.getNodeParameter('input', item) === 'url') return findUrl(context, item);
	const property = textParameter(context, 'binaryPropertyName', item);
	const binary = context.getInputData()[item]?.binary ?? {};
	const file = Object.hasOwn(binary, property) ? binary[property] : undefined;
	if (file !== undefined) return { file_name: file.fileName ?? null, property };
	const existing = Object.keys(binary);
	throw new UnsupportedFileError(
		`there is no file in the binary field "${property}"`,
		existing.length === 0
			? 'The item has no file at all: let the node before download its attachments.'
			: `The item has: ${existing.join(', ')}. Put one of these names into Input Binary Field.`,
	);
}

function findUrl(context: IExecuteFunctions, item: number): DocumentOrigin {
	const url = textParameter(context, 'imageUrl', item);
	if (!/^https?:\/\//i.test(url) || !URL.canParse(url))
		throw new UnsupportedFileError(
			url === '' ? 'the image URL is empty' : `"${url}" is not a URL`,
			'Put in a full link that begins with https://.',
		);
	return { file_name: null, property: null, url };
}

/**
 * Loads the document.
 *
 * @throws UnsupportedFileError when it is no image
 */
export async function loadPage(
	context: IExecuteFunctions,
	item: number,
	{ url, ...origin }: DocumentOrigin,
): Promise<Page> {
	if (url !== undefined || origin.property === null)
		return {
			image: { from: 'url', url: url ?? '' },
			source: { ...origin, url: url ?? '', mime_type: null, pages: 1, sha256: null },
		};
	const bytes = await context.helpers.getBinaryDataBuffer(item, origin.property);
	return {
		image: { from: 'bytes', bytes },
		source: {
			...origin,
			mime_type: await imageTypeOf(bytes),
			pages: 1,
			sha256: createHash('sha256').update(bytes).digest('hex'),
		},
	};
}
