import { existsSync } from 'node:fs';

import { installN8n } from '../../tools/n8n/install.ts';
import { createPrograms } from '../../tools/n8n/programs.ts';
import { DOVECOT } from './mail/mailbox';
import { INSTALLED } from './stage';

/** Programs of the system that the tests start, and Debian's package with each. */
const PROGRAMS = [
	[DOVECOT, 'dovecot-imapd'],
	['/usr/bin/chromium', 'chromium'],
	['/usr/lib/postgresql', 'postgresql'],
	['/usr/bin/redis-server', 'redis-server'],
] as const;

/** Before all end-to-end tests: what they need is there, n8n once for all of them. */
export default async function prepare(): Promise<void> {
	const missing = PROGRAMS.flatMap(([program, inPackage]) =>
		existsSync(program) ? [] : [inPackage],
	);
	if (missing.length > 0)
		throw new Error(
			`The end-to-end tests need programs that are missing: apt-get install -y --no-install-recommends ${missing.join(' ')}`,
		);
	const programs = createPrograms();
	try {
		await installN8n(programs, INSTALLED);
	} finally {
		await programs.stopAll();
	}
}
