import { basename } from 'node:path';
import { styleText } from 'node:util';

import Table from 'cli-table3';
import * as z from 'zod/v4-mini';

import type { Result } from './results';

const scalar = z.nullable(z.union([z.string(), z.number()]));
const evidence = z.object({
	raw: scalar,
	match_ratio: z.nullable(z.number()),
	source: z.optional(z.string()),
});
const rows = z.array(z.record(z.string(), scalar));

const ocrBlock = z.object({
	match_ratio: z.optional(z.nullable(z.number())),
	reasons: z._default(z.array(z.object({ message: z.string() })), []),
	checks: z._default(
		z.array(z.object({ result: z.string(), message: z.string(), row: z.optional(z.number()) })),
		[],
	),
	fields: z._default(z.record(z.string(), z.unknown()), {}),
	source: z.optional(z.object({ file_name: z.optional(z.nullable(z.string())) })),
	error: z.optional(
		z.object({ message: z.string(), next_step: z.optional(z.nullable(z.string())) }),
	),
});

const BADGES = {
	accepted: styleText(['bold', 'green'], 'ACCEPTED'),
	review: styleText(['bold', 'yellow'], 'NEEDS REVIEW'),
	failed: styleText(['bold', 'red'], 'FAILED'),
};

const RATIO = new Intl.NumberFormat('en', {
	minimumFractionDigits: 2,
	maximumFractionDigits: 2,
	roundingMode: 'floor',
});

/** Text from a document could steer the terminal: control characters are shown, not sent. */
const harmless = (text: string) =>
	text.replace(/\p{Cc}/gu, (character) => JSON.stringify(character).slice(1, -1));

const isDoubtful = (ratio: number | null | undefined, threshold: number): boolean =>
	typeof ratio === 'number' && ratio < threshold;

const isEmpty = (value: z.infer<typeof scalar>): value is null | '' =>
	value === null || value === '';

/** A machine value; a number with the decimals that were printed, as amounts look wrong without. */
function shownValue(value: z.infer<typeof scalar>, given: unknown): string {
	if (isEmpty(value)) return styleText('dim', '–');
	if (typeof value === 'string') return harmless(value);
	const printed = String(evidence.safeParse(given).data?.raw ?? '');
	const decimals = /[.,](\d{1,2})\D*$/.exec(printed)?.[1]?.length ?? 0;
	return value.toLocaleString('en', {
		useGrouping: false,
		minimumFractionDigits: decimals,
		maximumFractionDigits: 10,
	});
}

function shownRatio(ratio: number | null | undefined, threshold: number): string {
	if (typeof ratio !== 'number') return styleText('dim', '?');
	const text = RATIO.format(ratio);
	return isDoubtful(ratio, threshold) ? styleText('yellow', `${text} !`) : styleText('dim', text);
}

/** What an e-invoice says was read off no page. */
const shownEvidence = (known: z.infer<typeof evidence>, threshold: number): string =>
	known.source === 'e_invoice'
		? styleText('dim', 'exact')
		: shownRatio(known.match_ratio, threshold);

const NO_LINES_BETWEEN_ROWS = { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' };
const NO_FRAME = {
	top: '',
	'top-mid': '',
	'top-left': '',
	'top-right': '',
	bottom: '',
	'bottom-mid': '',
	'bottom-left': '',
	'bottom-right': '',
	left: '',
	right: '',
	middle: '  ',
};
/** The table's own colours would also reach a file. */
const NO_COLOURS = { head: [], border: [] };

function scalarLines(result: Result, fields: Record<string, unknown>, threshold: number): string {
	const table = new Table({
		chars: { ...NO_LINES_BETWEEN_ROWS, ...NO_FRAME },
		style: { ...NO_COLOURS, 'padding-left': 0, 'padding-right': 0 },
	});
	const empty: string[] = [];
	for (const [name, value] of Object.entries(result.json)) {
		const parsed = scalar.safeParse(value);
		if (!parsed.success) continue;
		if (isEmpty(parsed.data)) {
			empty.push(harmless(name));
			continue;
		}
		const known = evidence.safeParse(fields[name]).data;
		table.push([
			styleText('dim', harmless(name)),
			shownValue(parsed.data, known),
			known === undefined ? '' : shownEvidence(known, threshold),
		]);
	}
	return [
		...(table.length === 0 ? [] : [table.toString()]),
		...(empty.length === 0 ? [] : [styleText('dim', `not found: ${empty.join(', ')}`)]),
	].join('\n');
}

const evidenceRows = z.array(z.record(z.string(), z.unknown()));

function tableLines(
	name: string,
	list: z.infer<typeof rows>,
	fields: Record<string, unknown>,
	threshold: number,
): string {
	const columns = Object.keys(list[0] ?? {}).filter((column) =>
		list.some((row) => !isEmpty(row[column] ?? null)),
	);
	if (columns.length === 0) return styleText('dim', `${harmless(name)}: none`);
	const ratios = evidenceRows.safeParse(fields[name]).data ?? [];
	const table = new Table({
		head: columns.map((column) => styleText('bold', harmless(column))),
		chars: NO_LINES_BETWEEN_ROWS,
		style: NO_COLOURS,
		colAligns: columns.map((column) =>
			list.some((row) => typeof row[column] === 'number') ? 'right' : 'left',
		),
	});
	for (const [index, row] of list.entries())
		table.push(
			columns.map((column) => {
				const known = evidence.safeParse(ratios[index]?.[column]).data;
				const value = shownValue(row[column] ?? null, known);
				return isDoubtful(known?.match_ratio, threshold)
					? `${value} (${shownRatio(known?.match_ratio, threshold)})`
					: value;
			}),
		);
	return table.toString();
}

const indented = (text: string) => text.replace(/^(?=.)/gm, '  ');

/** One result for a person: where it went, why, its fields with their match ratios, its line items. */
export function reportOf(result: Result, threshold: number): string {
	const ocr = ocrBlock.parse(result.json.ocr);
	const inside = ocr.source?.file_name;
	const name =
		typeof inside === 'string' && basename(result.file) !== inside
			? `${result.file} › ${inside}`
			: result.file;
	const lines = [`${styleText('bold', harmless(name))}  ${BADGES[result.output]}`];
	if (ocr.error !== undefined) {
		lines.push(styleText('red', harmless(ocr.error.message)));
		if (ocr.error.next_step) lines.push(harmless(ocr.error.next_step));
	}
	lines.push(...ocr.reasons.map(({ message }) => styleText('yellow', `• ${harmless(message)}`)));
	const scalars = scalarLines(result, ocr.fields, threshold);
	if (scalars !== '') lines.push(scalars);
	for (const [name, value] of Object.entries(result.json)) {
		const list = rows.safeParse(value);
		if (list.success) lines.push(tableLines(name, list.data, ocr.fields, threshold));
	}
	// What speaks against the document stands on top, as a reason; the checks of single rows would be too many.
	lines.push(
		...ocr.checks
			.filter(({ result: how, row }) => how === 'passed' && row === undefined)
			.map(({ message }) => styleText('dim', `✓ ${harmless(message)}`)),
	);
	const [first = '', ...others] = lines;
	return `${first}\n${indented(others.join('\n'))}\n`;
}

const sourceOf = z.object({ ocr: z.object({ source: z.looseObject({}) }) });

/** A mail has several documents: each is told apart by where it came from. */
const documentOf = ({ file, json }: Result) =>
	`${file} ${JSON.stringify(sourceOf.safeParse(json).data?.ocr.source)}`;

/** "5 documents: 4 accepted, 1 needs review, 0 failed". */
export function summaryOf(results: readonly Result[]): string {
	const documents = new Set(results.map(documentOf)).size;
	const count = (output: Result['output']) =>
		results.filter((result) => result.output === output).length;
	const items = results.length === documents ? '' : `, ${results.length} line items`;
	return `${documents} documents${items}: ${count('accepted')} accepted, ${count('review')} to review, ${count('failed')} failed`;
}
