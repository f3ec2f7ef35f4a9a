import fc from 'fast-check';

import { KEY } from '../../../local-engine/exchange';
import { CONTENT_TYPES, oddBodies } from './odd-bodies';

/** A request as it goes over the line. */
export interface OddRequest {
	readonly method: string;
	readonly path: string;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: Buffer;
}

const usually = (usual: string, ...others: readonly string[]) =>
	fc.oneof({ arbitrary: fc.constant(usual), weight: 30 }, fc.constantFrom(...others));

const more = fc.oneof(
	{ arbitrary: fc.constant({}), weight: 16 },
	fc.constantFrom('gzip', 'br', 'x').map((encoding) => ({ 'content-encoding': encoding })),
	fc
		.constantFrom('one', '__proto__', '', 'k'.repeat(4_000), 'a, b')
		.map((key) => ({ 'idempotency-key': key })),
	fc.constantFrom('null', 'http://elsewhere.example', '::').map((origin) => ({ origin })),
	fc.constantFrom('text/html', '', '*/*;q=x').map((accept) => ({ accept })),
);

/** Requests of which each is wrong in some way, or right with odd things in it. */
export const oddRequests = (images: readonly Buffer[]): fc.Arbitrary<OddRequest> =>
	fc.record({
		method: usually('POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND'),
		path: usually(
			'/ocr/fields',
			...['/ocr/fields/', '/OCR/fields', '//ocr/fields', '/ocr/fields?a[__proto__]=1', '/%zz'],
			...['/ocr/%00', '/ocr/../ocr/fields', `/${'a'.repeat(4_000)}`, '/amount', '/health', '/*'],
		),
		headers: fc
			.tuple(
				fc.oneof(
					{ arbitrary: fc.constant('application/json'), weight: 20 },
					fc.constantFrom(...CONTENT_TYPES),
				),
				usually(`Bearer ${KEY}`, '', 'Bearer', 'Basic YTpi', `bearer  ${KEY}`, `Bearer ${KEY} x`),
				more,
			)
			.map(([type, authorization, others]) => ({
				'content-type': type,
				authorization,
				...others,
			})),
		body: oddBodies(images),
	});
