import type { INodeProperties } from 'n8n-workflow';

/** How pages are drawn and sent, and how much is put out; hardly anybody needs it. */
export const technicalOptionParameters: INodeProperties = {
	displayName: 'Technical Options',
	name: 'technicalOptions',
	type: 'collection',
	placeholder: 'Add Technical Option',
	default: {},
	description: 'Change how pages are drawn and sent, and what is put out about places',
	options: [
		{
			displayName: 'Colour',
			name: 'colour',
			type: 'boolean',
			default: false,
			description: 'Whether PDF pages are sent in colour. Grey is smaller and reads as well.',
		},
		{
			displayName: 'DPI',
			name: 'dpi',
			type: 'number',
			typeOptions: { minValue: 72, maxValue: 600, numberPrecision: 0 },
			default: 200,
			description: 'Say how finely to draw PDF pages. Raise it for very small print.',
		},
		{
			displayName: 'Include Boxes',
			name: 'includeBoxes',
			type: 'boolean',
			default: true,
			description:
				'Whether to say where each value stands on the page (0 to 1000, from the top left)',
		},
		{
			displayName: 'Include Vertices',
			name: 'includeVertices',
			type: 'boolean',
			default: false,
			description: 'Whether to add the four corners of each value, which follow tilted text',
		},
		{
			displayName: 'Max Concurrency',
			name: 'maxConcurrency',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 20, numberPrecision: 0 },
			default: 0,
			description:
				'Say how many pages to send at the same time. 0 means as many as use Requests per Minute at the time the answers take, at most 20.',
		},
		{
			displayName: 'Requests per Minute',
			name: 'requestsPerMinute',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 600, numberPrecision: 0 },
			default: 60,
			description:
				'Lower it when other programs or workers use the same key: the service takes 60 per key',
		},
		{
			displayName: 'Retries',
			name: 'retries',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 10, numberPrecision: 0 },
			default: 3,
			description:
				'Say how often to try again when the service is busy or unreachable. A retry is not charged twice.',
		},
		{
			displayName: 'Timeout',
			name: 'timeout',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 600 },
			default: 120,
			description: 'Say how many seconds to wait for the answer to one page',
		},
	],
};
