import { execFileSync } from 'child_process';
import { createHash } from 'crypto';
import { existsSync, mkdirSync, readFileSync, renameSync } from 'fs';
import { join, resolve } from 'path';
import { transform } from 'saxon-js';

import { contract } from './contract';

const CACHE = resolve('node_modules/.cache/space-ocr-tests');
const COMPILER = resolve('node_modules/xslt3/xslt3.js');

export const VALIDATION = 'EN16931-UBL-validation.xslt';

/** Rules of profiles, compiled from their Schematron: Peppol's, and the one of XRechnung's releases. */
export const PROFILE_VALIDATIONS = {
	peppol_bis_3: 'PEPPOL-EN16931-UBL.xslt',
	xrechnung_3: 'XRechnung-UBL-validation.xsl',
} as const;

/** How long compiling the European Commission's stylesheet may take: it does so once, about 40 s here. */
export const COMPILE_MS = 300_000;

/** The stylesheet as Saxon-JS runs it, compiled once for each of its versions. */
function compiled(validation: string): unknown {
	const source = contract(validation);
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

const stylesheets = new Map<string, unknown>();

/**
 * Validates an invoice against EN 16931, or the rules of a profile.
 *
 * @param validation a stylesheet beside the project
 * @returns ids of the rules it breaks, warnings too ("BR-CO-15"); none for a valid one
 */
export function brokenRules(invoice: string, validation: string = VALIDATION): string[] {
	const stylesheet = stylesheets.get(validation) ?? compiled(validation);
	stylesheets.set(validation, stylesheet);
	const { principalResult } = transform(
		{ stylesheetInternal: stylesheet, sourceText: invoice, destination: 'serialized' },
		'sync',
	);
	if (!principalResult.includes('schematron-output')) throw new Error(principalResult);
	return [...principalResult.matchAll(/<svrl:failed-assert[^>]*?\bid="([^"]+)"/g)].flatMap(
		([, id]) => id ?? [],
	);
}
