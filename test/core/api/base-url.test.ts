import { expect, test } from '@jest/globals';

import { parseCredential } from '../../../core/api/credential';

const baseUrlOf = (baseUrl: string) =>
	parseCredential({ apiKey: 'spocr_key', baseUrl }, 'credential').baseUrl;

test.each([
	['https://api.space-ocr.com/', 'https://api.space-ocr.com'],
	['api.space-ocr.com', 'https://api.space-ocr.com'],
	[' ocr.example.com:8443/base/ ', 'https://ocr.example.com:8443/base'],
	['localhost:8787', 'http://localhost:8787'],
	['127.0.0.1:8787', 'http://127.0.0.1:8787'],
	['[::1]:8787', 'http://[::1]:8787'],
	['localhost.example.com', 'https://localhost.example.com'],
	['127.0.0.1.example.com', 'https://127.0.0.1.example.com'],
	['http://engine:8787', 'http://engine:8787'],
])('%j is taken as %s', (given, expected) => {
	expect(baseUrlOf(given)).toBe(expected);
});

test.each(['', 'ftp://api.space-ocr.com', 'mailto:a@example.com', 'two words', 'a@b.example'])(
	'%j is no Base URL',
	(given) => {
		expect(() => baseUrlOf(given)).toThrow('the Base URL of the credential is not usable');
	},
);
