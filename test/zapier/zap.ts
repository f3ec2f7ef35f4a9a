import { createAppTester, type Bundle, type ZObject } from 'zapier-platform-core';
import * as z from 'zod/v4-mini';

import type { AccountingFile } from '../../core/accounting/file';
import { createApp } from '../../zapier/src/app';
import type { Stash } from '../../zapier/src/output/payload-file';
import { keepNodeHttp } from './node-http';
import { createTestClock, type TestClock } from './test-clock';

keepNodeHttp();

export const API_KEY = 'spocr_test_0123456789abcdef';

export interface ZapError {
	/** The kind of error, which says what Zapier does: HaltedError, ThrottledError, … */
	readonly name: string;
	readonly message: string;
	/** Seconds after which Zapier runs the step again. */
	readonly delay: number | undefined;
}

/** Zapier's own errors stand as JSON in the message where they have more to say than words. */
const inJson = z.object({ message: z.string(), delay: z.optional(z.number()) });

/** The error of a run that must fail. */
export async function errorOf(run: Promise<unknown>): Promise<ZapError> {
	const error: unknown = await run.then(
		() => undefined,
		(reason: unknown) => reason,
	);
	if (!(error instanceof Error)) throw new Error('the run did not fail');
	const { name, message } = error;
	if (!message.startsWith('{')) return { name, message, delay: undefined };
	const { message: words, delay } = inJson.parse(JSON.parse(message));
	return { name, message: words, delay };
}

const object = z.record(z.string(), z.unknown());
export type Json = z.infer<typeof object>;

/** A field of the form or of the output, as Zapier gets it. */
const field = z.looseObject({
	key: z.string(),
	label: z.optional(z.string()),
	type: z.optional(z.string()),
	required: z.optional(z.boolean()),
	list: z.optional(z.boolean()),
	dict: z.optional(z.boolean()),
	default: z.optional(z.string()),
	helpText: z.optional(z.string()),
	placeholder: z.optional(z.string()),
	altersDynamicFields: z.optional(z.boolean()),
	choices: z.optional(z.array(z.looseObject({ value: z.string(), label: z.string() }))),
	sample: z.optional(z.unknown()),
	primary: z.optional(z.boolean()),
	children: z.optional(
		z.array(z.looseObject({ key: z.string(), type: z.optional(z.string()), sample: z.unknown() })),
	),
});
export type Field = z.infer<typeof field>;

type Perform = (z: ZObject, bundle: Bundle) => unknown;
/** Zapier also takes requests where this app always has functions. */
const isPerform = (value: unknown): value is Perform => typeof value === 'function';

/** Not every kind of trigger has one. */
const performOf = (operation: object): unknown =>
	'perform' in operation ? operation.perform : undefined;

/** Keeps files here instead of in Zapier's storage, and gives a link for each. */
function createTestStash() {
	const files: AccountingFile[] = [];
	const stash: Stash = async (_z, file) => {
		files.push(file);
		return await Promise.resolve(`https://files.example/${files.length}/${file.fileName}`);
	};
	return { files, stash };
}

interface ZapOptions {
	/** Instead of one that keeps files in `stashed`. */
	readonly stash?: Stash | undefined;
	readonly clock?: TestClock;
}

/** The app as Zapier runs it, connected to a service. */
export function startZap(
	url: string,
	apiKey = API_KEY,
	{ stash, clock = createTestClock() }: ZapOptions = {},
) {
	const kept = createTestStash();
	const app = createApp(clock, stash ?? kept.stash);
	const tester = createAppTester(app);
	const authData = { apiKey, baseUrl: url };
	const extract = app.creates.extract_document.operation;
	const prepare = app.creates.prepare_for_accounting.operation;
	const { new_extraction: newExtraction, sheet_list: sheets, column_list: columns } = app.triggers;
	const upload = app.creates.upload_document.operation;
	const findRow = app.searches.find_row.operation;
	const lineItems = app.creates.extract_line_items.operation;

	async function call(perform: unknown, inputData: Json = {}): Promise<unknown> {
		if (!isPerform(perform)) throw new Error('not a function');
		return await tester(perform, { authData, inputData });
	}
	const fieldsOf = async (fields: readonly unknown[], inputData: Json): Promise<Field[]> => {
		const lists = fields.map(async (one) => (isPerform(one) ? await call(one, inputData) : [one]));
		return z.array(field).parse((await Promise.all(lists)).flat());
	};

	return {
		app,
		clock,
		/** Files that were kept for the next steps. */
		stashed: kept.files,
		/** Extract Data From Document. */
		extract: async (inputData: Json) => object.parse(await call(extract.perform, inputData)),
		/** Its form, as far as it is filled in. */
		extractInputs: async (inputData: Json = {}) =>
			await fieldsOf(extract.inputFields ?? [], inputData),
		extractOutputs: async (inputData: Json = {}) =>
			await fieldsOf(extract.outputFields ?? [], inputData),
		/** Extract Line Items. */
		extractLineItems: async (inputData: Json) =>
			object.parse(await call(lineItems.perform, inputData)),
		/** Its rows alone. */
		lineItemRows: async (inputData: Json) =>
			z.object({ line_items: z.array(object) }).parse(await call(lineItems.perform, inputData))
				.line_items,
		lineItemsInputs: async (inputData: Json = {}) =>
			await fieldsOf(lineItems.inputFields ?? [], inputData),
		lineItemsOutputs: async (inputData: Json = {}) =>
			await fieldsOf(lineItems.outputFields ?? [], inputData),
		/** Get Balance. */
		getBalance: async (inputData: Json = {}) =>
			z.array(object).parse(await call(app.searches.get_balance.operation.perform, inputData)),
		balanceInputs: async () =>
			await fieldsOf(app.searches.get_balance.operation.inputFields ?? [], {}),
		/** Upload Document. */
		upload: async (inputData: Json) => object.parse(await call(upload.perform, inputData)),
		uploadInputs: async () => await fieldsOf(upload.inputFields ?? [], {}),
		uploadOutputs: async () => await fieldsOf(upload.outputFields ?? [], {}),
		/** New Extraction in Sheet. */
		newExtractions: async (inputData: Json) =>
			z.array(object).parse(await call(performOf(newExtraction.operation), inputData)),
		newExtractionInputs: async () => await fieldsOf(newExtraction.operation.inputFields ?? [], {}),
		newExtractionOutputs: async (inputData: Json = {}) =>
			await fieldsOf(newExtraction.operation.outputFields ?? [], inputData),
		/** What can be chosen. */
		sheets: async () => z.array(object).parse(await call(performOf(sheets.operation))),
		columns: async (inputData: Json) =>
			z.array(object).parse(await call(performOf(columns.operation), inputData)),
		/** Find Row. */
		findRow: async (inputData: Json) =>
			z.array(object).parse(await call(findRow.perform, inputData)),
		findRowInputs: async () => await fieldsOf(findRow.inputFields ?? [], {}),
		findRowOutputs: async (inputData: Json = {}) =>
			await fieldsOf(findRow.outputFields ?? [], inputData),
		/** Prepare for Accounting. */
		prepare: async (inputData: Json) => object.parse(await call(prepare.perform, inputData)),
		prepareInputs: async (inputData: Json = {}) =>
			await fieldsOf(prepare.inputFields ?? [], inputData),
		prepareOutputs: async (inputData: Json = {}) =>
			await fieldsOf(prepare.outputFields ?? [], inputData),
		testConnection: async () => object.parse(await call(app.authentication?.test)),
	};
}

export type Zap = ReturnType<typeof startZap>;
