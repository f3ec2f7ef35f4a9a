import type * as z from 'zod/v4-mini';

import { errorAnswer, PAGE_COUNT, readAnswer, wordsAnswer, type ReadAnswer } from '../answers';
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

/** Pictures of first pages: they came when the files were opened. */
const firstPages = new WeakMap<File, Blob>();

/** Opens a file to look at: how many pages it has, 0 while that can't be known. @throws ServerError */
export async function openFile(file: File): Promise<number> {
	const response = await about('open', file);
	const pages = Number(response.headers.get(PAGE_COUNT) ?? 0);
	if (pages > 0) firstPages.set(file, await response.blob());
	return pages;
}

/** A page as a picture. @throws ServerError */
export const picture = async (file: File, page: number): Promise<Blob> =>
	(page === 1 ? firstPages.get(file) : undefined) ??
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
