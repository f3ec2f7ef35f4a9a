import { createServer } from 'node:http';
import { once } from 'node:events';

import type { INodeParameters } from 'n8n-workflow';
import * as z from 'zod/v4-mini';

import { loadBuiltPackage, resultOf, runWorkflow } from '../../../cli/run-workflow';

const row = z.record(z.string(), z.unknown());
const document = z.looseObject({
	ocr: z.looseObject({
		decision: z.optional(z.string()),
		scans: z.optional(z.number()),
		reasons: z.optional(z.array(z.looseObject({ code: z.string(), message: z.string() }))),
		error: z.optional(z.looseObject({ message: z.string() })),
		source: z.looseObject({ file_name: z.optional(z.nullable(z.string())) }),
	}),
	line_items: z.optional(z.array(row)),
});
export type NodeDocument = z.infer<typeof document>;

export interface NodeRun {
	readonly documents: readonly NodeDocument[];
	/** Calls of the service: none is needed. */
	readonly calls: number;
}

/** Reads files with the built node in n8n's engine; the service counts its calls and refuses them. */
export async function readWithNode(
	files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
	parameters: INodeParameters = {},
): Promise<NodeRun> {
	let calls = 0;
	const service = createServer((_request, response) => {
		calls++;
		response.writeHead(402, { 'content-type': 'application/json' }).end('{}');
	}).listen(0, '127.0.0.1');
	await once(service, 'listening');
	const address = service.address();
	const port = typeof address === 'object' && address !== null ? address.port : 0;
	try {
		const { outputs, error } = resultOf(
			await runWorkflow({
				package: loadBuiltPackage(process.cwd()),
				credential: { apiKey: 'spocr_bench', baseUrl: `http://127.0.0.1:${port}` },
				parameters: {
					resource: 'document',
					operation: 'extract',
					gate: false,
					failedOutput: true,
					...parameters,
				},
				items: files.map(({ name, bytes }) => ({
					json: {},
					binary: {
						data: {
							data: Buffer.from(bytes).toString('base64'),
							mimeType: 'application/octet-stream',
							fileName: name,
						},
					},
				})),
			}).result,
		);
		if (error !== undefined) throw error;
		return { documents: outputs.flat().map(({ json }) => document.parse(json)), calls };
	} finally {
		service.close();
	}
}
