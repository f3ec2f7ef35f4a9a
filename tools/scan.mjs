/**
 * The gate of n8n's verification: its own linter over the source it looks at, and over the package as it would
 * be published. Provenance can only be checked after publishing.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import {
	analyzePackage,
	SOURCE_FILE_PATTERNS,
} from '@n8n/scan-community-package/scanner/scanner.mjs';

const npm = (...args) => execFileSync('npm', args, { encoding: 'utf8' });

function unpackTarball(folder) {
	const [{ filename }] = JSON.parse(
		npm('pack', '--json', '--ignore-scripts', '--pack-destination', folder),
	);
	execFileSync('tar', ['-xzf', join(folder, filename), '-C', folder]);
	return join(folder, 'package');
}

const folder = mkdtempSync(join(tmpdir(), 'space-ocr-scan-'));
try {
	const results = {
		source: await analyzePackage(process.cwd(), SOURCE_FILE_PATTERNS),
		tarball: await analyzePackage(unpackTarball(folder)),
	};
	for (const [what, { passed, message, details }] of Object.entries(results)) {
		console.log(`${what}: ${passed && message === undefined ? '0 findings' : message}`);
		if (details) console.log(details);
		// "No files found" counts as passed for the scanner; for us it means that the build is broken.
		if (!passed || message !== undefined) process.exitCode = 1;
	}
} finally {
	rmSync(folder, { recursive: true, force: true });
}
