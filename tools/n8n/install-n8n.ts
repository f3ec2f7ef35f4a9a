/** Installs n8n for `npm run n8n` and the end-to-end tests, unless it is there: `npm run n8n:install`. */
import { resolve } from 'node:path';

import { installFolder, installN8n } from './install.ts';
import { createPrograms } from './programs.ts';

const ROOT = resolve(import.meta.dirname, '../..');

const programs = createPrograms();
try {
	await installN8n(programs, installFolder(ROOT));
} finally {
	await programs.stopAll();
}
