import type { INodeProperties } from 'n8n-workflow';

export const waitParameters: INodeProperties[] = [
	{
		displayName:
			'Send the link before this node, for example by mail: <code>{{ $execution.resumeUrl }}</code>. Whoever has it can look at the documents and decide, so send it to that person only.',
		name: 'linkNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Wait Up To',
		name: 'amount',
		type: 'number',
		typeOptions: { minValue: 1, numberPrecision: 0 },
		default: 7,
		description:
			'How long the page can be answered. After that all documents leave by Timed Out, unchanged.',
	},
	{
		displayName: 'Unit',
		name: 'unit',
		type: 'options',
		options: [
			{ name: 'Days', value: 'days' },
			{ name: 'Hours', value: 'hours' },
			{ name: 'Minutes', value: 'minutes' },
		],
		default: 'days',
		description: 'Unit of the time to wait',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		description: 'Say what else the review is to do',
		options: [
			{
				displayName: 'Remember Corrections',
				name: 'rememberCorrections',
				type: 'boolean',
				default: false,
				description:
					'Whether each approved document says, under ocr.review.learned, what is to be kept of its supplier. A Data Table node after this one keeps it; Known Suppliers of Space OCR uses it.',
			},
		],
	},
];
