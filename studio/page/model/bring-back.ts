import * as z from 'zod/v4-mini';

import { HIGH_CONFIDENCE } from '../../../core/decision/judge';
import { knownFields } from '../../../core/schema/document-schema';
import { parseFields } from '../../../core/schema/field-spec';
import { fieldsFromExample } from '../../../core/schema/from-example';
import { fieldsFromJsonSchema } from '../../../core/schema/from-json-schema';
import { parseJson } from '../../../core/schema/json-object';
import { SchemaError } from '../../../core/schema/schema-error';
import { readSchema } from '../../../nodes/SpaceOcr/resources/document/extract/read-schema';
import { SCHEMA_DEFAULTS } from '../../../nodes/SpaceOcr/resources/document/schema-defaults';
import { readSetup, type Setup } from '../../setup';

const refuse = (message: string) => new SchemaError([{ place: 'import', message }]);

const project = z.object({ spaceOcrStudio: z.literal(1), setup: z.unknown() });
const withNodes = z.object({
	nodes: z.array(z.looseObject({ type: z.string(), parameters: z.optional(z.looseObject({})) })),
});
const hasProperties = z.looseObject({ properties: z.looseObject({}) });
const judging = z.object({
	threshold: z._default(z.number().check(z.minimum(0), z.maximum(1)), HIGH_CONFIDENCE),
	reviewOptions: z._default(
		z.object({
			fieldsThatCount: z._default(z.enum(['all', 'required']), 'all'),
			liftByChecks: z._default(z.boolean(), false),
		}),
		{ fieldsThatCount: 'all', liftByChecks: false },
	),
});

const NODE = /(?:^|\.)spaceOcr(?:Tool)?$/;
const defaults: ReadonlyMap<string, unknown> = new Map(Object.entries(SCHEMA_DEFAULTS));

/** What a node of n8n reads; of several the first that reads documents. */
function fromNodes({ nodes }: z.infer<typeof withNodes>): Setup {
	const own = nodes.find(
		({ type, parameters = {} }) =>
			NODE.test(type) &&
			(parameters['resource'] ?? 'document') === 'document' &&
			(parameters['operation'] ?? 'extract') === 'extract',
	);
	if (own === undefined) throw refuse('there is no Space OCR node among these nodes');
	const { parameters = {} } = own;
	const schema = readSchema((name) => parameters[name] ?? defaults.get(name));
	const fields = knownFields(schema);
	if (fields.length === 0)
		throw refuse(
			'the fields of this node are chosen by the service, so there is nothing to build on',
		);
	const judged = judging.safeParse(parameters);
	if (!judged.success)
		throw refuse('the threshold or a review option of this node is an expression');
	return { fields, threshold: judged.data.threshold, ...judged.data.reviewOptions };
}

/**
 * What was taken along, brought back: a node or workflow of n8n, a project file, a JSON Schema, a list of fields, or an
 * example of the output.
 *
 * @returns the setup; of what says nothing about the decision only the fields
 * @throws SchemaError saying why it can't be used
 */
export function broughtBack(text: string): Setup | Pick<Setup, 'fields'> {
	const parsed = parseJson(text);
	if ('error' in parsed) throw refuse(`it is not valid JSON: ${parsed.error}`);
	const { value } = parsed;
	const saved = project.safeParse(value);
	if (saved.success) {
		const setup = readSetup(saved.data.setup);
		if (setup === undefined) throw refuse('the project file was changed and can’t be used');
		return setup;
	}
	const nodes = withNodes.safeParse(value);
	if (nodes.success) return fromNodes(nodes.data);
	if (Array.isArray(value)) return { fields: parseFields(value) };
	return {
		fields: hasProperties.safeParse(value).success
			? fieldsFromJsonSchema(value)
			: fieldsFromExample(value),
	};
}
