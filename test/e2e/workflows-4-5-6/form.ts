import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import * as z from 'zod/v4';

import { ROOT } from '../stage';
import { until } from '../until';

const NOT_THERE_YET = 404;
const answer = z.object({ formWaitingUrl: z.url() });

/** A file that somebody chooses in a form. */
export interface ChosenFile {
	readonly name: string;
	readonly bytes: Uint8Array<ArrayBuffer>;
}

/** @param as another name than its own */
export const sample = async (name: string, as = name): Promise<ChosenFile> => ({
	name: as,
	bytes: new Uint8Array(await readFile(join(ROOT, 'samples', name))),
});

/**
 * Sends a form of n8n as a browser does.
 *
 * @param url of the form
 * @param files what was chosen in its only field
 */
export const submitForm = (url: string, files: readonly ChosenFile[]): Promise<Response> =>
	until(`the form ${url} is published`, async () => {
		const form = new FormData();
		for (const { name, bytes } of files) form.append('field-0', new Blob([bytes]), name);
		const response = await fetch(url, { method: 'POST', body: form });
		if (response.status === NOT_THERE_YET) return undefined;
		if (response.ok) return response;
		throw new Error(`the form answered ${response.status}: ${await response.text()}`);
	});

/** The ending page that a form shows once its workflow has come to it, as HTML. */
export async function endingPageOf(response: Response): Promise<string> {
	const { formWaitingUrl } = answer.parse(await response.json());
	const status = new URL(formWaitingUrl);
	status.pathname += '/n8n-execution-status';
	await until('the workflow shows its page', async () => {
		const said = (await (await fetch(status)).text()).trim();
		if (said === 'error' || said === 'crashed') throw new Error(`the workflow ended: ${said}`);
		return said === 'form-waiting';
	});
	return (await fetch(formWaitingUrl)).text();
}
