import type { INodeProperties } from 'n8n-workflow';

/** What rarely needs a change. Defaults stand in `options.ts`, too, as n8n gives none for what is not added. */
export const optionParameters: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	description: 'Change how documents are read, sent and put out',
	options: [
		{
			displayName: 'Fields That Count',
			name: 'fieldsThatCount',
			type: 'options',
			options: [
				{ name: 'All Fields', value: 'all', description: 'Any doubtful value leads to review' },
				{
					name: 'Required Fields Only',
					value: 'required',
					description: 'Doubts about other values are ignored',
				},
			],
			default: 'all',
			description: 'Choose which values decide between accepted and review',
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
			typeOptions: { minValue: 1, maxValue: 20, numberPrecision: 0 },
			default: 3,
			description: 'How many documents to read at the same time',
		},
		{
			displayName: 'Prompt',
			name: 'prompt',
			type: 'string',
			typeOptions: { rows: 3 },
			default: '',
			placeholder: 'Amounts are in Swiss francs. Ignore the delivery address.',
			description: 'Tell the service in words what to watch for in these documents',
		},
		{
			displayName: 'Requests per Minute',
			name: 'requestsPerMinute',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 600, numberPrecision: 0 },
			default: 60,
			description: 'The service takes 60 per key. Lower it when other programs use the same key.',
		},
		{
			displayName: 'Retries',
			name: 'retries',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 10, numberPrecision: 0 },
			default: 3,
			description:
				'How often to try again when the service is busy or unreachable. A retry is not charged twice.',
		},
		{
			displayName: 'Route Line Items Singly',
			name: 'routeRowsSingly',
			type: 'boolean',
			default: false,
			description:
				'Whether each line item goes to the output of its own decision, instead of the whole document staying together',
			displayOptions: { show: { '/output': ['rows'], '/gate': [true] } },
		},
		{
			displayName: 'Timeout',
			name: 'timeout',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 600 },
			default: 120,
			description: 'How many seconds to wait for the answer to one document',
		},
		{
			displayName: 'Without Line Items',
			name: 'withoutLineItems',
			type: 'options',
			options: [
				{
					name: 'One Item With the Document Fields',
					value: 'document',
					description: 'Goes to the output of its decision, line_count is 0',
				},
				{
					name: 'One Item, Always to Review',
					value: 'review',
					description: 'Somebody should look why there are none',
				},
			],
			default: 'document',
			description: 'Choose what a document gives that has no line items',
			displayOptions: { show: { '/output': ['rows'] } },
		},
	],
};
