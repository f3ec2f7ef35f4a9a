import { describe, expect, test } from '@jest/globals';

import { collisions } from './canvas';
import { isOwn, ownOutputs, wrongParameters } from './own-node';
import { NOTE, shippedWorkflows, type ShippedNode } from './shipped';

/** Nodes of n8n 2.41 that the workflows use, with the number of their outputs. */
const N8N_NODES: Readonly<Record<string, number>> = {
	'n8n-nodes-base.code': 1,
	'n8n-nodes-base.convertToFile': 1,
	'n8n-nodes-base.dataTable': 1,
	'n8n-nodes-base.emailReadImap': 1,
	'n8n-nodes-base.emailSend': 1,
	'n8n-nodes-base.errorTrigger': 1,
	'n8n-nodes-base.executeWorkflowTrigger': 1,
	'n8n-nodes-base.extractFromFile': 1,
	'n8n-nodes-base.filter': 1,
	'n8n-nodes-base.form': 1,
	'n8n-nodes-base.formTrigger': 1,
	'n8n-nodes-base.httpRequest': 1,
	'n8n-nodes-base.if': 2,
	'n8n-nodes-base.merge': 1,
	'n8n-nodes-base.noOp': 1,
	'n8n-nodes-base.readWriteFile': 1,
	'n8n-nodes-base.removeDuplicates': 1,
	'n8n-nodes-base.scheduleTrigger': 1,
	'n8n-nodes-base.set': 1,
	'n8n-nodes-base.splitInBatches': 2,
	'n8n-nodes-base.stopAndError': 0,
	[NOTE]: 0,
	'n8n-nodes-space-ocr.spaceOcrReview': 3,
	'@n8n/n8n-nodes-langchain.agent': 1,
	'@n8n/n8n-nodes-langchain.chatTrigger': 1,
	'@n8n/n8n-nodes-langchain.lmChatOpenAi': 1,
	'@n8n/n8n-nodes-langchain.memoryBufferWindow': 1,
};

const isTrigger = ({ type }: ShippedNode) => /Trigger$|\.emailReadImap$/.test(type);

const outputsOf = (node: ShippedNode): number =>
	(isOwn(node) ? ownOutputs(node) : (N8N_NODES[node.type] ?? 0)) +
	(node.onError === 'continueErrorOutput' ? 1 : 0);

/** What nobody should find in a file that is public. */
const SECRETS =
	/spocr_\w|Bearer |sk-\w{8}|password"\s*:\s*"[^"=]|@(?!(?:[\w-]+\.)*example\b|n8n\/)[\w-]+\.[a-z]{2,}/;

test('there is a workflow for every number, and numbers run on', () => {
	expect(shippedWorkflows().map(({ stem }) => stem[0])).toEqual([
		'1',
		'2',
		'3',
		'4',
		'5',
		'6',
		'7',
	]);
});

describe.each(shippedWorkflows().map((workflow) => [workflow.stem, workflow] as const))(
	'%s',
	(stem, { name, nodes, connections, text }) => {
		const byName = new Map(nodes.map((node) => [node.name, node]));
		const targets = Object.entries(connections).flatMap(([from, byType]) =>
			Object.entries(byType).flatMap(([type, outputs]) =>
				outputs.flatMap((list, output) => list.map((to) => ({ from, type, output, to }))),
			),
		);

		test('has the number of its file in its name', () => {
			expect(name).toMatch(new RegExp(`^Space OCR ${stem.charAt(0)}: [A-Z]`));
		});

		test('has no two nodes of the same name or id', () => {
			expect(byName.size).toBe(nodes.length);
			expect(new Set(nodes.map(({ id }) => id)).size).toBe(nodes.length);
		});

		test('uses nodes that are known', () => {
			const unknown = nodes.filter((node) => !isOwn(node) && N8N_NODES[node.type] === undefined);
			expect(unknown.map(({ type }) => type)).toEqual([]);
			expect(nodes.some(({ type }) => type.startsWith('n8n-nodes-space-ocr.'))).toBe(true);
		});

		test('sets only what our node has', () => {
			expect(nodes.filter(isOwn).flatMap(wrongParameters)).toEqual([]);
		});

		test('connects outputs that are there to nodes that are there', () => {
			const broken = targets.filter(({ from, output, to }) => {
				const source = byName.get(from);
				return source === undefined || !byName.has(to.node) || output >= outputsOf(source);
			});
			expect(broken).toEqual([]);
		});

		test('leaves no node alone', () => {
			const reached = new Set(
				targets.flatMap(({ from, type, to }) => [to.node, type === 'main' ? to.node : from]),
			);
			const alone = nodes.filter(
				(node) => node.type !== NOTE && !isTrigger(node) && !reached.has(node.name),
			);
			expect(alone.map((node) => node.name)).toEqual([]);
		});

		test('uses every output of our node', () => {
			for (const node of nodes.filter(isOwn)) {
				const used = new Set(
					targets.filter(({ from }) => from === node.name).map(({ output }) => output),
				);
				expect(used.size).toBe(ownOutputs(node));
			}
		});

		test('explains itself, with what to set up', () => {
			const notes = nodes.filter(({ type }) => type === NOTE);
			expect(notes.length).toBeGreaterThanOrEqual(3);
			expect(notes.map(({ parameters }) => parameters['content']).join('\n')).toMatch(/set up/i);
		});

		test('is tidy: no node stands in the way of another', () => {
			expect(collisions(nodes)).toEqual([]);
		});

		test('holds no secret, and no address of anybody', () => {
			expect(SECRETS.exec(text)).toBeNull();
		});
	},
);
