import type { InputFieldFunction, PlainInputField } from 'zapier-platform-core';
import * as z from 'zod/v4-mini';

import type { AttachmentSettings } from '../../../core/pipeline/read-attachment';
import type { DocumentSchema } from '../../../core/schema/document-schema';
import { SchemaError } from '../../../core/schema/schema-error';
import type { AccountingSettings } from '../../../core/accounting/with-payload';
import { accountingInputs, readAccounting } from './accounting-inputs';
import { optionInputs, readOptions } from './option-inputs';
import { parseInputs } from './parse-inputs';
import { readReview, reviewInputs } from './review-inputs';
import { readSchema, schemaInputs, schemaModeInput } from './schema-inputs';
import { texts } from './values';

/** Everything that is set for the reading of documents. */
export interface ExtractSettings {
	/** Links to the files. */
	readonly files: readonly string[];
	readonly read: AttachmentSettings;
	/** Whether the text of a mail is read where none of its files is a document. */
	readonly mailBody: boolean;
	readonly includeBoxes: boolean;
	readonly onLowConfidence: 'flag' | 'halt';
	/** What to prepare for an accounting tool; null for nothing. */
	readonly accounting: AccountingSettings | null;
}

const fileInput: PlainInputField = {
	key: 'file',
	label: 'File',
	type: 'file',
	list: true,
	required: true,
	helpText:
		'A PDF, an image or an e-invoice (XML). Each file is a document of its own. For mails, a trigger that runs once per attachment is best: then every document takes its own way.',
};

/** What is always there, at the top of the form. The rest depends on it, and follows in the order in which it is read. */
export const staticInputs: readonly PlainInputField[] = [fileInput, schemaModeInput];

/** With a template or auto-detection the fields are known only after the call. */
const FIELDS_UNKNOWN: readonly unknown[] = ['template', 'auto'];

export const dynamicInputs =
	({
		withAccounting,
	}: {
		readonly withAccounting: boolean;
	}): InputFieldFunction<Record<string, unknown>> =>
	(_z, { inputData }) =>
		Promise.resolve([
			...schemaInputs(inputData),
			...reviewInputs(!FIELDS_UNKNOWN.includes(inputData.schema_mode)),
			...(withAccounting ? accountingInputs(inputData) : []),
			...optionInputs,
		]);

/** Where a list is mapped as text, Zapier writes commas between the links. */
const BETWEEN_LINKS = /,\s*(?=https?:\/\/)/i;
const form = z.object({ file: texts });

/**
 * Links to the files of a form.
 *
 * @throws SchemaError when there is none
 */
export function filesIn(inputData: unknown): string[] {
	const files = parseInputs(form, inputData).file.flatMap((file) => file.split(BETWEEN_LINKS));
	if (files.length === 0)
		throw new SchemaError([
			{ place: 'File', message: 'there is none; map the attachment of a step before' },
		]);
	return files;
}

/**
 * @param today ISO date
 * @throws SchemaError naming the inputs that can't be used
 */
export function readForm(inputData: unknown, today: string): ExtractSettings {
	const { schema, policy, onLowConfidence } = readReview(inputData, readSchema(inputData));
	const { includeBoxes, mailBody, values, ...reading } = readOptions(inputData);
	return {
		files: filesIn(inputData),
		read: {
			schema,
			policy,
			values: { ...values, today },
			...reading,
		},
		mailBody,
		includeBoxes,
		onLowConfidence,
		accounting: readAccounting(inputData, schema),
	};
}

/** The schema of a form that may not be filled in yet; null while it can't be used. */
export function schemaSoFar(inputData: unknown): DocumentSchema | null {
	try {
		return readSchema(inputData);
	} catch (error) {
		if (error instanceof SchemaError) return null;
		throw error;
	}
}
