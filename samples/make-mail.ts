/**
 * Puts two of the samples into one mail, with a logo and a text file: `node samples/make-mail.ts`,
 * after make-samples.ts. Date, message id and boundaries are fixed, so the same parts give the
 * same mail.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import MailComposer from 'nodemailer/lib/mail-composer';
import sharp from 'sharp';

const path = (...names: string[]) => join(import.meta.dirname, ...names);
/** What the HTML refers to the logo by. */
const LOGO_ID = 'logo@cobaltharbor.example';

const logo = await sharp(path('source', 'logo.svg'))
	.png({ palette: true, colours: 32, compressionLevel: 9 })
	.toBuffer();

const mail = new MailComposer({
	from: 'Maren Holt <maren@cobaltharbor.example>',
	to: 'Invoices <invoices@cobaltharbor.example>',
	subject: 'Two invoices: the electrician and the paper',
	date: new Date('2026-05-21T08:30:00Z'),
	messageId: '<20260521083000.5568@cobaltharbor.example>',
	baseBoundary: 'cobalt-harbor',
	text: 'Hello,\n\nattached are two invoices, please book them.\n\nMaren Holt\nCobalt Harbor Studio\n',
	html: `<p>Hello,</p>
<p>attached are two invoices, please book them.</p>
<p>Maren Holt<br />Cobalt Harbor Studio</p>
<p><img src="cid:${LOGO_ID}" width="160" height="48" alt="Cobalt Harbor Studio" /></p>
`,
	attachments: [
		{ filename: 'logo.png', content: logo, cid: LOGO_ID, contentDisposition: 'inline' },
		{ filename: 'invoice-scan.pdf', content: await readFile(path('invoice-scan.pdf')) },
		{ filename: 'invoice-clean.png', content: await readFile(path('invoice-clean.png')) },
		{ filename: 'terms.txt', content: await readFile(path('source', 'terms.txt')) },
	],
});
await writeFile(path('mail-two-invoices.eml'), await mail.compile().build());
