import type * as z from 'zod/v4-mini';

import { errorAnswer, pagesAnswer, readAnswer, wordsAnswer, type ReadAnswer } from '../answers';
import type { Setup } from '../setup';
import type { Word } from './model/text-lines';

/** The server refused or failed; the message is for people. */
export class ServerError extends Error {
	override readonly name = 'ServerError';
}

async function answered(path: string, init: RequestInit): Promise<Response> {
	const response = await fetch(path, init).catch((error: unknown) => {
		if (init.signal?.aborted === true) throw error;
		throw new ServerError('Studio’s own program does not answer: is it still running?');
	});
	if (response.ok) return response;
	const said = errorAnswer.safeParse(await response.json().catch(() => undefined));
	throw new ServerError(said.data?.error ?? `Studio’s own program answered ${response.status}`);
}

const read = async <T extends z.ZodMiniType>(response: Response, schema: T): Promise<z.output<T>> =>
	schema.parse(await response.json());

interface Question {
	readonly page?: number;
	/** Goes before the file, in a line of its own. */
	readonly setup?: Setup;
	readonly signal?: AbortSignal;
}

/** About one file, which goes along: the server keeps none. */
function about(path: string, file: File, { page, setup, signal }: Question = {}) {
	const query = new URLSearchParams({ name: file.name, type: file.type });
	if (page !== undefined) query.set('page', String(page));
	return answered(`${path}?${query.toString()}`, {
		method: 'POST',
		headers: { 'Content-Type': 'application/octet-stream' },
		body: setup === undefined ? file : new Blob([JSON.stringify(setup), '\n', file]),
		signal: signal ?? null,
	});
}

/** How many pages can be looked at at once. @throws ServerError */
export const pageCount = async (file: File): Promise<number> =>
	(await read(await about('pages', file), pagesAnswer)).pages;

/** A page as a picture. @throws ServerError */
export const picture = async (file: File, page: number): Promise<Blob> =>
	(await about('picture', file, { page })).blob();

/** @throws ServerError */
export const words = async (file: File, page: number): Promise<readonly Word[]> =>
	(await read(await about('words', file, { page }), wordsAnswer)).words;

/** Reads a file with these fields. @throws ServerError */
export const readFile = async (
	file: File,
	setup: Setup,
	signal: AbortSignal,
): Promise<ReadAnswer> => read(await about('read', file, { setup, signal }), readAnswer);

/** The workflows of the project by their file names. @throws ServerError */
export const workflows = async (): Promise<unknown> => (await answered('workflows', {})).json();

/** An invoice to try. @throws ServerError */
export async function sample(): Promise<File> {
	const blob = await (await answered('sample', {})).blob();
	return new File([blob], 'sample-invoice.png', { type: blob.type });
}
