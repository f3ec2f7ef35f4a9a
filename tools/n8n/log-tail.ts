import { readFile } from 'node:fs/promises';

const LINES = 15;

/** The end of a log, for a message, with where all of it is. */
export async function logTail(file: string): Promise<string> {
	const end = (await readFile(file, 'utf8')).trim().split('\n').slice(-LINES).join('\n');
	return `${end}\nAll of it: ${file}`;
}
