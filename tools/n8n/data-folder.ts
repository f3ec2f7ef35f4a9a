import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Tells a folder of ours from one with somebody's files in it. */
const MARK = 'made-by-space-ocr';

const entriesOf = async (folder: string): Promise<string[]> => {
	await mkdir(folder, { recursive: true });
	return readdir(folder);
};

/**
 * Makes the folder with everything that one n8n remembers; keeps what is in it.
 *
 * @param reset whether to empty it first
 * @throws Error when the folder holds files of somebody else: they are neither mixed with ours nor removed
 */
export async function openDataFolder(folder: string, reset: boolean): Promise<void> {
	const entries = await entriesOf(folder);
	if (entries.length > 0 && !entries.includes(MARK))
		throw new Error(`${folder} holds other files; choose an empty or a new folder`);
	if (reset)
		await Promise.all(
			entries.map((entry) => rm(join(folder, entry), { recursive: true, force: true })),
		);
	await writeFile(join(folder, MARK), '');
}
