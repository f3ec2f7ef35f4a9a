import { request } from 'node:http';
import { buffer } from 'node:stream/consumers';

import { expect } from '@jest/globals';
import * as z from 'zod/v4-mini';

import { box, errorBody, extractRequestBody, vertices } from '../../../../core/api/wire';
import { isJsonObject, type JsonObject } from '../../../../core/schema/json-object';
import { KEY } from '../../../local-engine/exchange';
import type { OddRequest } from './odd-requests';

/** What came back, as text. */
export interface RawAnswer {
	readonly status: number;
	readonly requestId: unknown;
	readonly text: string;
}

/** Sends a request as it is, on a connection of its own. */
export async function sendRaw(url: string, odd: OddRequest): Promise<RawAnswer> {
	const { method, path, body } = odd;
	const { hostname, port } = new URL(url);
	// Node leaves the length out for some methods, and the body would be taken for a request of its own.
	const headers = { ...odd.headers, 'content-length': body.byteLength };
	return await new Promise((resolve, reject) => {
		const sent = request({ hostname, port, method, path, headers, agent: false }, (response) => {
			buffer(response).then((bytes) => {
				resolve({
					status: response.statusCode ?? 0,
					requestId: response.headers['x-request-id'],
					text: bytes.toString('utf8'),
				});
			}, reject);
		});
		sent.once('error', reject);
		sent.end(body);
	});
}

const onGrid = z.number().check(z.minimum(-1), z.maximum(1001));
const cell = z.object({
	value: z.string(),
	match_ratio: z.optional(z.number().check(z.minimum(0), z.maximum(1))),
	text_verified: z.optional(z.boolean()),
	bbox: z.optional(
		z.pipe(box, z.object({ xmin: onGrid, ymin: onGrid, xmax: onGrid, ymax: onGrid })),
	),
	vertices: z.optional(vertices),
});
const object = z.custom<JsonObject>(isJsonObject);
const success = z.object({ status: z.literal('success'), data: object });
const failure = z.extend(errorBody, {
	error: z.object({
		code: z.string().check(z.regex(/^[a-z_]+$/)),
		message: z.string().check(z.regex(/\w+ \w+/), z.maxLength(2_000)),
		requestId: z.string().check(z.regex(/^req_/)),
	}),
});

/** Of a program, not of a message: where it stopped, and where its files are. */
const INSIDE = [
	/\n\s+at /,
	/\bat \S+ \(/,
	/node_modules/,
	/(?:Type|Range|Reference|Syntax)Error/,
	/\.[cm]?[jt]s:\d/,
	process.cwd(),
];

/** The names that were asked for, where the body is one of the contract. */
function askedIn(body: Buffer): ReadonlySet<string> {
	const json: unknown = JSON.parse(body.toString('utf8').replace(/^\u{feff}/u, ''));
	const fields = extractRequestBody.safeParse(json).data?.fields ?? [];
	return new Set(fields.map(({ name }) => name));
}

function expectRead(json: unknown, body: Buffer): void {
	const { data } = success.parse(json);
	for (const [name, value] of Object.entries(data)) {
		if (!Array.isArray(value)) {
			cell.parse(value, { error: () => `the value of ${name} is not one` });
			continue;
		}
		for (const row of z.array(object).parse(value))
			for (const inRow of Object.values(row)) cell.parse(inRow);
	}
	for (const name of askedIn(body)) expect([name, Object.hasOwn(data, name)]).toEqual([name, true]);
}

/** An answer is one of the contract, and tells nothing of the program or the key. */
export function expectAnswered({ status, requestId, text }: RawAnswer, odd: OddRequest): void {
	for (const inside of [...INSIDE, KEY]) expect(text).not.toMatch(inside);
	const json: unknown = JSON.parse(text);
	if (status === 200 && odd.path === '/ocr/fields') {
		expectRead(json, odd.body);
		return;
	}
	if (status === 200) return;
	expect(status).toBeGreaterThanOrEqual(400);
	expect(status).toBeLessThan(500);
	expect(failure.parse(json).error.requestId).toBe(requestId);
}
