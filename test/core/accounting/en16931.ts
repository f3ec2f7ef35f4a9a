import { execFileSync } from 'child_process';
import { createHash } from 'crypto';
import { existsSync, mkdirSync, readFileSync, renameSync } from 'fs';
import { join, resolve } from 'path';
import { transform } from 'saxon-js';

import { contract } from './contract';

const CACHE = resolve('node_modules/.cache/space-ocr-tests');
const COMPILER = resolve('node_modules/xslt3/xslt3.js');

export const VALIDATION = 'EN16931-UBL-validation.xslt';

/** How long compiling the European Commission's stylesheet may take: it does so once, about 40 s here. */
export const COMPILE_MS = 300_000;

/** The stylesheet as Saxon-JS runs it, compiled once for each of its versions. */
function compiled(): unknown {
	const source = contract(VALIDATION);
	const hash = createHash('sha256').update(readFileSync(source)).digest('hex');
	const file = join(CACHE, `${hash}.sef.json`);
	if (!existsSync(file)) {
		mkdirSync(CACHE, { recursive: true });
		// Another worker may be at it too: each writes its own file, and the last one stays.
		const own = `${file}.${process.pid}`;
		execFileSync(process.execPath, [COMPILER, `-xsl:${source}`, `-export:${own}`, '-nogo']);
		renameSync(own, file);
	}
	return JSON.parse(readFileSync(file, 'utf8'));
}

let stylesheet: unknown;

/**
 * Validates an invoice against EN 16931.
 *
 * @returns ids of the rules it breaks, warnings too ("BR-CO-15"); none for a valid one
 */
export function brokenRules(invoice: string): string[] {
	stylesheet ??= compiled();
	const { principalResult } = transform(
		{ stylesheetInternal: stylesheet, sourceText: invoice, destination: 'serialized' },
		'sync',
	);
	if (!principalResult.includes('schematron-output')) throw new Error(principalResult);
	return [...principalResult.matchAll(/<svrl:failed-assert[^>]*?\bid="([^"]+)"/g)].flatMap(
		([, id]) => id ?? [],
	);
}
