import type { INodeProperties, INodePropertyOptions, INodePropertyTypeOptions } from 'n8n-workflow';

import { PRESETS } from '../../../../../core/schema/presets';
import { COLUMN_ROLE_LIST, FIELD_ROLE_LIST, NO_ROLE } from '../../../../../core/schema/role';
import { SERVICE_TEMPLATES } from '../../../../../core/schema/service-templates';
import { BY_NAME, SCHEMA_DEFAULTS, USUAL_FIELDS } from '../schema-defaults';

// The linter of n8n wants a literal or a name for a default.
const {
	schemaMode: DEFAULT_SCHEMA_MODE,
	preset: DEFAULT_PRESET,
	templateId: DEFAULT_TEMPLATE_ID,
	exampleJson: DEFAULT_EXAMPLE_JSON,
	jsonSchema: DEFAULT_JSON_SCHEMA,
} = SCHEMA_DEFAULTS;

const date: INodePropertyOptions = {
	name: 'Date',
	value: 'date',
	description: 'Comes out as 2026-03-31',
};
const number: INodePropertyOptions = {
	name: 'Number',
	value: 'number',
	description: 'An amount or a quantity',
};
const text: INodePropertyOptions = { name: 'Text', value: 'string' };
const lineItems: INodePropertyOptions = {
	name: 'Line Items',
	value: 'array',
	description: 'A table: one row per line',
};

/** A list of fields or columns: name and type of each, and what few of them need behind a button. */
const ENTRIES: INodePropertyTypeOptions = {
	multipleValues: true,
	sortable: true,
	hideOptionalFields: true,
	addOptionalFieldButtonText: 'Add Details',
	fixedCollection: { itemTitle: '={{ $collection.item.value.name }}' },
};

const name: INodeProperties = {
	displayName: 'Name',
	name: 'name',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. total_due',
	description: 'Say how the value is to be called in the output',
};

/** "supplier_vat_id" -> "Supplier VAT ID". */
const labelOf = (role: string): string =>
	role
		.split('_')
		.map((word) => SHORT_WORDS[word] ?? `${word.charAt(0).toUpperCase()}${word.slice(1)}`)
		.join(' ');
const SHORT_WORDS: Readonly<Record<string, string>> = { vat: 'VAT', id: 'ID', iban: 'IBAN' };

/** What most values don't need; the description, which helps most, is there with it. */
const detailsWith = (meanings: readonly string[]): INodeProperties => ({
	displayName: 'Details',
	name: 'details',
	type: 'collection',
	placeholder: 'Add Detail',
	default: { description: '' },
	description: 'Say more about the value',
	options: [
		{
			displayName: 'Description',
			name: 'description',
			type: 'string',
			default: '',
			placeholder: 'e.g. Total amount to pay, tax included',
			description: 'Say in words what to look for. Helps when labels differ between suppliers.',
		},
		meaningAmong(meanings),
		{
			displayName: 'Required',
			name: 'required',
			type: 'boolean',
			default: true,
			description: 'Whether a document without this value needs review',
		},
		{
			displayName: 'Threshold',
			name: 'threshold',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 1, numberPrecision: 2, numberStepSize: 0.05 },
			default: 0.95,
			description:
				'Match ratio, from 0 to 1, below which this value needs review, in place of the threshold for all',
		},
	],
});

/** What a value is to checks and accounting payloads. */
const meaningAmong = (roles: readonly string[]): INodeProperties => ({
	displayName: 'Meaning',
	name: 'role',
	type: 'options',
	options: [
		{
			name: 'By Name and Description',
			value: BY_NAME,
			description: 'Recognised in seven languages',
		},
		{ name: 'None', value: NO_ROLE, description: 'Takes part in no check' },
		...roles.map((role) => ({ name: labelOf(role), value: role })),
	].sort((one, other) => one.name.localeCompare(other.name)),
	default: BY_NAME,
	description:
		'Choose what the value is to checks (do the amounts add up?) and accounting payloads',
});

const columns: INodeProperties = {
	displayName: 'Columns',
	name: 'columns',
	type: 'fixedCollection',
	typeOptions: {
		...ENTRIES,
		// hidden, like Details, until somebody asks for it, it would not be found
		showEvenWhenOptional: true,
	},
	placeholder: 'Add Column',
	default: {},
	displayOptions: { show: { type: ['array'] } },
	description: 'Add one entry for each column of the table',
	options: [
		{
			displayName: 'Column',
			name: 'column',
			values: [
				{
					displayName: 'Type',
					name: 'type',
					type: 'options',
					required: true,
					options: [date, number, text],
					default: 'string',
					description: 'Choose what kind of value the column holds',
				},
				{ ...name, placeholder: 'e.g. quantity' },
				detailsWith(COLUMN_ROLE_LIST),
			],
		},
	],
};

const visualSchema: INodeProperties = {
	displayName: 'Fields',
	name: 'fields',
	type: 'fixedCollection',
	typeOptions: ENTRIES,
	placeholder: 'Add Field',
	default: { field: USUAL_FIELDS },
	displayOptions: { show: { schemaMode: ['build'] } },
	description: 'Add one entry for each value to read',
	options: [
		{
			displayName: 'Field',
			name: 'field',
			values: [
				{
					displayName: 'Type',
					name: 'type',
					type: 'options',
					required: true,
					options: [date, lineItems, number, text],
					default: 'string',
					description: 'Choose what kind of value this is',
				},
				name,
				columns,
				detailsWith(FIELD_ROLE_LIST),
			],
		},
	],
};

const STUDIO = 'https://github.com/space-ocr/n8n-nodes-space-ocr/blob/main/docs/studio.md';

/** What is to be read from a document. */
export const schemaParameters: INodeProperties[] = [
	{
		displayName: 'Fields to Read',
		name: 'schemaMode',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Auto-Detect',
				value: 'auto',
				description:
					'Let the service choose 4 to 8 fields. Output keys can differ between documents.',
			},
			{
				name: 'Build Visually',
				value: 'build',
				description: 'Choose your own fields and line-item columns',
			},
			{
				name: 'From Example JSON',
				value: 'example',
				description: 'Paste an example of the output you want',
			},
			{ name: 'From JSON Schema', value: 'jsonSchema', description: 'Paste a JSON Schema' },
			{
				name: 'Preset',
				value: 'preset',
				description: 'Use our list of fields for invoices, receipts or purchase orders',
			},
			{
				name: 'Service Template',
				value: 'template',
				description: 'Use a template of the service, also for IDs and business cards',
			},
		],
		default: DEFAULT_SCHEMA_MODE,
		description: 'Choose how to say which values to read from the document',
	},
	{
		displayName: 'Document Type',
		name: 'preset',
		type: 'options',
		options: Object.entries(PRESETS).map(([value, { label, fields }]) => ({
			name: label,
			value,
			description: `Reads ${fields.map((field) => field.name).join(', ')}`,
		})),
		default: DEFAULT_PRESET,
		displayOptions: { show: { schemaMode: ['preset'] } },
		description: 'Choose the kind of document. Each has a fixed list of output fields.',
	},
	{
		displayName: 'Template',
		name: 'templateId',
		type: 'options',
		options: SERVICE_TEMPLATES.map(({ id, label }) => ({ name: label, value: id })),
		default: DEFAULT_TEMPLATE_ID,
		displayOptions: { show: { schemaMode: ['template'] } },
		description: 'Choose a template. The service decides which fields it holds.',
	},
	{
		displayName: `Rather see it on your own invoice? <a href="${STUDIO}" target="_blank">Studio</a> lets you click the values on the page, and copy the finished node.`,
		name: 'studioNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { schemaMode: ['build'] } },
	},
	visualSchema,
	{
		displayName: 'Example JSON',
		name: 'exampleJson',
		type: 'json',
		typeOptions: { rows: 8 },
		default: DEFAULT_EXAMPLE_JSON,
		displayOptions: { show: { schemaMode: ['example'] } },
		description:
			'Paste an example. Numbers, dates (2026-03-31), text and lists of rows are recognised.',
	},
	{
		displayName: 'Require What Makes an Invoice',
		name: 'exampleIsInvoice',
		type: 'boolean',
		default: true,
		displayOptions: { show: { schemaMode: ['example'] } },
		description:
			'Whether a document without supplier, invoice number, date or total goes to review, where the example has these fields. Turn it off for other kinds of documents.',
	},
	{
		displayName: 'JSON Schema',
		name: 'jsonSchema',
		type: 'json',
		typeOptions: { rows: 10 },
		default: DEFAULT_JSON_SCHEMA,
		displayOptions: { show: { schemaMode: ['jsonSchema'] } },
		description:
			'Paste a JSON Schema of type object. Properties are strings, numbers, dates (format: date) or arrays of flat objects.',
	},
];
