import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { describe, expect, test } from '@jest/globals';

import * as errors from '../../../core/api/errors';
import { failureOf } from '../../../core/pipeline/failure';
import { NEXT_STEPS, NEXT_STEPS_FOR_CREDENTIAL } from '../../../nodes/SpaceOcr/shared/next-steps';
import { NEXT_STEPS as ZAPIER } from '../../../zapier/src/errors/next-steps';

const ROOT = resolve(__dirname, '../../..');

/** The classes of errors of a call, by name; one that was not sent has the next step of what it was not sent for. */
const names = Object.keys(errors).filter((name) => !/^(?:SpaceOcrError|NotSentError)$/.test(name));

describe.each([
	['n8n', NEXT_STEPS],
	['n8n, in the window of the credential', NEXT_STEPS_FOR_CREDENTIAL],
	['Zapier', ZAPIER],
])('%s', (_platform, steps) => {
	test.each(names)('says what to do about %s', (name) => {
		expect(steps[name]).toMatch(/^[A-Z].*[.?]$/);
	});
});

test('what was not sent has the next step of the reason', () => {
	const because = new errors.InsufficientBalanceError({ message: 'no scans are left' });
	const failure = failureOf(new errors.NotSentError(because), 'a.pdf', String, NEXT_STEPS);
	expect(failure.next_step).toMatch(/^Buy scans/);
});

test('Zapier’s users are not sent to windows of n8n', () => {
	expect(Object.values(ZAPIER).join(' ')).not.toMatch(
		/credential|workflow|under Options|Technical Options|n8n|Timeout|Max Concurrency/,
	);
});

/** Texts in quotes of a source file; what it imports aside. */
const textsOf = (source: string): string[] =>
	[...source.replace(/^(?:import|\} from) .*$/gm, '').matchAll(/'(?:[^'\\\n]|\\.)*'|`[^`]*`/g)].map(
		([text]) => text,
	);

test('the core speaks of no platform: no window, no button, no name of one', () => {
	const sources = readdirSync(resolve(ROOT, 'core'), { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.ts'))
		.map((file) => [file, readFileSync(resolve(ROOT, 'core', file), 'utf8')] as const);
	const platform =
		/\bn8n\b|Zapier|\bZap\b|workflow|credential\b|under Options|Technical Options|in the review\b|in the panel|\bthis node\b|Max Concurrency|Requests per Minute/;
	const found = sources.flatMap(([file, source]) =>
		textsOf(source)
			.filter((text) => / /.test(text) && platform.test(text))
			.map((text) => `${file}: ${text}`),
	);
	expect(found).toEqual([]);
});
