import { readFileSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';

import type { INodeExecutionData } from 'n8n-workflow';
import * as z from 'zod/v4-mini';

/** A document as the command line knows it: the item for the node, or why there is none. */
export type Document =
	| { readonly file: string; readonly item: INodeExecutionData }
	| { readonly file: string; readonly error: string };

const truth = z.record(z.string(), z.object({ preset: z.string() }));

/** Our own samples; each says which preset it is for. */
export function sampleDocuments(folder: string): Document[] {
	const samples = truth.parse(JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8')));
	return Object.entries(samples).map(([file, { preset }]) =>
		loadDocument(relative(USER_FOLDER, join(folder, file)), { preset }),
	);
}

/** npm starts us in the project's folder and says here where the user stood. */
export const USER_FOLDER = process.env.INIT_CWD ?? process.cwd();

/**
 * @param file relative to where the user stands
 * @param json what the item's json holds
 */
export function loadDocument(file: string, json: INodeExecutionData['json'] = {}): Document {
	try {
		const data = readFileSync(resolve(USER_FOLDER, file)).toString('base64');
		// The node looks at the content; this is only what a mail client would say.
		const mimeType = 'application/octet-stream';
		return {
			file,
			item: { json, binary: { data: { data, mimeType, fileName: basename(file) } } },
		};
	} catch (error) {
		return { file, error: error instanceof Error ? error.message : String(error) };
	}
}
