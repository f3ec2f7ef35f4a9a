import type { INodeExecutionData } from 'n8n-workflow';
import * as z from 'zod/v4-mini';

import type { Document } from './documents';

const OUTPUTS = ['accepted', 'review', 'failed'] as const;

/** One item that left the node, with the file it came from. */
export interface Result {
	readonly file: string;
	readonly output: (typeof OUTPUTS)[number];
	readonly json: INodeExecutionData['json'];
}

const pairedItem = z.object({ item: z.number() });

/** The items of all outputs in the order of the files; files that could not be opened are failed ones. */
export function resultsOf(
	documents: readonly Document[],
	outputs: readonly (readonly INodeExecutionData[])[],
): Result[] {
	const sent = documents.filter((document) => 'item' in document);
	const results = OUTPUTS.flatMap((output, port) =>
		(outputs[port] ?? []).map((item): Result & { order: number } => {
			const document = sent[pairedItem.parse(item.pairedItem).item];
			if (document === undefined) throw new Error('an item is linked to no document');
			return { file: document.file, output, json: item.json, order: documents.indexOf(document) };
		}),
	);
	const unopened = documents.flatMap((document, order) =>
		'error' in document
			? [
					{
						file: document.file,
						output: 'failed' as const,
						json: { ocr: { error: { message: `${document.file}: ${document.error}` } } },
						order,
					},
				]
			: [],
	);
	return [...results, ...unopened]
		.sort((a, b) => a.order - b.order)
		.map(({ file, output, json }) => ({ file, output, json }));
}

/** One line for a program: the node's own json, where it went, and the file. */
export const jsonLine = ({ file, output, json }: Result): string =>
	JSON.stringify({ ...json, output, file });
