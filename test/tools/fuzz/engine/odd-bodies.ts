import fc from 'fast-check';

import { mutated, mutations } from '../mutations';
import { oddFields } from './odd-fields';

const NO_IMAGES = [
	...['', ' ', '=', '====', 'AAAA', 'not base64!', 'data:image/png;base64,AAAA', '/etc/passwd'],
	...['file:///etc/passwd', 'http://127.0.0.1:1/a.png', 'http://[::1]/', 'http://', 'http://a b/'],
	...['https://user:word@127.0.0.1/', 'http://169.254.169.254/latest', 'ftp://a/', '\0', '\ud800'],
	...[null, 1, [], {}, ['AAAA']],
];

/** @param images small ones, so that those that can still be read are read at once */
const imageIn = (images: readonly Buffer[]) =>
	fc.oneof(
		{
			arbitrary: fc
				.tuple(fc.constantFrom(...images), fc.option(mutations, { freq: 3 }))
				.map(([image, changes]) => mutated(image, changes ?? []).toString('base64')),
			weight: 5,
		},
		fc.constantFrom(...NO_IMAGES),
	);

/** The right one more often than all others. */
const mostly = <T>(right: T, ...others: readonly T[]) =>
	fc.oneof({ arbitrary: fc.constant(right), weight: 4 }, fc.constantFrom(...others));

const templateId = mostly<unknown>('invoice', '__proto__', 'constructor', '', null, 7, 'passport');
const autoFields = mostly<unknown>(true, false, 'true', null, {});

/** What is to be read: one of the three is right, more are not. */
const asked: fc.Arbitrary<object> = fc.oneof(
	{ arbitrary: fc.record({ fields: oddFields }), weight: 8 },
	fc.record({ templateId }),
	fc.record({ autoFields }),
	fc.record({ template_id: templateId }),
	fc.record({ fields: oddFields, templateId, autoFields }, { requiredKeys: [] }),
);

const besides: fc.Arbitrary<object> = fc.oneof(
	{ arbitrary: fc.constant({}), weight: 4 },
	fc.record({ image_type: mostly<unknown>('base64', 'url', null) }),
	fc.record({ prompt: fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(null, 7, [])) }),
	fc.constant({ constructor: { prototype: { isAdmin: true } } }),
);

/** `POST /ocr/fields`, as an object, with what is more or less right in it. */
const bodyWith = (images: readonly Buffer[]): fc.Arbitrary<object> =>
	fc
		.tuple(
			fc.record({
				image: imageIn(images),
				imageType: fc.oneof(
					{ arbitrary: fc.constant('base64'), weight: 9 },
					fc.constantFrom('url', 'URL', '', null, 1, '__proto__'),
				),
			}),
			asked,
			besides,
		)
		.map(([image, fields, more]) => ({ ...image, ...fields, ...more }));

const BOUNDARY = 'xYzZY';
/** The same in a form, as other services take it. */
const multipart = (image: Buffer, fields: unknown): Buffer =>
	Buffer.concat([
		Buffer.from(
			`--${BOUNDARY}\r\nContent-Disposition: form-data; name="image"; filename="../a.png"\r\nContent-Type: image/png\r\n\r\n`,
		),
		image,
		Buffer.from(
			`\r\n--${BOUNDARY}\r\nContent-Disposition: form-data; name="fields"\r\n\r\n${JSON.stringify(fields)}\r\n--${BOUNDARY}--\r\n`,
		),
	]);

/** What JSON.stringify would not write. */
const rawJson = fc.oneof(
	fc.constantFrom(
		...['', ' ', 'null', '0', '""', '[]', '{', '{}', '{"a":1,}', 'NaN', '\0', '\u{feff}{}'],
		'{"__proto__":{"image":"AAAA"}}',
		'{"image":"AAAA","image":"BBBB","imageType":"base64","autoFields":true}',
		'{"image":"AAAA","imageType":"base64","fields":[{"name":"a","type":"string","__proto__":{}}]}',
		'{"image":"AAAA","imageType":"base64","fields":1e999}',
		'{"image":"\\ud800","imageType":"base64","autoFields":true}',
	),
	fc.nat(200_000).map((depth) => '['.repeat(depth)),
	fc.nat(20_000).map((depth) => `${'{"fields":'.repeat(depth)}1${'}'.repeat(depth)}`),
);

/** A body as it is sent. */
export const oddBodies = (images: readonly Buffer[]): fc.Arbitrary<Buffer> =>
	fc.oneof(
		{ arbitrary: bodyWith(images).map((body) => Buffer.from(JSON.stringify(body))), weight: 24 },
		{
			arbitrary: fc
				.tuple(bodyWith(images), mutations)
				.map(([body, changes]) => mutated(Buffer.from(JSON.stringify(body)), changes)),
			weight: 2,
		},
		bodyWith(images).map((body) => Buffer.from(JSON.stringify(body), 'utf16le')),
		fc
			.tuple(fc.constantFrom(...images), oddFields, fc.option(mutations))
			.map(([image, fields, changes]) => mutated(multipart(image, fields), changes ?? [])),
		rawJson.map((text) => Buffer.from(text)),
		fc.constantFrom(...images),
	);

/** How a body says what it is. */
export const CONTENT_TYPES: readonly string[] = [
	...['application/json; charset=utf-16', 'Application/JSON', 'application/json;', 'text/json'],
	`multipart/form-data; boundary=${BOUNDARY}`,
	...[
		'multipart/form-data',
		'multipart/form-data; boundary=',
		'multipart/form-data; boundary=other',
	],
	...['application/x-www-form-urlencoded', 'text/plain', 'application/octet-stream', 'image/png'],
	...['', '/', ';;;', 'application/json, text/plain', 'application/__proto__', 'a/b'.repeat(500)],
];
