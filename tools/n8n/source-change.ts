import { watch } from 'node:fs';

/** An editor saves a file in several steps, and a checkout changes many at once. */
const QUIET_MS = 200;

/** Resolves once files in these folders have changed and nothing more changes; it keeps no process alive. */
export const sourceChange = (folders: readonly string[]): Promise<void> =>
	new Promise((resolve) => {
		let timer: NodeJS.Timeout | undefined;
		const watchers = folders.map((folder) =>
			watch(folder, { recursive: true, persistent: false }, () => {
				clearTimeout(timer);
				timer = setTimeout(() => {
					for (const watcher of watchers) watcher.close();
					resolve();
				}, QUIET_MS);
			}),
		);
	});
