import type { PlainInputField } from 'zapier-platform-core';
import * as z from 'zod/v4-mini';

import { parseFields, type FieldSpec } from '../../../core/schema/field-spec';
import { COLUMN_TYPES, FIELD_TYPES, type FieldType } from '../../../core/schema/field-type';
import { COLUMN_ROLE_LIST, FIELD_ROLE_LIST, NO_ROLE } from '../../../core/schema/role';
import { SchemaError } from '../../../core/schema/schema-error';
import { dynamicKey } from './dynamic-key';
import { labelOf, parseInputs } from './parse-inputs';
import { columnTypeByName, fieldTypeByName } from './type-by-name';
import { choiceOr, pairsOf, text, texts, toggleOr } from './values';

/*
 * The visual editor of a schema. Zapier has no editor for rows, so it is made of a list of names, and of inputs for each
 * name in it.
 */

const FIELD_NAMES = 'field_names';

const TYPE_LABELS: Readonly<Record<FieldType, string>> = {
	string: 'Text',
	number: 'Number',
	date: 'Date',
	array: 'Line Items',
};

/** The inputs that belong to one name. */
const inputKeys = (name: string) => ({
	type: dynamicKey('type_of_', name),
	description: dynamicKey('description_of_', name),
	required: dynamicKey('required_', name),
	columns: dynamicKey('columns_of_', name),
	column_types: dynamicKey('column_types_of_', name),
	meaning: dynamicKey('meaning_of_', name),
	column_meanings: dynamicKey('column_meanings_of_', name),
});

/** "Number" is a number, and "Text" the word for a string. */
const columnType = z.pipe(
	z.pipe(
		text,
		z.transform((word) => (word.toLowerCase() === 'text' ? 'string' : word.toLowerCase())),
	),
	z.enum(COLUMN_TYPES, 'it must be text, number or date'),
);

/** The meaning goes by name and description. */
const BY_NAME = 'by_name';
const FIELD_MEANINGS = [BY_NAME, NO_ROLE, ...FIELD_ROLE_LIST] as const;
const COLUMN_MEANINGS = [NO_ROLE, ...COLUMN_ROLE_LIST] as const;
const MEANING_LABELS: ReadonlyMap<string, string> = new Map([
	[BY_NAME, 'By Name and Description'],
	[NO_ROLE, 'None'],
]);

const columnMeaning = z.pipe(
	text,
	z.enum(COLUMN_MEANINGS, `it must be one of ${COLUMN_MEANINGS.join(', ')}`),
);

const inputsOf = (name: string) =>
	z.object({
		type: choiceOr(FIELD_TYPES, fieldTypeByName(name)),
		description: text,
		required: toggleOr(false),
		columns: texts,
		column_types: pairsOf(columnType),
		meaning: choiceOr(FIELD_MEANINGS, BY_NAME),
		column_meanings: pairsOf(columnMeaning),
	});

const anyInputs = z.record(z.string(), z.unknown());

function valuesOf(inputData: unknown, name: string) {
	const data = anyInputs.parse(inputData);
	const own = Object.entries(inputKeys(name)).map(([input, key]) => [input, data[key]] as const);
	return parseInputs(inputsOf(name), Object.fromEntries(own), `${name}: `);
}

const fieldNames = z.object({ [FIELD_NAMES]: texts });
const namesIn = (inputData: unknown): string[] => fieldNames.parse(inputData)[FIELD_NAMES];

function fieldFrom(inputData: unknown, name: string) {
	const {
		type,
		columns,
		column_types: types,
		meaning,
		column_meanings: meanings,
		...own
	} = valuesOf(inputData, name);
	if (type !== 'array')
		return { name, type, ...own, ...(meaning === BY_NAME ? {} : { role: meaning }) };
	const strangers = [...new Set([...Object.keys(types), ...Object.keys(meanings)])].filter(
		(column) => !columns.includes(column),
	);
	if (strangers.length > 0)
		throw new SchemaError(
			strangers.map((column) => ({
				place: `${name}.${column}`,
				message: `there is a type or a meaning for it, but it is not among the columns of ${name}`,
			})),
		);
	return {
		name,
		type,
		...own,
		columns: columns.map((column) => ({
			name: column,
			type: types[column] ?? columnTypeByName(column),
			...(meanings[column] === undefined ? {} : { role: meanings[column] }),
		})),
	};
}

/**
 * The fields that were built.
 *
 * @throws SchemaError naming the field that is wrong
 */
export const fieldsFromEditor = (inputData: unknown): FieldSpec[] =>
	parseFields(namesIn(inputData).map((name) => fieldFrom(inputData, name)));

const typeInput = (name: string): PlainInputField => ({
	key: inputKeys(name).type,
	label: `${name}: Type`,
	type: 'string',
	choices: FIELD_TYPES.map((type) => ({ value: type, sample: type, label: TYPE_LABELS[type] })),
	default: fieldTypeByName(name),
	required: true,
	altersDynamicFields: true,
});

const tableInputs = (name: string): PlainInputField[] => [
	{
		key: inputKeys(name).columns,
		label: `${name}: Columns`,
		type: 'string',
		list: true,
		required: true,
		placeholder: 'quantity',
		helpText: 'What each line of the table holds, one name each.',
	},
	{
		key: inputKeys(name).column_types,
		label: `${name}: Column Types`,
		dict: true,
		required: false,
		helpText:
			'On the left a column, on the right `text`, `number` or `date`. What is not listed here goes by its name: quantity and unit_price are numbers.',
	},
	{
		key: inputKeys(name).column_meanings,
		label: `${name}: Column Meanings`,
		dict: true,
		required: false,
		helpText: `What columns are to checks and accounting payloads, where their names don’t say it: on the left a column, on the right ${COLUMN_MEANINGS.map((meaning) => `\`${meaning}\``).join(', ')}.`,
	},
];

const otherInputs = (name: string): PlainInputField[] => [
	{
		key: inputKeys(name).description,
		label: `${name}: Description`,
		type: 'string',
		required: false,
		placeholder: 'Total amount to pay, tax included',
		helpText: 'Say in words what to look for. Helps when labels differ between suppliers.',
	},
	{
		key: inputKeys(name).required,
		label: `${name}: Required`,
		type: 'boolean',
		required: false,
		helpText: 'Whether a document without this value needs review.',
	},
];

const meaningInput = (name: string): PlainInputField => ({
	key: inputKeys(name).meaning,
	label: `${name}: Meaning`,
	type: 'string',
	required: false,
	choices: FIELD_MEANINGS.map((value) => ({
		value,
		sample: value,
		label: MEANING_LABELS.get(value) ?? labelOf(value),
	})),
	default: BY_NAME,
	helpText:
		'What the value is to checks (do the amounts add up?) and accounting payloads, where its name does not say it.',
});

/** The inputs of the editor, for the names that are there so far. */
export const editorInputs = (inputData: unknown): PlainInputField[] => [
	{
		key: FIELD_NAMES,
		label: 'Field Names',
		type: 'string',
		list: true,
		required: true,
		altersDynamicFields: true,
		placeholder: 'total_due',
		helpText:
			'The values to read, one name each, as they shall be called in the output. Each name brings its own inputs below.',
	},
	...[...new Set(namesIn(inputData))].flatMap((name) => {
		const chosen = anyInputs.parse(inputData)[inputKeys(name).type];
		const isTable = (chosen ?? fieldTypeByName(name)) === 'array';
		return [
			typeInput(name),
			...(isTable ? tableInputs(name) : []),
			...otherInputs(name),
			...(isTable ? [] : [meaningInput(name)]),
		];
	}),
];
