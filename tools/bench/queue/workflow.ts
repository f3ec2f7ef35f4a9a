const node = (
	name: string,
	type: string,
	typeVersion: number,
	parameters: Readonly<Record<string, unknown>>,
	more: Readonly<Record<string, unknown>> = {},
) => ({ id: name, name, type, typeVersion, position: [0, 0], parameters, ...more });
const to = (name: string) => [{ node: name, type: 'main', index: 0 }];

/** What is to be set in it. */
export interface WorkflowOptions {
	readonly path: string;
	readonly credential: string;
	readonly booksUrl: string;
	readonly requestsPerMinute: number;
}

/** A workflow that takes files by a webhook, reads them, and sends each sure one to the books. */
export const filesToBooks = ({
	path,
	credential,
	booksUrl,
	requestsPerMinute,
}: WorkflowOptions) => ({
	name: `Files to books: ${path}`,
	nodes: [
		node(
			'Files',
			'n8n-nodes-base.webhook',
			2,
			{ httpMethod: 'POST', path, responseMode: 'onReceived', options: {} },
			{ webhookId: path },
		),
		node(
			'Space OCR',
			'n8n-nodes-space-ocr.spaceOcr',
			1,
			{
				resource: 'document',
				operation: 'extract',
				technicalOptions: { requestsPerMinute },
			},
			{ credentials: { spaceOcrApi: { id: credential, name: 'Space OCR' } } },
		),
		node('To the books', 'n8n-nodes-base.httpRequest', 4.2, {
			method: 'POST',
			url: booksUrl,
			sendBody: true,
			specifyBody: 'json',
			jsonBody: '={{ { file: $json.ocr.source.file_name } }}',
			options: {},
		}),
	],
	connections: {
		Files: { main: [to('Space OCR')] },
		'Space OCR': { main: [to('To the books')] },
	},
	settings: { executionOrder: 'v1' },
});
