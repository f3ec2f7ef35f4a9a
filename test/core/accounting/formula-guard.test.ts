import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { guardedFromFormulas } from '../../../core/accounting/formula-guard';

const NBSP = '\u00A0';
const BOM = '\uFEFF';
const ZWSP = '\u200B';

describe('a text that a spreadsheet would take for a formula gets an apostrophe in front', () => {
	test.each([
		'=1+1',
		'+1',
		'-1',
		'@SUM(1)',
		'＝1',
		'＋1',
		'－1',
		'＠SUM(1)',
		'﹦1',
		'﹢1',
		'﹣1',
		'﹫A',
	])('%s', (text) => {
		expect(guardedFromFormulas(text)).toBe(`'${text}`);
	});

	test.each([
		' ',
		'   ',
		NBSP,
		BOM,
		ZWSP,
		'\u2060',
		'\u00AD',
		'\u202E',
		'\u0000',
		'\u3164',
		'\u2800',
		'"',
		'""',
		"'",
		'“',
		'«',
		'`',
		'＂',
		`${BOM} ${ZWSP}"${NBSP}`,
	])('behind %j', (before) => {
		expect(guardedFromFormulas(`${before}=1+1`)).toBe(`'${before}=1+1`);
	});

	test.each(['\t', '\r'])('a text that begins with %j', (before) => {
		expect(guardedFromFormulas(`${before}text`)).toBe(`'${before}text`);
		expect(guardedFromFormulas(`${before}a-b`)).toBe(`'${before}a-b`);
		expect(guardedFromFormulas(`${before}=1`)).toBe(`'${before}'=1`);
	});

	test.each([
		['a;=1+1', "a;'=1+1"],
		['a; "=1+1', `a;' "=1+1`],
		['a\n@b\t+c;d', "a\n'@b\t'+c;d"],
		['=a;=b', "'=a;'=b"],
		['a;;-b', "a;;'-b"],
		[`\n${ZWSP}=1`, `\n'${ZWSP}=1`],
	])('where semicolons, tabs or line breaks begin a cell: %j', (text, guarded) => {
		expect(guardedFromFormulas(text)).toBe(guarded);
	});
});

test.each([
	'',
	'ACME',
	'a=b',
	'a - b',
	'x@example.com',
	'1-2',
	'😀=1',
	'a, =b',
	' a=b',
	'"a"=b',
	'(−5)',
])('others stay as they are: %j', (text) => {
	expect(guardedFromFormulas(text)).toBe(text);
});

test('nothing but apostrophes is added, whatever the text', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), (text) => {
			const guarded = guardedFromFormulas(text);
			expect(guarded.replaceAll("'", '')).toBe(text.replaceAll("'", ''));
			expect(guarded.length - text.length).toBeLessThanOrEqual(text.length);
		}),
	);
});

test.each(['\n', '; ', '\t"', ZWSP, '=', ' '])(
	'a million times %j is read in one go, not once for each: that would take hours',
	(piece) => {
		const text = `a${piece.repeat(1_000_000)}x-`;
		expect(guardedFromFormulas(text).replaceAll("'", '')).toHaveLength(text.length);
	},
);
