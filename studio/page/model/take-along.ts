import * as z from 'zod/v4-mini';

import { toExample, toJsonSchema } from '../../../core/schema/to-json-schema';
import { nodeParameters } from '../../node-parameters';
import type { Setup } from '../../setup';

const NODE_TYPE = 'n8n-nodes-space-ocr.spaceOcr';
const NODE_NAME = 'Space OCR';
const INDENT = 2;

const text = (json: unknown): string => JSON.stringify(json, undefined, INDENT);

/**
 * The node, as n8n takes it from the clipboard.
 *
 * @param id of the node, a UUID
 */
export const n8nNode = (setup: Setup, id: string): string =>
	text({
		nodes: [
			{
				id,
				name: NODE_NAME,
				type: NODE_TYPE,
				typeVersion: 1,
				position: [0, 0],
				parameters: nodeParameters(setup),
			},
		],
		connections: {},
		pinData: {},
	});

const workflowShape = z.looseObject({
	nodes: z.array(z.looseObject({ type: z.string(), parameters: z.looseObject({}) })),
});
/** What Studio decides of the node. */
const OWN = [
	'schemaMode',
	'preset',
	'fields',
	'exampleJson',
	'jsonSchema',
	'templateId',
	'threshold',
];

const OWN_OPTIONS = ['fieldsThatCount', 'liftByChecks'];

const isExtract = (parameters: Readonly<Record<string, unknown>>): boolean =>
	(parameters['operation'] ?? 'extract') === 'extract' &&
	(parameters['resource'] ?? 'document') === 'document';

/**
 * A workflow of the project whose nodes read what was built here.
 *
 * @param workflow as exported
 * @throws ZodError for anything else
 */
export function withSetup(workflow: unknown, setup: Setup): string {
	const { nodes, ...rest } = workflowShape.parse(workflow);
	const { reviewOptions = {}, ...own } = nodeParameters(setup);
	return text({
		...rest,
		nodes: nodes.map((node) => {
			if (node.type !== NODE_TYPE || !isExtract(node.parameters)) return node;
			const kept = Object.entries(node.parameters).filter(([name]) => !OWN.includes(name));
			const before = z.catch(z.looseObject({}), {}).parse(node.parameters['reviewOptions']);
			const others = Object.entries(before).filter(([name]) => !OWN_OPTIONS.includes(name));
			const merged = { ...Object.fromEntries(others), ...reviewOptions };
			return {
				...node,
				parameters: {
					...Object.fromEntries(kept),
					...own,
					...(Object.keys(merged).length === 0 ? {} : { reviewOptions: merged }),
				},
			};
		}),
	});
}

/** For the field "JSON" of the Zapier app, and whoever else takes a JSON Schema. */
export const jsonSchemaText = ({ fields }: Setup): string => text(toJsonSchema(fields));

export const exampleText = ({ fields }: Setup): string => text(toExample(fields));

/** What Studio saves, and opens again. */
export const projectText = (setup: Setup): string => text({ spaceOcrStudio: 1, setup });
