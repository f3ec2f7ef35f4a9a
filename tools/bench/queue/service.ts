import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

import * as z from 'zod/v4';

import { writeAnswerData } from '../../../test/service-double/answer-shapes';
import { sureInvoice } from '../../../test/service-double/extractions';
import { errorBody } from '../../../test/service-double/service-double';

const MINUTE = 60_000;

export interface ServiceOptions {
	/** Calls that it takes in any minute. */
	readonly perMinute: number;
	/** How long it reads a page, in milliseconds. */
	readonly latency: number;
}

/** The service behind its rate limit, and the accounting tool: what was charged, refused and delivered. */
export interface Service {
	readonly url: string;
	/** Where workflows send each document that they are done with. */
	readonly booksUrl: string;
	/** How often each page was charged, by idempotency key. */
	readonly charges: ReadonlyMap<string, number>;
	/** How often each document was delivered, by the name of its file; the run that it came with. */
	readonly delivered: ReadonlyMap<string, number>;
	/** Calls, and how many of them were answered with 429. */
	readonly calls: { readonly all: number; readonly refused: number };
	close(): Promise<void>;
}

const delivery = z.object({ file: z.string() });

async function bodyOf(request: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	request.on('data', (chunk: Buffer) => chunks.push(chunk));
	await once(request, 'end');
	return Buffer.concat(chunks).toString('utf8');
}

const count = (counts: Map<string, number>, key: string) =>
	counts.set(key, (counts.get(key) ?? 0) + 1);

/** Starts it on a free port of this machine. */
export async function startService({ perMinute, latency }: ServiceOptions): Promise<Service> {
	const charges = new Map<string, number>();
	const delivered = new Map<string, number>();
	const calls = { all: 0, refused: 0 };
	let begun: number[] = [];
	const answer = JSON.stringify({ status: 'success', data: writeAnswerData(sureInvoice, 'A') });

	const send = (
		response: ServerResponse,
		status: number,
		text: string,
		headers: Readonly<Record<string, string>> = {},
	) => response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(text);

	async function read(request: IncomingMessage, response: ServerResponse) {
		await bodyOf(request);
		calls.all++;
		const now = performance.now();
		begun = begun.filter((time) => time > now - MINUTE);
		const [oldest] = begun;
		if (begun.length >= perMinute && oldest !== undefined) {
			calls.refused++;
			const seconds = Math.ceil((oldest + MINUTE - now) / 1000);
			send(response, 429, JSON.stringify(errorBody('rate_limited', 'Too many requests')), {
				'Retry-After': String(seconds),
			});
			return;
		}
		begun.push(now);
		const key = String(request.headers['idempotency-key']);
		// a repeat replays, and costs nothing
		if (!charges.has(key)) count(charges, key);
		await sleep(latency);
		const left = String(perMinute - begun.length);
		send(response, 200, answer, { 'X-RateLimit-Remaining': left });
	}

	const server = createServer((request, response) => {
		const isDelivery = request.url === '/books';
		const done = isDelivery
			? bodyOf(request).then((text) => {
					count(delivered, delivery.parse(JSON.parse(text)).file);
					send(response, 200, '{}');
				})
			: read(request, response);
		done.catch((error: unknown) => {
			send(response, 599, JSON.stringify(String(error)));
		});
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('no port');
	const url = `http://127.0.0.1:${address.port}`;
	return {
		url,
		booksUrl: `${url}/books`,
		charges,
		delivered,
		calls,
		async close() {
			server.closeAllConnections();
			server.close();
			await once(server, 'close');
		},
	};
}
