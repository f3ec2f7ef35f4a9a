import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';

import * as z from 'zod/v4';

const message = z.looseObject({ role: z.string(), content: z.unknown() });
const question = z.object({
	messages: z.array(message),
	tools: z.array(
		z.object({
			function: z.object({
				name: z.string(),
				description: z.string(),
				parameters: z.looseObject({ properties: z.record(z.string(), z.unknown()) }),
			}),
		}),
	),
});
type ModelQuestion = z.infer<typeof question>;

/** A language model, as far as an agent can tell: it calls its first tool, then repeats what the tool gave. */
export interface ToolCallingModel {
	/** Of an OpenAI-compatible API: "http://127.0.0.1:49152/v1" */
	readonly url: string;
	/** What it was asked, in order. */
	readonly questions: readonly ModelQuestion[];
	close(): void;
}

/** @param toolArguments with which it calls the tool */
export async function startToolCallingModel(
	toolArguments: Readonly<Record<string, unknown>>,
): Promise<ToolCallingModel> {
	const questions: ModelQuestion[] = [];
	const replyTo = ({ messages, tools }: ModelQuestion) => {
		const last = messages.at(-1);
		if (last?.role === 'tool') return { role: 'assistant', content: last.content };
		const call = {
			id: 'call_1',
			type: 'function',
			function: {
				name: tools[0]?.function.name ?? 'none',
				arguments: JSON.stringify(toolArguments),
			},
		};
		return { role: 'assistant', content: null, tool_calls: [call] };
	};
	const server = createServer((request, response) => {
		text(request)
			.then((body) => {
				const asked = question.parse(JSON.parse(body));
				questions.push(asked);
				const reply = replyTo(asked);
				const choice = { index: 0, message: reply, finish_reason: 'stop' };
				response
					.writeHead(200, { 'content-type': 'application/json' })
					.end(JSON.stringify({ id: 'chat', object: 'chat.completion', choices: [choice] }));
			})
			.catch((error: unknown) => {
				response.writeHead(400).end(String(error));
			});
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	if (typeof address !== 'object' || address === null) throw new Error('the server has no port');
	return {
		url: `http://127.0.0.1:${address.port}/v1`,
		questions,
		close() {
			server.closeAllConnections();
			server.close();
		},
	};
}
