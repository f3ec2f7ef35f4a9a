import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { outsideText } from '../../../core/api/outside-text';
import { redactKey } from '../../../core/api/redact';

const hexOf = (letter: string) => letter.charCodeAt(0).toString(16).padStart(2, '0');
const each = (spell: (letter: string, index: number) => string) => (key: string) =>
	Array.from(key, spell).join('');

/** How a key may come back from a program. */
const ENCODINGS: Readonly<Record<string, (key: string) => string>> = {
	plain: (key) => key,
	'upper case': (key) => key.toUpperCase(),
	backwards: (key) => Array.from(key).toReversed().join(''),
	base64: (key) => Buffer.from(key).toString('base64'),
	base64url: (key) => Buffer.from(key).toString('base64url'),
	'base64 after one letter': (key) => Buffer.from(`:${key}`).toString('base64'),
	'base64 of a header': (key) => Buffer.from(`Bearer ${key}!`).toString('base64'),
	'base64 of a log line': (key) => Buffer.from(`k=${key}; a=`).toString('base64'),
	'base64 in a URL': (key) => encodeURIComponent(Buffer.from(key).toString('base64')),
	hex: (key) => Buffer.from(key).toString('hex'),
	HEX: (key) => Buffer.from(key).toString('hex').toUpperCase(),
	'in a URL': encodeURIComponent,
	'every letter for a URL': each((letter) => `%${hexOf(letter)}`),
	'every letter for a URL, in upper case': each((letter) => `%${hexOf(letter).toUpperCase()}`),
	'every letter for a URL, twice': each((letter) => `%25${hexOf(letter)}`),
	'some letters for a URL': each((letter, index) => (index % 3 ? letter : `%${hexOf(letter)}`)),
	'in JSON': (key) => JSON.stringify(key).replaceAll('/', '\\/'),
	'every letter in JSON': each((letter) => `\\u00${hexOf(letter)}`),
	'every letter in JSON, twice': each((letter) => `\\\\u00${hexOf(letter)}`),
	'every letter in a string of code': each((letter) => `\\x${hexOf(letter)}`),
	'every letter in HTML': each((letter) => `&#${letter.charCodeAt(0)};`),
	'every letter in HTML, in hex': each((letter) => `&#x${hexOf(letter)};`),
	'after Bearer': (key) => `Bearer ${key}`,
	'shortened by a log': (key) => `${key.slice(0, 12)}...`,
	'its end': (key) => `...${key.slice(-10)}`,
	'with zero-width spaces': each((letter) => `${letter}\u200b`),
	'in lines of four': (key) => key.replace(/.{4}/g, '$&\n'),
	'hex with colons': each((letter) => `${hexOf(letter)}:`),
	'base64 in lines': (key) => Buffer.from(key).toString('base64').replace(/.{8}/g, '$&\r\n'),
	'every letter for Python': each((letter) => `\\U000000${hexOf(letter)}`),
	'every letter in HTML, without an end': each((letter) => `&#${letter.charCodeAt(0)}`),
	'in single quotes': (key) => `'${key}'`,
};

const key = fc
	.string({
		unit: fc.constantFrom(
			...Array.from('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.~+/'),
		),
		minLength: 16,
		maxLength: 60,
	})
	.map((text) => `spocr_${text}`);
const around = fc.constantFrom('', ' ', 'key ', '"', '{"key":"', 'GET /a?b=', 'é', '%', '\\', '&#');

describe.each(Object.entries(ENCODINGS))('%s', (_name, encode) => {
	test('no piece of the key is left', () => {
		fc.assert(
			fc.property(key, around, around, (secret, before, after) => {
				const encoded = encode(secret);
				const shown = redactKey(secret)(`${before}${encoded}${after}`);
				for (let at = 0; at + 12 <= encoded.length; at++)
					expect(shown).not.toContain(encoded.slice(at, at + 12));
				expect(shown.startsWith(before.replace(/[\\%&#]+$/, ''))).toBe(true);
			}),
			{ numRuns: 40 },
		);
	});
});

test('the key as it was pasted is masked as it is sent', () => {
	expect(redactKey(' Bearer spocr_0123456789 ')('key spocr_0123456789 is unknown')).toBe(
		'key … is unknown',
	);
});

test.each(['Bearer abc', 'bearer=xyz', 'Authorization: Bearer some-other_key', 'Bearer%20abc'])(
	'whatever follows Bearer is a secret: %s',
	(text) => {
		expect(redactKey('spocr_0123456789')(text)).toMatch(/^.*bearer(?: |=|%20)…$/i);
	},
);

test('ordinary words stay as they are', () => {
	const ordinary =
		'can not be decoded: 100 % of “März & Söhne” \\ C:\\new\\u.pdf &amp; 😀 %zz &#9999;';
	expect(redactKey('spocr_0123456789abcdef')(ordinary)).toBe(ordinary);
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
			fc.pre(!/bearer/i.test(text));
			expect(redactKey('spocr_0123456789abcdef')(text)).toBe(text);
		}),
	);
});

test('a short key takes no letters out of words', () => {
	expect(redactKey('local')('the local engine')).toBe('the local engine');
});

describe('a text from outside', () => {
	const redact = redactKey('spocr_0123456789abcdef');

	test('is one line, without what can’t be seen, and ends where nobody reads on', () => {
		expect(outsideText('a\r\n\tb\u200Bc\u0000d', 100, redact)).toBe('a b c d');
		expect(outsideText('x'.repeat(101), 100, redact)).toBe(`${'x'.repeat(99)}…`);
		expect(outsideText(' '.repeat(1e7), 100, redact)).toHaveLength(1);
	});

	test('is never longer than it may be, and never holds a key that its end cuts', () => {
		fc.assert(
			fc.property(fc.nat({ max: 200 }), fc.nat({ max: 30_000 }), (before, after) => {
				const text = `${'-'.repeat(before)}spocr_0123456789abcdef${'-'.repeat(after)}`;
				const shown = outsideText(text, 100, redact);
				expect(shown.length).toBeLessThanOrEqual(100);
				expect(shown).not.toContain('spocr_01');
			}),
		);
	});
});
