import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import type { INodeParameters } from 'n8n-workflow';

import { parseFields } from '../core/schema/field-spec';
import { parseJsonObject } from '../core/schema/json-object';
import { isPresetName, PRESETS } from '../core/schema/presets';
import { editorFields } from '../nodes/SpaceOcr/resources/document/editor-fields';
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
		return { schemaMode: 'build', fields: editorFields(parseFields(JSON.parse(text))) };
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
