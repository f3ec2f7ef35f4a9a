import { readFile } from 'node:fs/promises';
import { basename, extname, join, relative, resolve } from 'node:path';

import type { INodeExecutionData } from 'n8n-workflow';
import * as z from 'zod/v4-mini';

import { mailItem } from './mail';

/** A file as the command line knows it: the item for the node, or why there is none. */
export type Document =
	| { readonly file: string; readonly item: INodeExecutionData }
	| { readonly file: string; readonly error: string };

const truth = z.record(z.string(), z.object({ preset: z.string() }));

/** Our own samples that are images: a first look should be a short one. Each says which preset it is for. */
export async function sampleDocuments(folder: string): Promise<Document[]> {
	const samples = truth.parse(JSON.parse(await readFile(join(folder, 'truth.json'), 'utf8')));
	return await Promise.all(
		Object.entries(samples)
			.filter(([file]) => !file.endsWith('.pdf'))
			.map(([file, { preset }]) =>
				loadDocument(relative(USER_FOLDER, join(folder, file)), { preset }),
			),
	);
}

/** npm starts us in the project's folder and says here where the user stood. */
export const USER_FOLDER = process.env.INIT_CWD ?? process.cwd();

/**
 * A mail (`.eml`) becomes the item of n8n's e-mail trigger, with its attachments; any other file is
 * one document under `data`.
 *
 * @param file relative to where the user stands
 * @param json what the item's json holds, a mail's own aside
 */
export async function loadDocument(
	file: string,
	json: INodeExecutionData['json'] = {},
): Promise<Document> {
	try {
		const bytes = await readFile(resolve(USER_FOLDER, file));
		if (extname(file).toLowerCase() === '.eml') {
			const item = await mailItem(bytes);
			return { file, item: { ...item, json: { ...item.json, ...json } } };
		}
		// The node looks at the content; this is only what a mail client would say.
		const mimeType = 'application/octet-stream';
		const data = { data: bytes.toString('base64'), mimeType, fileName: basename(file) };
		return { file, item: { json, binary: { data } } };
	} catch (error) {
		return { file, error: error instanceof Error ? error.message : String(error) };
	}
}
