import { afterEach, describe, expect, test } from '@jest/globals';

import { openPdf, type OpenPdf } from '../../../core/files/pdf/renderer';
import { isRealText } from '../../../core/files/pdf/text';
import { mailBody } from '../../../core/mail-body/mail-body';
import { INVOICE_HTML, INVOICE_TEXT } from '../../files/mails/invoice-mail';
import { inOneGo } from '../../files/turns';

const TODAY = '2026-11-27';
let pdf: OpenPdf | undefined;
afterEach(() => {
	pdf?.close();
	pdf = undefined;
});

const bodyOf = async (mail: { html?: string; plain?: string; subject?: string }) =>
	await mailBody({ subject: '', html: '', plain: '', ...mail }, TODAY, inOneGo);

/** What the pages of the document say. */
async function textOf(mail: Parameters<typeof bodyOf>[0]): Promise<readonly string[]> {
	const body = await bodyOf(mail);
	if (body === undefined) return [];
	const opened = await openPdf(body.bytes, inOneGo);
	pdf = opened;
	const pages = Array.from({ length: opened.pageCount }, (_, at) => opened.pageText(at + 1));
	return (await Promise.all(pages)).map(({ text }) => text);
}

const words = (text: string) => text.split(/\s+/).filter((word) => word !== '');

test('the document says what the mail does, in text that can be trusted, with the subject above', async () => {
	const [page = ''] = await textOf({ html: INVOICE_HTML, subject: 'Ihre Rechnung (März)' });
	expect(words(page)).toEqual(words(`Ihre Rechnung (März) ${INVOICE_TEXT}`));
	expect(pdf === undefined ? false : isRealText(await pdf.pageText(1))).toBe(true);
});

test('a long text has several pages', async () => {
	const lines = Array.from({ length: 150 }, (_, at) => `Item ${at}  ${at}.00 EUR`);
	const pages = await textOf({ plain: ['Invoice of 2026-03-12', ...lines].join('\r\n') });
	expect(pages).toHaveLength(3);
	expect(words(pages.join(' '))).toEqual(words(['Invoice of 2026-03-12', ...lines].join(' ')));
});

describe('an invoice has an amount and a date', () => {
	test.each([
		'Your receipt of 12 March 2026: EUR 12.00',
		'Facture du 12/03/2026, total 1 200,50 €',
		'Paid on 2026-03-12\n$5',
		'2026/3/12 ¥12,800',
	])('%s', async (plain) => {
		expect(await bodyOf({ plain })).toMatchObject({ name: 'mail-text.pdf' });
	});

	test.each([
		['no date', 'Please pay 12.00 EUR'],
		['no amount', 'See you on 12 March 2026, room 12'],
		['a number without a currency', 'Version 12.00 of 12 March 2026'],
		['nothing', ''],
	])('%s: none', async (_name, plain) => {
		expect(await bodyOf({ plain })).toBeUndefined();
		expect(await bodyOf({ html: `<p>${plain}</p>` })).toBeUndefined();
	});

	test('what is not seen counts for nothing', async () => {
		const html = '<p>Hello</p><div style="display:none">12 March 2026: 12.00 EUR</div>';
		expect(await bodyOf({ html })).toBeUndefined();
	});

	test('the text that is told a second time counts where the HTML has none', async () => {
		const plain = 'Receipt of 12 March 2026: 12.00 EUR';
		expect(await textOf({ html: '<img src="cid:picture">', plain })).toEqual([
			expect.stringContaining('12.00 EUR'),
		]);
	});
});

describe('what can’t be drawn is told, not left blank', () => {
	test.each([
		['請求書 12 March 2026: 12.00 EUR', '請'],
		['Faktura Łódź 12.03.2026 12,00 EUR', 'Ł'],
		['12.03.2026: 120 ₺', '₺'],
	])('%s', async (plain, character) => {
		await expect(bodyOf({ plain })).rejects.toMatchObject({
			message: `the text of the mail has characters that can’t be drawn, such as “${character}”`,
			nextStep: 'Save the mail as a PDF, and send that.',
		});
	});

	test('signs that say nothing are left out', async () => {
		const [page = ''] = await textOf({ plain: '✅ 12 March 2026 → 12.00 EUR 😀 \u200b' });
		expect(words(page)).toEqual(['12', 'March', '2026', '12.00', 'EUR']);
	});

	test('a text without end', async () => {
		const plain = `12 March 2026: 12.00 EUR ${'x'.repeat(3 * 1024 * 1024)}`;
		await expect(bodyOf({ plain })).rejects.toThrow('too long to be an invoice');
	});

	test('pictures within the HTML don’t count for its length', async () => {
		const picture = `<img src="data:image/png;base64,${'A'.repeat(3 * 1024 * 1024)}">`;
		expect(await bodyOf({ html: `${picture}<p>12 March 2026: 12.00 EUR</p>` })).toBeDefined();
	});
});
