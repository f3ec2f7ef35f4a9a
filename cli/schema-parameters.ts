import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import type { INodeParameters } from 'n8n-workflow';

import { isTable, parseFields, type ColumnSpec, type FieldSpec } from '../core/schema/field-spec';
import { parseJsonObject } from '../core/schema/json-object';
import { isPresetName, PRESETS } from '../core/schema/presets';
import { UsageError } from './arguments';
import { USER_FOLDER } from './documents';

/** The node's parameters for `--schema`. */
export function schemaParameters(schema: string): INodeParameters {
	if (isPresetName(schema)) return { schemaMode: 'preset', preset: schema };
	if (!schema.endsWith('.json'))
		throw new UsageError(
			`--schema takes ${Object.keys(PRESETS).join(', ')} or a file that ends with .json, not "${schema}"`,
		);
	const text = readText(schema);
	if (text.trimStart().startsWith('['))
		return { schemaMode: 'build', fields: editorEntries(parseFields(JSON.parse(text))) };
	return 'properties' in parseJsonObject(text, schema)
		? { schemaMode: 'jsonSchema', jsonSchema: text }
		: { schemaMode: 'example', exampleJson: text };
}

function readText(file: string): string {
	try {
		return readFileSync(resolve(USER_FOLDER, file), 'utf8');
	} catch (error) {
		throw new UsageError(`the schema can't be read: ${String(error)}`);
	}
}

/** Fields as the visual schema editor of the node stores them. */
const editorEntry = ({
	name,
	type,
	description,
	required,
	threshold,
	...rest
}: FieldSpec | ColumnSpec) => {
	const role = 'role' in rest ? rest.role : undefined;
	return {
		name,
		type,
		details: {
			...(description === undefined ? {} : { description }),
			...(required === undefined ? {} : { required }),
			...(threshold === undefined ? {} : { threshold }),
			...(role === undefined ? {} : { role }),
		},
	};
};

const editorEntries = (fields: readonly FieldSpec[]): INodeParameters => ({
	field: fields.map((field) => ({
		...editorEntry(field),
		...(isTable(field) ? { columns: { column: field.columns.map(editorEntry) } } : {}),
	})),
});
