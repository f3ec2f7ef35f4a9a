import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';

import { LINE_WIDTH, textOfHtml } from '../../../core/mail-body/text-of-html';
import { INVOICE_HTML, INVOICE_TEXT } from '../../files/mails/invoice-mail';
import { inOneGo, tickingTurns } from '../../files/turns';

const textOf = async (html: string) => (await textOfHtml(html, inOneGo))?.replaceAll('\u00a0', ' ');

test('an invoice in tables is read as it is seen', async () => {
	expect(await textOf(INVOICE_HTML)).toBe(INVOICE_TEXT);
});

describe('lines', () => {
	test.each([
		['words in a row', 'a  <b>b</b>\n c', 'a b c'],
		['a line break', 'a<br>b', 'a\nb'],
		['paragraphs have space between', '<p>a</p><p>b</p>', 'a\n\nb'],
		[
			'and never more than one line of it',
			'<div><p>a</p></div><p></p><div><p>b</p></div>',
			'a\n\nb',
		],
		['lists', '<ul><li>a<li>b</ul>', 'a\nb'],
		['text set in advance', '<pre>Item   1.00\nVAT    0.19</pre>', 'Item   1.00\nVAT    0.19'],
		['characters by name', '&euro; 1&nbsp;000 &lt;net&gt; &#8211; &auml;', '€ 1 000 <net> – ä'],
		['text of a table beside its cells', '<table>a<tr>b<td>c<td>d</tr>e</table>', 'a\nb\nc\nd\ne'],
		['tags that nobody closed', '<div><p>a<div>b', 'a\n\nb'],
		['tags that nobody opened', 'a</td></div></p>b', 'a\n\nb'],
		['no text at all', '<html></html>', ''],
	])('%s', async (_name, html, text) => {
		expect(await textOf(html)).toBe(text);
	});

	test.each([
		'<style>b { }</style>',
		'<script>b()</script>',
		'<title>b</title>',
		'<div style="DISPLAY : none">b<p>b</p></div>',
		'<span style="mso-hide:all">b</span>',
		'<p hidden>b</p>',
		'<!-- b -->',
	])('what nobody sees is no text: %s', async (html) => {
		expect(await textOf(`a${html}`)).toBe('a');
	});

	test('no word and no digit is lost or new, whatever the HTML', async () => {
		const word = fc.stringMatching(/^[a-z0-9,.€]{1,120}$/);
		const html = fc.letrec<{ node: string }>((tie) => ({
			node: fc.oneof(
				{ maxDepth: 6, depthSize: 'large' },
				word.map((text) => ` ${text} `),
				fc.constant('<br>'),
				fc
					.tuple(
						fc.constantFrom('p', 'div', 'table', 'tr', 'td', 'th', 'b', 'ul', 'li', 'tbody'),
						fc.array(tie('node'), { maxLength: 5 }),
						fc.integer({ min: 1, max: 4 }),
					)
					.map(([tag, inner, span]) => `<${tag} colspan="${span}">${inner.join('')}</${tag}>`),
			),
		})).node;
		const characters = (text: string) => Array.from(text.replace(/\s/g, '')).sort().join('');
		await fc.assert(
			fc.asyncProperty(html, async (one) => {
				const text = (await textOf(one)) ?? '';
				expect(characters(text)).toBe(characters(one.replace(/<[^>]*>/g, '')));
				for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(LINE_WIDTH);
			}),
			{ numRuns: 300 },
		);
	});
});

describe('HTML that no mail has', () => {
	test('of very many elements is told', async () => {
		expect(await textOf('<p>a</p>'.repeat(40_000))).toBeUndefined();
	});

	test('nested very deep has its text', async () => {
		expect(await textOf(`${'<table><tr><td>a<td>'.repeat(3000)}b`)).toMatch(/b$/);
	});

	test('is parsed in slices', async () => {
		const { turns, taken } = tickingTurns(50);
		await textOfHtml(' '.repeat(1024 * 1024), turns);
		expect(taken()).toBeGreaterThan(10);
	});
});
