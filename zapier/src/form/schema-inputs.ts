import type { PlainInputField } from 'zapier-platform-core';
import * as z from 'zod/v4-mini';

import type { DocumentSchema } from '../../../core/schema/document-schema';
import { isTable, type FieldSpec } from '../../../core/schema/field-spec';
import { fieldsFromExample } from '../../../core/schema/from-example';
import { fieldsFromJsonSchema } from '../../../core/schema/from-json-schema';
import { parseJsonObject } from '../../../core/schema/json-object';
import { isPresetName, PRESETS, type PresetName } from '../../../core/schema/presets';
import { requiredByRole } from '../../../core/schema/required-by-role';
import { SERVICE_TEMPLATE_IDS, SERVICE_TEMPLATES } from '../../../core/schema/service-templates';
import { editorInputs, fieldsFromEditor } from './build-editor';
import { parseInputs } from './parse-inputs';
import { choiceOr, text, toggleOr } from './values';

const MODES = ['preset', 'template', 'build', 'json', 'auto'] as const;
type Mode = (typeof MODES)[number];
const PRESET_NAMES = Object.keys(PRESETS).filter(isPresetName);

const MODE_LABELS: Readonly<Record<Mode, string>> = {
	preset: 'Preset',
	template: 'Service Template',
	build: 'Build Visually',
	json: 'From Example JSON or JSON Schema',
	auto: 'Auto-Detect',
};

const option = (value: string, label: string) => ({ value, sample: value, label });

/** How the fields are chosen. It stands at the top of the form, the inputs of the chosen way below it. */
export const schemaModeInput: PlainInputField = {
	key: 'schema_mode',
	label: 'Fields to Read',
	type: 'string',
	choices: MODES.map((mode) => option(mode, MODE_LABELS[mode])),
	default: 'preset',
	required: true,
	altersDynamicFields: true,
	helpText:
		'How to say which values to read. With a preset or fields of your own, all values can be mapped before the first test.',
};

const inputs = z.object({
	schema_mode: choiceOr(MODES, 'preset'),
	preset: choiceOr(PRESET_NAMES, 'invoice'),
	template: choiceOr(SERVICE_TEMPLATE_IDS, 'invoice'),
	schema_json: text,
	example_is_invoice: toggleOr(true),
});

/** "supplier (required), currency, line_items with quantity and unit_price". */
const listed = (fields: readonly FieldSpec[]) =>
	fields
		.map((field) =>
			isTable(field)
				? `**${field.name}** with ${field.columns.map(({ name }) => name).join(', ')}`
				: `**${field.name}**${field.required ? ' (required)' : ''}`,
		)
		.join(', ');

const presetInputs = (preset: PresetName): PlainInputField[] => [
	{
		key: 'preset',
		label: 'Document Type',
		type: 'string',
		choices: PRESET_NAMES.map((name) => option(name, PRESETS[name].label)),
		default: 'invoice',
		required: true,
		altersDynamicFields: true,
	},
	{
		key: 'preset_fields',
		type: 'copy',
		helpText: `Reads ${listed(PRESETS[preset].fields)}.`,
	},
];

const templateInputs: readonly PlainInputField[] = [
	{
		key: 'template',
		label: 'Template',
		type: 'string',
		choices: SERVICE_TEMPLATES.map(({ id, label }) => option(id, label)),
		default: 'invoice',
		required: true,
		helpText:
			'The service decides which fields it holds, and values come as they are printed. Test the step to see them.',
	},
];

const jsonInputs: readonly PlainInputField[] = [
	{
		key: 'schema_json',
		label: 'JSON',
		type: 'code',
		required: true,
		altersDynamicFields: true,
		placeholder: '{ "supplier": "ACME Co.", "total": 12.5, "line_items": [{ "text": "Pens" }] }',
		helpText:
			'An example of the output you want, or a JSON Schema of type object. Numbers, dates (`2026-03-31`), texts and lists of rows are recognised.',
	},
	{
		key: 'example_is_invoice',
		label: 'Require What Makes an Invoice',
		type: 'boolean',
		default: 'true',
		required: false,
		helpText:
			'Of an example: a document without supplier, invoice number, date or total goes to review, where the example has these fields. Turn it off for other kinds of documents.',
	},
];

const autoInputs: readonly PlainInputField[] = [
	{
		key: 'auto_fields',
		type: 'copy',
		helpText:
			'The service chooses 4 to 8 fields. They can differ from document to document, so prefer another way where a later step maps them.',
	},
];

/** The inputs of the way that is chosen so far. */
export function schemaInputs(inputData: unknown): readonly PlainInputField[] {
	const { schema_mode: mode, preset } = parseInputs(inputs, inputData);
	switch (mode) {
		case 'preset':
			return presetInputs(preset);
		case 'template':
			return templateInputs;
		case 'build':
			return editorInputs(inputData);
		case 'json':
			return jsonInputs;
		case 'auto':
			return autoInputs;
	}
}

function fieldsFromJson(json: string, isInvoice: boolean): FieldSpec[] {
	const object = parseJsonObject(json, 'the JSON');
	if ('properties' in object) return fieldsFromJsonSchema(object);
	const fields = fieldsFromExample(object);
	return isInvoice ? requiredByRole(fields) : fields;
}

/**
 * The schema that the inputs describe.
 *
 * @throws SchemaError naming the field that is wrong
 */
export function readSchema(inputData: unknown): DocumentSchema {
	const {
		schema_mode: mode,
		preset,
		template,
		schema_json,
		example_is_invoice,
	} = parseInputs(inputs, inputData);
	switch (mode) {
		case 'preset':
			return { mode: 'fields', fields: PRESETS[preset].fields };
		case 'template':
			return { mode: 'template', templateId: template };
		case 'build':
			return { mode: 'fields', fields: fieldsFromEditor(inputData) };
		case 'json':
			return { mode: 'fields', fields: fieldsFromJson(schema_json, example_is_invoice) };
		case 'auto':
			return { mode: 'auto' };
	}
}
