import type { INodeProperties } from 'n8n-workflow';

/** How the left side of a rule names a field; n8n shows no names there, as the document is yet to be read. */
const FIELD_EXPRESSION = '{{ $json.total_due }}';

/** A rule to begin with: it shows by itself how a field is named. */
const FIRST_RULE = {
	options: { version: 2, caseSensitive: false, leftValue: '', typeValidation: 'loose' },
	combinator: 'or',
	conditions: [
		{
			id: 'total',
			leftValue: `=${FIELD_EXPRESSION}`,
			rightValue: 5000,
			operator: { type: 'number', operation: 'gt' },
		},
	],
};

/** What decides between accepted and review, beside the threshold. */
export const reviewOptionParameters: INodeProperties = {
	displayName: 'Review Options',
	name: 'reviewOptions',
	type: 'collection',
	placeholder: 'Add Review Option',
	default: {},
	description: 'Say which documents a person should see',
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
			displayName: 'Known Suppliers',
			name: 'knownSuppliers',
			type: 'json',
			default: '',
			placeholder: "{{ $('Suppliers').all().map((row) => row.json) }}",
			description:
				'Put in the rows of a Data Table with what is known of your suppliers, as Space OCR Review remembers it. A changed IBAN always goes to review. Columns: name, vat_id, iban, vendor_id, account, tax_code, date_order, currency.',
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
			displayName: 'Review Rules',
			name: 'reviewRules',
			type: 'filter',
			typeOptions: { filter: { version: 2, caseSensitive: false, typeValidation: 'loose' } },
			default: FIRST_RULE,
			placeholder: 'Add Rule',
			description: `Set rules of your own: a document on which they hold goes to Review, however sure its values are. To name another field, change the one in ${FIELD_EXPRESSION}.`,
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
