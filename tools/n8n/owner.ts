import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import * as z from 'zod/v4';

const ownerSchema = z.object({ email: z.string(), password: z.string() });

/** Who logs in to this n8n. */
export type Owner = z.infer<typeof ownerSchema>;

/** n8n wants a capital, a digit and at least 8 characters. */
const newPassword = (): string => `Ocr1-${randomBytes(9).toString('base64url')}`;

/** The log-in that belongs to the data folder: made on the first start, and kept in it for nobody else to read. */
export async function ownerOf(data: string): Promise<Owner> {
	const file = join(data, 'owner.json');
	const known = await readFile(file, 'utf8').catch(() => undefined);
	if (known !== undefined) return ownerSchema.parse(JSON.parse(known));
	const owner = { email: 'owner@example.com', password: newPassword() };
	await writeFile(file, `${JSON.stringify(owner)}\n`, { mode: 0o600 });
	return owner;
}
