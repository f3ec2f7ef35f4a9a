import type { PlainInputField } from 'zapier-platform-core';
import * as z from 'zod/v4-mini';

import { HIGH_CONFIDENCE, type Policy } from '../../../core/decision/judge';
import { specsByPlace, type DocumentSchema } from '../../../core/schema/document-schema';
import { isTable } from '../../../core/schema/field-spec';
import { SchemaError } from '../../../core/schema/schema-error';
import { labelOf, parseInputs } from './parse-inputs';
import { choiceOr, pairsOf, ratio, ratioOr, toggleOr } from './values';

const group = 'review';

const inputs = z.object({
	threshold: ratioOr(HIGH_CONFIDENCE),
	field_thresholds: pairsOf(ratio),
	on_low_confidence: choiceOr(['flag', 'halt'], 'flag'),
	fields_that_count: choiceOr(['all', 'required'], 'all'),
	lift_by_checks: toggleOr(false),
});

/** What makes a document doubtful, and what is done with one. */
export interface ReviewSettings {
	readonly policy: Policy;
	/** The schema, with the thresholds of single fields. */
	readonly schema: DocumentSchema;
	readonly onLowConfidence: 'flag' | 'halt';
}

/** @param fieldsAreKnown whether single fields can be named: not with a template or auto-detection */
export const reviewInputs = (fieldsAreKnown: boolean): PlainInputField[] => [
	{
		key: 'threshold',
		label: 'Threshold',
		type: 'number',
		default: String(HIGH_CONFIDENCE),
		group,
		helpText:
			'Match ratio, from 0 to 1, that every value must reach. From 0.85 on the service is highly confident.',
	},
	...(fieldsAreKnown
		? [
				{
					key: 'field_thresholds',
					label: labelOf('field_thresholds'),
					dict: true,
					group,
					helpText:
						'Another threshold for single fields: on the left `total_due`, or `line_items.quantity` for a column, on the right `0.95`.',
				},
			]
		: []),
	{
		key: 'on_low_confidence',
		label: labelOf('on_low_confidence'),
		type: 'string',
		choices: [
			{ value: 'flag', sample: 'flag', label: 'Flag: go on, with Needs Review = true' },
			{ value: 'halt', sample: 'halt', label: 'Halt: end the run here, with the reasons' },
		],
		default: 'flag',
		group,
		helpText: 'With Flag, let Filter or Paths by Zapier look at Needs Review.',
	},
	{
		key: 'fields_that_count',
		label: 'Fields That Count',
		type: 'string',
		choices: [
			{ value: 'all', sample: 'all', label: 'All Fields' },
			{ value: 'required', sample: 'required', label: 'Required Fields Only' },
		],
		default: 'all',
		group,
		helpText: 'Which values decide whether a document needs review.',
	},
	{
		key: 'lift_by_checks',
		label: 'Let Checks Lift Doubts',
		type: 'boolean',
		group,
		helpText:
			'Take a value up to 0.1 below its threshold as sure when the amounts prove it: it takes part in a check that agrees to the cent.',
	},
];

function withThresholds(
	schema: DocumentSchema,
	thresholds: Readonly<Record<string, number>>,
): DocumentSchema {
	const known = specsByPlace(schema);
	const unknown = Object.keys(thresholds).filter((place) => !known.has(place));
	if (unknown.length > 0)
		throw new SchemaError(
			unknown.map((place) => ({
				place: labelOf('field_thresholds'),
				message:
					known.size === 0
						? `the fields are not known beforehand, so "${place}" can't have a threshold of its own`
						: `there is no field "${place}"; there are ${[...known.keys()].join(', ')}`,
			})),
		);
	// A preset stays the same one, and can be told by its name.
	if (schema.mode !== 'fields' || Object.keys(thresholds).length === 0) return schema;
	const own = <T extends object>(spec: T, place: string): T =>
		thresholds[place] === undefined ? spec : { ...spec, threshold: thresholds[place] };
	return {
		...schema,
		fields: schema.fields.map((field) =>
			isTable(field)
				? {
						...own(field, field.name),
						columns: field.columns.map((column) => own(column, `${field.name}.${column.name}`)),
					}
				: own(field, field.name),
		),
	};
}

/** @throws SchemaError where an input can't be used */
export function readReview(inputData: unknown, schema: DocumentSchema): ReviewSettings {
	const data = parseInputs(inputs, inputData);
	return {
		policy: {
			threshold: data.threshold,
			fieldsThatCount: data.fields_that_count,
			liftByChecks: data.lift_by_checks,
		},
		schema: withThresholds(schema, data.field_thresholds),
		onLowConfidence: data.on_low_confidence,
	};
}
