import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import MailComposer from 'nodemailer/lib/mail-composer';

import { ROOT } from '../stage';

/** Who sends the invoices of the tests. */
export const SENDER = 'billing@supplier.example';

export interface File {
	readonly name: string;
	readonly bytes: Buffer;
}

/** A document of `samples/`. */
export const sample = async (name: string): Promise<File> => ({
	name,
	bytes: await readFile(join(ROOT, 'samples', name)),
});

/** A mail with documents; those given by name are of `samples/`. */
export async function invoiceMail(
	subject: string,
	...documents: readonly (string | File)[]
): Promise<Buffer> {
	const files = await Promise.all(
		documents.map(async (one) => (typeof one === 'string' ? sample(one) : one)),
	);
	const mail = new MailComposer({
		from: `Supplier <${SENDER}>`,
		to: 'invoices@example.com',
		subject,
		text: 'Please find our invoice attached.',
		attachments: files.map(({ name, bytes }) => ({ filename: name, content: bytes })),
	});
	return mail.compile().build();
}
