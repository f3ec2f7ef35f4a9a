import type { INodeOutputConfiguration, INodeParameters } from 'n8n-workflow';

/**
 * The node's outputs for its parameters. n8n evaluates the text of this function as an expression, so it must
 * not use anything from outside.
 */
export function outputsOf(parameters: INodeParameters): INodeOutputConfiguration[] {
	const { resource, operation, gate, failedOutput } = parameters;
	if (resource === 'account') return [{ type: 'main' }];
	// n8n keeps what was set for another operation.
	const isExtract = operation !== 'prepare';
	const names = isExtract && gate === false ? ['Documents'] : ['Accepted', 'Review'];
	if (isExtract && failedOutput === true) names.push('Failed');
	return names.map((displayName) => ({ type: 'main', displayName }));
}
