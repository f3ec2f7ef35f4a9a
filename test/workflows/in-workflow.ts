import { runInNewContext } from 'node:vm';

import { shippedWorkflows, type ShippedNode } from './shipped';

const workflows = shippedWorkflows();

/** A node of a workflow that is shipped. */
export function nodeOf(number: number, name: string): ShippedNode {
	const node = workflows
		.find(({ stem }) => stem.startsWith(`${number}-`))
		?.nodes.find((one) => one.name === name);
	if (node === undefined) throw new Error(`workflow ${number} has no node ${name}`);
	return node;
}

/** What n8n gives expressions and code of a node. */
export interface Surroundings {
	/** The item's json. */
	readonly json: unknown;
	/** The json of the items of other nodes, by their names. */
	readonly nodes?: Readonly<Record<string, readonly unknown[]>>;
}

const globalsOf = ({ json, nodes = {} }: Surroundings) => {
	const itemsOf = (name: string) => (nodes[name] ?? []).map((one) => ({ json: one }));
	const $ = (name: string) => ({
		all: () => itemsOf(name),
		first: () => itemsOf(name)[0],
		item: itemsOf(name)[0],
	});
	return { $json: json, $input: { item: { json } }, $ };
};

/** The value of an expression such as `=a {{ $json.b }}`; as text unless it is one expression alone. */
export function evaluate(expression: string, surroundings: Surroundings): unknown {
	const globals = globalsOf(surroundings);
	const alone = /^=\{\{(?<code>(?:(?!\}\}).)*)\}\}$/s.exec(expression)?.groups?.['code'];
	if (alone !== undefined) return runInNewContext(`(${alone})`, globals);
	return expression
		.slice(1)
		.replaceAll(/\{\{(.*?)\}\}/gs, (_, code: string) =>
			String(runInNewContext(`(${code})`, globals)),
		);
}

/** What a Code node returns for one item. */
export const runCode = ({ parameters }: ShippedNode, surroundings: Surroundings): unknown =>
	runInNewContext(`(() => {${String(parameters['jsCode'])}})()`, globalsOf(surroundings));
