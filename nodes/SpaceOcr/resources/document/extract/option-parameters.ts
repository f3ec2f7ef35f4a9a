import type { INodeProperties } from 'n8n-workflow';

/** How the left side of a rule names a field; n8n shows no names there, as the document is yet to be read. */
const FIELD_EXPRESSION = '{{ $json.total_due }}';

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
			displayName: 'Already Processed',
			name: 'alreadyProcessed',
			type: 'options',
			options: [
				{
					name: 'Drop',
					value: 'drop',
					description: 'Leave it out, with a hint in the output panel',
				},
				{ name: 'Read Again', value: 'read', description: 'Read every file, known or not' },
				{
					name: 'Send to Review',
					value: 'review',
					description: 'Do not read it; somebody should look whether it is a double',
				},
			],
			default: 'read',
			description:
				'Choose what happens to a file that this node has read in an earlier execution. Files are told apart by their content.',
		},
		{
			displayName: 'Beyond Max Pages',
			name: 'beyondMaxPages',
			type: 'options',
			options: [
				{ name: 'Ignore', value: 'ignore', description: 'The first pages are enough' },
				{ name: 'Send to Review', value: 'review', description: 'Amounts could be incomplete' },
			],
			default: 'review',
			description: 'Choose what happens to a document that has more pages than Max Pages',
		},
		{
			displayName: 'Colour',
			name: 'colour',
			type: 'boolean',
			default: false,
			description: 'Whether PDF pages are sent in colour. Grey is smaller and reads as well.',
		},
		{
			displayName: 'Date Order',
			name: 'dateOrder',
			type: 'options',
			options: [
				{ name: 'Ask by Review', value: 'ask', description: 'A person decides' },
				{ name: 'Day First', value: 'dmy', description: '03/04/2026 is 3 April' },
				{ name: 'Month First', value: 'mdy', description: '03/04/2026 is 4 March' },
			],
			default: 'ask',
			description:
				'Choose how to read a date such as 03/04/2026 when nothing else on the document settles it',
		},
		{
			displayName: 'Default Currency',
			name: 'defaultCurrency',
			type: 'string',
			default: '',
			placeholder: 'USD',
			description:
				'Put in the code of the currency that signs such as $, kr and ¥ stand for on your documents',
		},
		{
			displayName: 'DPI',
			name: 'dpi',
			type: 'number',
			typeOptions: { minValue: 72, maxValue: 600, numberPrecision: 0 },
			default: 200,
			description: 'How fine PDF pages are drawn. Raise it for very small print.',
		},
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
			displayName: 'Let Checks Lift Doubts',
			name: 'liftByChecks',
			type: 'boolean',
			default: false,
			description:
				'Whether a value up to 0.1 below its threshold is taken as sure when the amounts prove it: it takes part in a check that agrees to the cent',
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
			displayName: 'Max Pages',
			name: 'maxPages',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 500, numberPrecision: 0 },
			default: 10,
			description: 'How many pages of one document to read at most. Each page is one scan.',
		},
		{
			displayName: 'Max Scans per Run',
			name: 'maxScans',
			type: 'number',
			typeOptions: { minValue: 0, numberPrecision: 0 },
			default: 0,
			description:
				'How many scans one execution of this node may spend. What is left over fails with that reason. 0 sets no limit.',
		},
		{
			displayName: 'Pages',
			name: 'pages',
			type: 'string',
			default: '',
			placeholder: '1-3,last',
			description: 'Which pages of a document to read. Leave empty for all.',
		},
		{
			displayName: 'PDF Password',
			name: 'pdfPassword',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'Put in the password when your PDFs are encrypted',
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
			displayName: 'Review Rules',
			name: 'reviewRules',
			type: 'filter',
			typeOptions: { filter: { version: 2, caseSensitive: false, typeValidation: 'loose' } },
			default: {},
			placeholder: 'Add Rule',
			description: `Set rules of your own: a document on which they hold needs review, however sure its values are. On the left, name the field as an expression: ${FIELD_EXPRESSION}.`,
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
			displayName: 'Without a Document',
			name: 'withoutDocument',
			type: 'options',
			options: [
				{ name: 'Fail', value: 'error', description: 'Say which files it has' },
				{
					name: 'Send to Review',
					value: 'review',
					description: 'Somebody should look at the mail',
				},
			],
			default: 'error',
			description: 'Choose what an item gives that brings no PDF and no image',
			displayOptions: { show: { '/input': ['attachments', 'named'] } },
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
