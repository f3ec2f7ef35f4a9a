import type { IExecuteFunctions } from 'n8n-workflow';
import * as z from 'zod/v4-mini';

import { checkMapping } from '../../../../../core/accounting/mapping';
import { PAYLOAD_FORMATS } from '../../../../../core/accounting/payload-format';
import type { AccountingSettings } from '../../../../../core/accounting/with-payload';
import type { OutputContent } from '../../../../../core/pipeline/output-content';
import type { OutputOptions } from '../../../../../core/pipeline/output';
import type { AttachmentSettings } from '../../../../../core/pipeline/read-attachment';
import {
	readKnownSuppliers,
	type KnownSupplier,
} from '../../../../../core/suppliers/known-supplier';
import type { ServiceOptions } from '../../../shared/service';
import { accountingMapping, parseSettings } from '../accounting-settings';
import { labelOf } from '../description/panel-words';
import { namesIn } from './find-documents';
import { readSchema } from './read-schema';
import { readReviewRules, type ReviewRules } from './review-rules';

const RATIO = 'it must be a number from 0 to 1';
const ratio = z.number(RATIO).check(z.minimum(0, RATIO), z.maximum(1, RATIO));
const wholeFrom = (minimum: number) => {
	const words = `it must be a whole number from ${minimum}`;
	return z.int(words).check(z.minimum(minimum, words));
};
/** An expression that finds nothing means 0, which stands for a number of our own choice. */
const wholeOrAuto = z.pipe(
	z.transform((value: unknown) => (value === '' || value === null ? 0 : value)),
	wholeFrom(0),
);
const SECONDS = 'it must be a number of seconds above 0';
const text = z.string('it must be text');
const toggle = z.boolean('it must be true or false');
const oneOf = <const T extends readonly string[]>(...values: T) =>
	z.enum(values, `it must be one of ${values.join(', ')}`);

const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));
const NO_CURRENCY = 'it must be the code of a currency, such as EUR';
const currency = z.string(NO_CURRENCY).check(
	z.trim(),
	z.toUpperCase(),
	z.refine((code) => code === '' || CURRENCIES.has(code), { error: NO_CURRENCY }),
);

/** Pages in memory at the same time, at worst some 50 MB each while they are sent. */
const MOST_IN_FLIGHT = 20;

/** n8n gives only the options that were added; here are the defaults of the others. */
const optionValues = z.object({
	alreadyProcessed: z._default(oneOf('read', 'review', 'drop'), 'read'),
	beyondMaxPages: z._default(oneOf('review', 'ignore'), 'review'),
	colour: z._default(toggle, false),
	dateOrder: z._default(oneOf('ask', 'dmy', 'mdy'), 'ask'),
	defaultCurrency: z._default(currency, ''),
	dpi: z._default(wholeFrom(72), 200),
	eInvoices: z._default(oneOf('read', 'check', 'ignore'), 'read'),
	fieldsThatCount: z._default(oneOf('all', 'required'), 'all'),
	includeBoxes: z._default(toggle, true),
	includeVertices: z._default(toggle, false),
	knownSuppliers: z.optional(z.unknown()),
	liftByChecks: z._default(toggle, false),
	mailBody: z._default(oneOf('ignore', 'read'), 'ignore'),
	maxConcurrency: z._default(wholeOrAuto, 0),
	maxPages: z._default(wholeFrom(1), 10),
	maxScans: z._default(wholeFrom(0), 0),
	pages: z._default(text, ''),
	pdfPassword: z._default(text, ''),
	prompt: z._default(text, ''),
	requestsPerMinute: z._default(wholeFrom(1), 60),
	retries: z._default(wholeFrom(0), 3),
	routeRowsSingly: z._default(toggle, false),
	simplify: z._default(toggle, false),
	severalDocuments: z._default(oneOf('split', 'review'), 'split'),
	timeout: z._default(z.number(SECONDS).check(z.positive(SECONDS)), 120),
	withoutDocument: z._default(oneOf('error', 'review'), 'error'),
	withoutLineItems: z._default(oneOf('document', 'review'), 'document'),
});

const anyObject = z.looseObject({});

const ownValues = z.object({
	output: oneOf('documents', 'rows'),
	content: oneOf('everything', 'simplified', 'selected'),
	contentFields: z.pipe(text, z.transform(namesIn)),
	accountingPayload: oneOf('none', ...PAYLOAD_FORMATS),
	accountingMapping,
	threshold: ratio,
	options: optionValues,
});

/** How one document is to be read and put out. Expressions may make it differ from item to item. */
export interface DocumentSettings extends OutputOptions {
	readonly read: AttachmentSettings;
	readonly output: 'documents' | 'rows';
	readonly content: OutputContent;
	readonly routeRowsSingly: boolean;
	readonly withoutLineItems: 'document' | 'review';
	/** Whether a mail's own text is read where none of its files is a document. */
	readonly mailBody: boolean;
	readonly withoutDocument: 'error' | 'review';
	readonly alreadyProcessed: 'read' | 'review' | 'drop';
	readonly reviewRules: ReviewRules | null;
	/** What is known of suppliers. */
	readonly suppliers: readonly KnownSupplier[];
	/** What to prepare for an accounting tool; null for nothing. */
	readonly accounting: AccountingSettings | null;
}

/** How the batch is sent. */
export interface BatchSettings extends ServiceOptions {
	/** 0: no limit. */
	readonly maxScans: number;
}

function readOwn(context: IExecuteFunctions, item: number) {
	const collection = (name: string) => anyObject.parse(context.getNodeParameter(name, item, {}));
	return parseSettings(ownValues, {
		output: context.getNodeParameter('output', item),
		// only as a tool it has these
		content: context.getNodeParameter('content', item, 'everything'),
		contentFields: context.getNodeParameter('contentFields', item, ''),
		threshold: context.getNodeParameter('threshold', item),
		accountingPayload: context.getNodeParameter('accountingPayload', item, 'none'),
		accountingMapping: context.getNodeParameter('accountingMapping', item, {}),
		options: {
			...collection('options'),
			...collection('reviewOptions'),
			...collection('technicalOptions'),
		},
	});
}

function contentOf({ content, contentFields, options }: ReturnType<typeof readOwn>): OutputContent {
	if (content === 'selected') return { kind: content, fields: contentFields };
	return { kind: options.simplify ? 'simplified' : content };
}

/** @throws SchemaError when a setting or the schema can't be used */
export function readDocumentSettings(context: IExecuteFunctions, item: number): DocumentSettings {
	const own = readOwn(context, item);
	const { output, threshold, options, accountingPayload, accountingMapping } = own;
	const schema = readSchema((name) => context.getNodeParameter(name, item));
	if (accountingPayload !== 'none') checkMapping(accountingMapping, schema, labelOf);
	return {
		read: {
			schema,
			policy: {
				threshold,
				fieldsThatCount: options.fieldsThatCount,
				liftByChecks: options.liftByChecks,
			},
			values: {
				dateOrder: options.dateOrder,
				defaultCurrency: options.defaultCurrency === '' ? null : options.defaultCurrency,
				today: new Date().toISOString().slice(0, 10),
			},
			prompt: options.prompt,
			pages: {
				selection: options.pages,
				maxPages: options.maxPages,
				dpi: options.dpi,
				colour: options.colour,
				password: options.pdfPassword,
			},
			beyondMaxPages: options.beyondMaxPages,
			severalDocuments: options.severalDocuments,
			eInvoices: options.eInvoices,
		},
		output,
		content: contentOf(own),
		includeBoxes: options.includeBoxes,
		includeVertices: options.includeVertices,
		routeRowsSingly: options.routeRowsSingly,
		withoutLineItems: options.withoutLineItems,
		mailBody: options.mailBody === 'read',
		withoutDocument: options.withoutDocument,
		alreadyProcessed: options.alreadyProcessed,
		reviewRules: readReviewRules(context, item, schema),
		suppliers: readKnownSuppliers(options.knownSuppliers, labelOf('knownSuppliers')),
		// A row is no whole bill: it would be posted once for every row.
		accounting:
			accountingPayload === 'none' || output === 'rows'
				? null
				: { format: accountingPayload, mapping: accountingMapping },
	};
}

/**
 * How the batch is sent; read from one item, as it holds for all.
 *
 * @param item the first one whose own settings can be used: another one fails by itself
 * @throws SchemaError when a setting can't be used
 */
export function readBatchSettings(context: IExecuteFunctions, item: number): BatchSettings {
	const { options } = readOwn(context, item);
	return {
		maxConcurrency:
			options.maxConcurrency === 0 ? { upTo: MOST_IN_FLIGHT } : options.maxConcurrency,
		requestsPerMinute: options.requestsPerMinute,
		retries: options.retries,
		timeoutSeconds: options.timeout,
		maxScans: options.maxScans,
	};
}
