import { createHash } from 'node:crypto';

import {
	defineCreate,
	type PlainInputField,
	type PlainOutputField,
	type ZObject,
} from 'zapier-platform-core';
import * as z from 'zod/v4-mini';

import { prepareForAccounting } from '../../../../core/accounting/prepare';
import { redactKey } from '../../../../core/api/redact';
import { parseJsonObject, type JsonObject } from '../../../../core/schema/json-object';
import { SchemaError } from '../../../../core/schema/schema-error';
import { toZapierError } from '../../errors/to-zapier-error';
import {
	chosenFormat,
	mappingInputs,
	mappingLabel,
	readPayload,
	requiredPayload,
} from '../../form/accounting-inputs';
import { labelOf, parseInputs } from '../../form/parse-inputs';
import { pairsOf, text } from '../../form/values';
import { judged } from '../../output/judged';
import { linkTo, type Stash } from '../../output/payload-file';
import { fileFields, payloadFields } from '../../output/payload-fields';
import type { Runtime } from '../../service/connect';

const SUBJECT = 'the document';

const staticInputs: readonly PlainInputField[] = [
	{
		key: 'document_json',
		label: 'Whole Document',
		type: 'text',
		required: true,
		helpText: 'Map **Whole Document** of the step Extract Data From Document.',
	},
	requiredPayload,
	{
		key: 'changed_values',
		label: labelOf('changed_values'),
		dict: true,
		helpText:
			'What is to be booked instead of what was read: on the left `supplier`, on the right the value, such as the name that a search step has found. For `line_items` put in the whole list, as JSON.',
	},
];

const form = z.object({ document_json: text, changed_values: pairsOf(text) });

/** A list can be put in as text only. */
function changed(document: JsonObject, values: Readonly<Record<string, string>>): JsonObject {
	const valueOf = (name: string, value: string): unknown =>
		Array.isArray(document[name]) ? parseJsonObject(`{"rows":${value}}`, name).rows : value;
	return {
		...document,
		...Object.fromEntries(
			Object.entries(values).map(([name, value]) => [name, valueOf(name, value)]),
		),
	};
}

const lacks = (place: string, message: string) =>
	new SchemaError([{ place, message: `there is none; ${message}` }]);

/** @throws SchemaError, NotACarriedDocumentError, TooManyRowsError, StashError */
async function prepare(zapier: ZObject, inputData: unknown, today: string, stash: Stash) {
	const { document_json, changed_values } = parseInputs(form, inputData);
	const wanted = readPayload(inputData);
	if (wanted === null) throw lacks('Accounting Payload', 'choose one');
	if (document_json === '')
		throw lacks('Whole Document', 'map it from a step that has read a single document');
	const document = parseJsonObject(document_json, 'Whole Document');
	const {
		accounting,
		file,
		document: prepared,
	} = prepareForAccounting(changed(document, changed_values), wanted, mappingLabel, today);
	return {
		id: createHash('sha256').update(`${document_json} ${wanted.format}`).digest('hex'),
		...judged(prepared.judgement.document),
		accounting: payloadFields(accounting, await linkTo(file, stash, zapier)),
	};
}

const sample = {
	id: '1f0c9a4e4c1f8e6a5b3d2c1f0e9d8c7b6a5f4e3d2c1b0a9f8e7d6c5b4a397d2b',
	needs_review: false,
	decision: 'accepted',
	lowest_match_ratio: 0.97,
	reasons_text: '',
	accounting: {
		format: 'xero_bill',
		ready: true,
		entity: 'Invoices',
		total: 1234.5,
		body_text: '{}',
		missing_text: '',
		vendor: { name: 'ACME Co.' },
	},
};

const outputFields: readonly PlainOutputField[] = [
	{ key: 'id', label: 'ID', type: 'string', primary: true },
	{ key: 'needs_review', label: 'Needs Review', type: 'boolean' },
	{ key: 'decision', label: 'Decision', type: 'string' },
	{ key: 'lowest_match_ratio', label: 'Lowest Match Ratio', type: 'number' },
	{ key: 'reasons_text', label: 'Reasons', type: 'string' },
	{ key: 'accounting__ready', label: 'Accounting: Ready', type: 'boolean' },
	{ key: 'accounting__entity', label: 'Accounting: Entity', type: 'string' },
	{ key: 'accounting__total', label: 'Accounting: Total', type: 'number' },
	{ key: 'accounting__body_text', label: 'Accounting: Body', type: 'string' },
	{ key: 'accounting__missing_text', label: 'Accounting: Missing', type: 'string' },
	{ key: 'accounting__vendor__name', label: 'Accounting: Vendor', type: 'string' },
];

/** Prepare for Accounting: a document that was read before as a body for an accounting tool. Nothing is sent. */
export const prepareForAccountingWith = ({ clock, stash }: Pick<Runtime, 'clock' | 'stash'>) =>
	defineCreate({
		key: 'prepare_for_accounting',
		noun: 'Bill',
		display: {
			label: 'Prepare for Accounting',
			description:
				'Gets the bill for an accounting tool out of a document that was read before, at no cost.',
		},
		operation: {
			perform: async (zapier, { inputData, authData }) => {
				try {
					const today = new Date(clock.now()).toISOString().slice(0, 10);
					return await prepare(zapier, inputData, today, stash);
				} catch (error) {
					throw toZapierError(zapier, error, SUBJECT, redactKey(authData.apiKey ?? ''));
				}
			},
			inputFields: [
				...staticInputs,
				(_z, { inputData }) => Promise.resolve(mappingInputs(inputData)),
			],
			outputFields: [
				...outputFields,
				(_z, { inputData }) =>
					Promise.resolve(fileFields('accounting__file', chosenFormat(inputData))),
			],
			sample,
		},
	});
