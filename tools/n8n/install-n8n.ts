/** Installs n8n for `npm run n8n` and the end-to-end tests, unless it is there: `npm run n8n:install`. */
import { join, resolve } from 'node:path';

import { installN8n, N8N_VERSION } from './install.ts';
import { createPrograms } from './programs.ts';

const ROOT = resolve(import.meta.dirname, '../..');

const programs = createPrograms();
try {
	await installN8n(programs, join(ROOT, '.cache', `n8n-${N8N_VERSION}`));
} finally {
	await programs.stopAll();
}
