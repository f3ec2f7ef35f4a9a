import type { INodeProperties } from 'n8n-workflow';

/** What some mailboxes need. Defaults stand in `settings.ts`, too, as n8n gives none for what is not added. */
export const optionParameters: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	description: 'Say how your documents are to be read',
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
				'Choose what happens to a file that this node has delivered before, in an earlier execution or in this one. Files are told apart by their content.',
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
			placeholder: 'e.g. USD',
			description:
				'Put in the code of the currency that signs such as $, kr and ¥ stand for on your documents',
		},
		{
			displayName: 'E-Invoices',
			name: 'eInvoices',
			type: 'options',
			options: [
				{
					name: 'Check Against the Page',
					value: 'check',
					description: 'Read the page, too, and send to review what differs. Costs scans.',
				},
				{
					name: 'Ignore',
					value: 'ignore',
					description: 'Read PDFs by their pages only; an XML file alone fails',
				},
				{
					name: 'Read Instead of OCR',
					value: 'read',
					description:
						'Take the values of the XML: exact, and free. Pages are read for what it lacks.',
				},
			],
			default: 'read',
			description:
				'Choose what an e-invoice counts: XML files (UBL, CII, XRechnung, Peppol), and those inside PDFs (Factur-X, ZUGFeRD, Order-X)',
		},
		{
			displayName: 'Mail Body',
			name: 'mailBody',
			type: 'options',
			options: [
				{ name: 'Ignore', value: 'ignore', description: 'Only files are documents' },
				{
					name: 'Read if No File Is a Document',
					value: 'read',
					description: 'For invoices that are the mail itself. They cost a scan a page.',
				},
			],
			default: 'ignore',
			description:
				'Choose whether the text of a mail is a document: of the item, and of attached or saved mails (EML, MSG). It must name an amount and a date.',
			displayOptions: { show: { '/input': ['attachments', 'named'] } },
		},
		{
			displayName: 'Max Pages',
			name: 'maxPages',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 500, numberPrecision: 0 },
			default: 10,
			description: 'Say how many pages of one document to read at most. Each page is one scan.',
		},
		{
			displayName: 'Max Scans per Run',
			name: 'maxScans',
			type: 'number',
			typeOptions: { minValue: 0, numberPrecision: 0 },
			default: 0,
			description:
				'Say how many scans one execution of this node may spend. What is left over fails with that reason. 0 sets no limit.',
		},
		{
			displayName: 'Pages',
			name: 'pages',
			type: 'string',
			default: '',
			placeholder: 'e.g. 1-3,last',
			description: 'Put in the pages to read. Leave empty for all.',
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
			placeholder: 'e.g. Amounts are in Swiss francs. Ignore the delivery address.',
			description: 'Tell the service in words what to watch for in these documents',
		},
		{
			displayName: 'Several Documents in a File',
			name: 'severalDocuments',
			type: 'options',
			options: [
				{
					name: 'Send to Review',
					value: 'review',
					description: 'Keep the file whole; a person looks at it',
				},
				{
					name: 'Split',
					value: 'split',
					description: 'One result each, when every part has a number and a total of its own',
				},
			],
			default: 'split',
			description:
				'Choose what a file gives whose pages name several invoices. Where the pages don’t tell clearly which belong together, the file goes to review.',
		},
		{
			displayName: 'Simplify',
			name: 'simplify',
			type: 'boolean',
			default: false,
			description:
				'Whether to return a simplified version of the response instead of the raw data: values and decision, without places on the page and checks. Prepare for Accounting needs the raw data.',
			displayOptions: { hide: { '@tool': [true] } },
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
	],
};
