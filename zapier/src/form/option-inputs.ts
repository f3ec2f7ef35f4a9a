import type { PlainInputField } from 'zapier-platform-core';
import * as z from 'zod/v4-mini';

import type { PageOptions } from '../../../core/files/page-source';
import type { EInvoiceMode } from '../../../core/pipeline/read-attachment';
import type { ReadSettings } from '../../../core/pipeline/read-document';
import type { SeveralDocuments } from '../../../core/pipeline/separate-documents';
import type { ValueSettings } from '../../../core/values/value-settings';
import { parseInputs } from './parse-inputs';
import { choiceOr, text, toggleOr, wholeNumberOr } from './values';

const group = 'options';

/** Two rounds of three pages at a time: with ten seconds a page they still fit into a run. */
const MAX_PAGES = 5;
/** So many fit when the service is quick; the files' pages are in memory only while they are read. */
export const MOST_PAGES = 20;
/** Where the readers do best. */
export const DPI = 200;

const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));
const currency = z.pipe(
	z.pipe(
		text,
		z.transform((code) => code.toUpperCase()),
	),
	z.string().check(
		z.refine((code) => code === '' || CURRENCIES.has(code), {
			error: 'it must be the code of a currency, such as EUR',
		}),
	),
);

const inputs = z.object({
	prompt: text,
	pages: text,
	max_pages: wholeNumberOr(MAX_PAGES, 1, MOST_PAGES),
	beyond_max_pages: choiceOr(['review', 'ignore'], 'review'),
	pdf_password: text,
	date_order: choiceOr(['ask', 'dmy', 'mdy'], 'ask'),
	default_currency: currency,
	e_invoices: choiceOr(['read', 'check', 'ignore'], 'read'),
	mail_body: choiceOr(['ignore', 'read'], 'ignore'),
	several_documents: choiceOr(['review', 'split'], 'review'),
	include_boxes: toggleOr(false),
});

export interface OptionSettings {
	/** A hint to the service in words; "" for none. */
	readonly prompt: string;
	/** `maxPages` counts over all files of the run. */
	readonly pages: PageOptions;
	readonly beyondMaxPages: ReadSettings['beyondMaxPages'];
	readonly values: Omit<ValueSettings, 'today'>;
	readonly severalDocuments: SeveralDocuments;
	readonly eInvoices: EInvoiceMode;
	/** Whether the text of a mail is read where none of its files is a document. */
	readonly mailBody: boolean;
	readonly includeBoxes: boolean;
}

/** What rarely needs a change. */
export const optionInputs: readonly PlainInputField[] = [
	{
		key: 'prompt',
		label: 'Prompt',
		type: 'text',
		group,
		placeholder: 'Amounts are in Swiss francs. Ignore the delivery address.',
		helpText: 'Tell the service in words what to watch for in these documents.',
	},
	{
		key: 'pages',
		label: 'Pages',
		type: 'string',
		group,
		placeholder: '1-3,last',
		helpText: 'Which pages of each file to read. Leave empty for all. Each page is one scan.',
	},
	{
		key: 'max_pages',
		label: 'Max Pages',
		type: 'integer',
		default: String(MAX_PAGES),
		group,
		helpText: `How many pages one run may read, ${MOST_PAGES} at most. Pages beyond are left out.`,
	},
	{
		key: 'beyond_max_pages',
		label: 'Beyond Max Pages',
		type: 'string',
		choices: [
			{ value: 'review', sample: 'review', label: 'Needs Review' },
			{ value: 'ignore', sample: 'ignore', label: 'Ignore' },
		],
		default: 'review',
		group,
		helpText:
			'What becomes of a document with pages that are left out. Ignore them only where the first pages say everything, as amounts could be incomplete.',
	},
	{
		key: 'pdf_password',
		label: 'PDF Password',
		type: 'password',
		group,
		helpText: 'For encrypted PDFs.',
	},
	{
		key: 'date_order',
		label: 'Date Order',
		type: 'string',
		choices: [
			{ value: 'ask', sample: 'ask', label: 'Ask by Review' },
			{ value: 'dmy', sample: 'dmy', label: 'Day First' },
			{ value: 'mdy', sample: 'mdy', label: 'Month First' },
		],
		default: 'ask',
		group,
		helpText: 'How to read a date such as 03/04/2026 when nothing else on the document settles it.',
	},
	{
		key: 'default_currency',
		label: 'Default Currency',
		type: 'string',
		group,
		placeholder: 'USD',
		helpText: 'What signs such as $, kr and ¥ stand for on your documents.',
	},
	{
		key: 'e_invoices',
		label: 'E-Invoices',
		type: 'string',
		choices: [
			{ value: 'read', sample: 'read', label: 'Read Instead of OCR' },
			{ value: 'check', sample: 'check', label: 'Check Against the Page' },
			{ value: 'ignore', sample: 'ignore', label: 'Ignore' },
		],
		default: 'read',
		group,
		helpText:
			'What an e-invoice counts: an XML file (UBL, CII, XRechnung, Peppol), or one inside a PDF (Factur-X, ZUGFeRD, Order-X). Its values are exact, and cost no scan. To check them against the page, the page is read, too.',
	},
	{
		key: 'mail_body',
		label: 'Mail Body',
		type: 'string',
		choices: [
			{ value: 'ignore', sample: 'ignore', label: 'Ignore' },
			{ value: 'read', sample: 'read', label: 'Read if No File Is a Document' },
		],
		default: 'ignore',
		group,
		helpText:
			'Whether the text of a mail that comes as a file (EML, MSG) is a document where none of its attachments is one. It must name an amount and a date.',
	},
	{
		key: 'several_documents',
		label: 'Several Documents in a File',
		type: 'string',
		choices: [
			{ value: 'review', sample: 'review', label: 'Needs Review' },
			{ value: 'split', sample: 'split', label: 'Split' },
		],
		default: 'review',
		group,
		helpText:
			'What a file gives whose pages name several invoices. Split gives one result each under Documents; the fields at the top are empty then, so choose it only where your Zap goes through Documents.',
	},
	{
		key: 'include_boxes',
		label: 'Include Boxes',
		type: 'boolean',
		group,
		helpText:
			'Say where each value stands on the page, from 0 to 1000, from the top left. For steps that draw or check the place.',
	},
];

/** @throws SchemaError where an input can't be used */
export function readOptions(inputData: unknown): OptionSettings {
	const data = parseInputs(inputs, inputData);
	return {
		prompt: data.prompt,
		pages: {
			selection: data.pages,
			maxPages: data.max_pages,
			dpi: DPI,
			colour: false,
			password: data.pdf_password,
		},
		beyondMaxPages: data.beyond_max_pages,
		values: {
			dateOrder: data.date_order,
			defaultCurrency: data.default_currency === '' ? null : data.default_currency,
		},
		severalDocuments: data.several_documents,
		eInvoices: data.e_invoices,
		mailBody: data.mail_body === 'read',
		includeBoxes: data.include_boxes,
	};
}
