import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { outputsOf } from '../../nodes/SpaceOcr/outputs';
import { SpaceOcr } from '../../nodes/SpaceOcr/SpaceOcr.node';
import type { ShippedNode } from './shipped';

const { properties, name } = new SpaceOcr().description;

const OWN = `n8n-nodes-space-ocr.${name}`;
/** n8n makes a tool for AI agents of the node, with two parameters more. */
const TOOL = `${OWN}Tool`;
const TOOL_PARAMETERS = ['descriptionType', 'toolDescription'];

export const isOwn = ({ type }: ShippedNode): boolean => type === OWN || type === TOOL;

const isChoice = (option: unknown): option is INodePropertyOptions =>
	typeof option === 'object' && option !== null && 'value' in option;
const isProperty = (option: unknown): option is INodeProperties =>
	typeof option === 'object' && option !== null && 'default' in option;

function wrongIn(
	parameters: Readonly<Record<string, unknown>>,
	known: readonly INodeProperties[],
	path: string,
): string[] {
	return Object.entries(parameters).flatMap(([key, value]) => {
		const found = known.filter((property) => property.name === key);
		const place = `${path}${key}`;
		if (found.length === 0) return [`there is no parameter ${place}`];
		if (typeof value === 'string' && value.startsWith('=')) return [];
		const options = found.flatMap((property) => property.options ?? []);
		if (found.some(({ type }) => type === 'collection')) {
			const inner = typeof value === 'object' && value !== null ? value : {};
			return wrongIn({ ...inner }, options.filter(isProperty), `${place}.`);
		}
		const choices = options.filter(isChoice).map((choice) => choice.value);
		return choices.length === 0 || choices.some((choice) => choice === value)
			? []
			: [`${place} is ${JSON.stringify(value)}, not one of ${choices.join(', ')}`];
	});
}

/** What a node of ours is set to that the node does not have; empty for nothing. */
export function wrongParameters({ type, parameters }: ShippedNode): string[] {
	const own = Object.entries(parameters).filter(
		([key]) => !(type === TOOL && TOOL_PARAMETERS.includes(key)),
	);
	return wrongIn(Object.fromEntries(own), properties, '');
}

/** How many outputs a node of ours has; as a tool, one. */
export const ownOutputs = ({ type, parameters }: ShippedNode): number =>
	type === TOOL ? 1 : outputsOf({ resource: 'document', gate: true, ...plain(parameters) }).length;

/** The parameters that outputs depend on. */
const plain = ({ resource, operation, gate, failedOutput }: ShippedNode['parameters']) => ({
	...(typeof resource === 'string' ? { resource } : {}),
	...(typeof operation === 'string' ? { operation } : {}),
	...(typeof gate === 'boolean' ? { gate } : {}),
	...(typeof failedOutput === 'boolean' ? { failedOutput } : {}),
});
