import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';

import * as z from 'zod/v4-mini';

const textPart = z.object({ type: z.literal('text'), text: z.string() });
const imagePart = z.object({
	type: z.literal('image_url'),
	image_url: z.object({ url: z.string() }),
});
const question = z.object({
	model: z.string(),
	messages: z.tuple([
		z.object({ role: z.literal('system'), content: z.string() }),
		z.object({
			role: z.literal('user'),
			content: z.union([z.string(), z.tuple([textPart, imagePart])]),
		}),
	]),
	response_format: z.object({
		type: z.literal('json_schema'),
		json_schema: z.object({
			name: z.string(),
			strict: z.literal(true),
			schema: z.record(z.string(), z.unknown()),
		}),
	}),
});
const page = z.object({
	fields: z.array(z.unknown()),
	hint: z.optional(z.string()),
	words: z.array(z.tuple([z.number(), z.string(), z.number(), z.number()])),
});

/** What the server was asked, in parts. */
export interface Question {
	readonly path: string;
	readonly authorization: string | undefined;
	readonly body: z.infer<typeof question>;
	/** The JSON of the user message. */
	readonly page: z.infer<typeof page>;
	/** The picture that came along. */
	readonly image: string | undefined;
	/** Ids of the words that make up a text, where they stand on the page in a row. */
	readonly idsOf: (text: string) => number[];
}

export interface ChatServer {
	/** "http://127.0.0.1:49152/v1" */
	readonly url: string;
	readonly questions: Question[];
	/** Decides the next answers. */
	answer: (question: Question, response: ServerResponse) => void;
	close(): void;
}

async function questionOf(request: IncomingMessage): Promise<Question> {
	const body = question.parse(JSON.parse(await text(request)));
	const { content } = body.messages[1];
	const [said, image] =
		typeof content === 'string'
			? [content, undefined]
			: [content[0].text, content[1].image_url.url];
	const shown = page.parse(JSON.parse(said));
	return {
		path: request.url ?? '',
		authorization: request.headers.authorization,
		body,
		page: shown,
		image,
		idsOf: (wanted) => {
			const parts = wanted.split(' ');
			const start = shown.words.findIndex((_, index) =>
				parts.every((part, offset) => shown.words[index + offset]?.[1] === part),
			);
			return start === -1 ? [] : parts.map((_, offset) => start + offset);
		},
	};
}

/** Answers as a model does that says this. */
export function say(
	response: ServerResponse,
	content: unknown,
	choice: Readonly<Record<string, unknown>> = {},
): void {
	const message = {
		role: 'assistant',
		content: typeof content === 'string' ? content : JSON.stringify(content),
	};
	response
		.writeHead(200, { 'content-type': 'application/json' })
		.end(JSON.stringify({ choices: [{ index: 0, finish_reason: 'stop', message, ...choice }] }));
}

/** An OpenAI-compatible server on this machine, whose model says what a test tells it to. */
export async function startChatServer(): Promise<ChatServer> {
	const server = createServer((request, response) => {
		questionOf(request).then(
			(asked) => {
				chat.questions.push(asked);
				chat.answer(asked, response);
			},
			(error: unknown) => response.writeHead(400).end(String(error)),
		);
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	if (typeof address !== 'object' || address === null) throw new Error('the server has no port');
	const chat: ChatServer = {
		url: `http://127.0.0.1:${address.port}/v1`,
		questions: [],
		answer: (_question, response) => {
			response.writeHead(500).end();
		},
		close: () => {
			server.closeAllConnections();
			server.close();
		},
	};
	return chat;
}
