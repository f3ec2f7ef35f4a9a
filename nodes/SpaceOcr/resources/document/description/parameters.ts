import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { HIGH_CONFIDENCE } from '../../../../../core/decision/judge';
import { accountingMapping, payload } from './accounting-parameters';
import { optionParameters } from './option-parameters';
import { reviewOptionParameters } from './review-option-parameters';
import { schemaParameters } from './schema-parameters';
import { technicalOptionParameters } from './technical-option-parameters';

const input: INodeProperties[] = [
	{
		displayName: 'Input',
		name: 'input',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'All Attachments',
				value: 'attachments',
				description: 'Every PDF and image an item brings; logos and texts are skipped and reported',
			},
			{ name: 'Image URL', value: 'url', description: 'The service fetches the image by itself' },
			{ name: 'Named Files', value: 'named', description: 'Only the files you name' },
		],
		default: 'attachments',
		description: 'Choose where the documents come from',
	},
	{
		displayName: 'Input Binary Field',
		name: 'binaryPropertyName',
		type: 'string',
		default: 'data',
		required: true,
		placeholder: 'e.g. attachment_0, attachment_1',
		hint: 'The names of the fields with the files, as the node before shows them under Binary',
		displayOptions: { show: { input: ['named'] } },
		description: 'Put in one name, several with commas between, or a pattern: attachment_*',
	},
	{
		displayName: 'Image URL',
		name: 'imageUrl',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. https://example.com/invoice.png',
		displayOptions: { show: { input: ['url'] } },
		description:
			'Put in a link that opens without a log-in. It must lead to an image, not to a page.',
	},
];

const output: INodeProperties[] = [
	{
		displayName: 'Output',
		name: 'output',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'One Item per Document',
				value: 'documents',
				description: 'Line items come as a list inside the item',
			},
			{
				name: 'One Item per Line Item',
				value: 'rows',
				description: 'Each line item with the fields of its document',
			},
		],
		default: 'documents',
		description: 'Choose what one item of the output stands for',
	},
	{
		displayName: 'Output Content',
		name: 'content',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Raw',
				value: 'everything',
				description: 'With places on the page, match ratios and checks of every value',
			},
			{
				name: 'Selected Fields',
				value: 'selected',
				description: 'Only the values you name, and the decision',
			},
			{ name: 'Simplified', value: 'simplified', description: 'The values and the decision' },
		],
		default: 'simplified',
		displayOptions: { show: { '@tool': [true] } },
		description: 'Choose how much of each document the agent gets to read',
	},
	{
		displayName: 'Fields to Return',
		name: 'contentFields',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. supplier, total_due',
		displayOptions: { show: { '@tool': [true], content: ['selected'] } },
		description: 'Put in the names of the values, with commas between',
	},
	{
		displayName: 'Send Doubtful Documents to Review',
		name: 'gate',
		type: 'boolean',
		noDataExpression: true,
		default: true,
		description:
			'Whether to split documents into Accepted and Review. When off, all leave by one output and the decision is in ocr.decision.',
	},
	{
		displayName: 'Threshold',
		name: 'threshold',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 1, numberPrecision: 2, numberStepSize: 0.05 },
		default: HIGH_CONFIDENCE,
		description:
			'Match ratio, from 0 to 1, that every value must reach. From 0.85 on the service is highly confident.',
	},
	{
		displayName: 'Add Output for Failed Documents',
		name: 'failedOutput',
		type: 'boolean',
		noDataExpression: true,
		default: false,
		description:
			'Whether a document that could not be read leaves by a third output. When off, the On Error setting of the node decides.',
	},
];

/** Everything the user sets for Document: Extract. */
export const parameters: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['document'], operation: ['extract'] } },
	[
		...input,
		...schemaParameters,
		...output,
		...updateDisplayOptions({ show: { output: ['documents'] } }, [payload, accountingMapping]),
		optionParameters,
		reviewOptionParameters,
		technicalOptionParameters,
	],
);
