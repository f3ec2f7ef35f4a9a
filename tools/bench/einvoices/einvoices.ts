/**
 * E-invoices of others, read with the node: every one must give its header and lines without a scan, and nearly all be
 * accepted; and hybrids whose XML says something else than the page must all go to review.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import * as z from 'zod/v4-mini';

import { randomFrom, type Random } from '../../../test/files/einvoices/own/random';
import { sumsOf } from '../../../test/files/einvoices/own/invoice';
import { readTruth } from '../invoice-truth';
import { ownHybridCases, ownXmlCases, tamperedOwn, type OwnCase } from './own-cases';
import { readWithNode, type NodeDocument } from './run-node';
import { tampered, TAMPERINGS } from './tampered';

const SHARED = process.env.SAMPLES ?? '../shared/samples';
const TAMPERED = Number(process.env.BENCH_CASES ?? 500);
const SEED = Number(process.env.BENCH_SEED ?? 20_261_126);
/** How often each kind of our own is made, with other numbers. */
const ROUNDS = 4;
const OWN_HYBRIDS = 150;
/** Share of the files that must be accepted. */
const ACCEPTED = 0.95;
/** So many at a time: an execution keeps what it gives in memory. */
const BATCH = 50;

/** UNTDID 1001: its amounts get a minus. */
const CREDIT_NOTE = '381';

interface Case {
	readonly name: string;
	readonly bytes: Uint8Array;
	/** What is wrong with what was read, in words. */
	readonly faults: (document: NodeDocument) => readonly string[];
}

const isNear = (one: unknown, other: number) =>
	typeof one === 'number' && Math.abs(one - other) < 0.005;
const lineTotals = ({ line_items = [] }: NodeDocument) => line_items.map((row) => row.line_total);

/** A page may print the total of a line before or after its discount. */
const printedTotals = ({ line_items = [] }: NodeDocument): readonly number[] =>
	line_items.flatMap(({ line_total, discount }) =>
		typeof line_total !== 'number'
			? []
			: [line_total, ...(typeof discount === 'number' ? [line_total + discount] : [])],
	);

async function xmlCases(folder: string): Promise<Case[]> {
	if (!existsSync(folder)) return [];
	return await Promise.all(
		readdirSync(folder)
			.filter((name) => name.endsWith('.xml'))
			.map(async (name) => {
				const bytes = readFileSync(join(folder, name));
				const { number, issueDate, seller, totals, lines, typeCode } = await readTruth(
					bytes.toString('utf8'),
				);
				const truth = { invoice_number: number, issue_date: issueDate, supplier: seller.name };
				const total = Number(totals.gross);
				const sign = typeCode === CREDIT_NOTE && total > 0 ? -1 : 1;
				return {
					name,
					bytes,
					faults: (document: NodeDocument) => [
						...(['invoice_number', 'issue_date', 'supplier'] as const).flatMap((field) =>
							document[field] === truth[field] ? [] : [`${field} is ${String(document[field])}`],
						),
						...(isNear(document.total_due, sign * total)
							? []
							: [`total_due is ${String(document.total_due)}`]),
						...(lineTotals(document).length === lines.length &&
						lineTotals(document).every((one, at) => isNear(one, sign * Number(lines[at]?.total)))
							? []
							: [`lines are ${lineTotals(document).join()}`]),
					],
				};
			}),
	);
}

const amount = z.optional(z.number());
const truthFile = z.record(
	z.string(),
	z.object({
		truth: z.looseObject({
			invoice_number: z.string(),
			issue_date: z.string(),
			total_due: z.number(),
			total_due_alt: amount,
			line_items: z._default(z.array(z.looseObject({ line_total: amount })), []),
		}),
	}),
);

function hybridCases(folder: string): Case[] {
	const file = join(folder, 'truth.json');
	if (!existsSync(file)) return [];
	return Object.entries(truthFile.parse(JSON.parse(readFileSync(file, 'utf8')))).flatMap(
		([name, { truth }]): Case[] => {
			const bytes = readFileSync(join(folder, name));
			if (!isHybrid.has(name)) return [];
			return [
				{
					name,
					bytes,
					faults: (document) => [
						...(['invoice_number', 'issue_date'] as const).flatMap((field) =>
							document[field] === truth[field] ? [] : [`${field} is ${String(document[field])}`],
						),
						...(isNear(document.total_due, truth.total_due) ||
						isNear(document.total_due, truth.total_due_alt ?? NaN)
							? []
							: [`total_due is ${String(document.total_due)}`]),
						...truth.line_items.flatMap(({ line_total }) =>
							line_total === undefined ||
							printedTotals(document).some((one) => isNear(one, line_total))
								? []
								: [`no line of ${line_total}`],
						),
					],
				},
			];
		},
	);
}

/** Those of the shared documents that bring an e-invoice; the others are for reading. */
let isHybrid: ReadonlySet<string> = new Set();

async function findHybrids(folder: string): Promise<void> {
	if (!existsSync(folder)) return;
	const names = readdirSync(folder).filter((name) => name.endsWith('.pdf'));
	const { documents } = await readWithNode(
		names.map((name) => ({ name, bytes: readFileSync(join(folder, name)) })),
	);
	isHybrid = new Set(
		documents.flatMap(({ ocr: { source } }) =>
			source.e_invoice === undefined ? [] : (source.file_name ?? []),
		),
	);
}

async function readBatches(files: readonly { name: string; bytes: Uint8Array }[]) {
	const documents: NodeDocument[] = [];
	let calls = 0;
	for (let from = 0; from < files.length; from += BATCH) {
		const run = await readWithNode(files.slice(from, from + BATCH));
		documents.push(...run.documents);
		calls += run.calls;
	}
	return { documents, calls };
}

/** What is wrong with what was read of an e-invoice of our own. */
const ownCase = ({ name, bytes, invoice, lines }: OwnCase): Case => ({
	name,
	bytes,
	faults(document) {
		const { gross } = sumsOf(invoice);
		const sign = invoice.type === CREDIT_NOTE && gross > 0 ? -1 : 1;
		const { number, date, due, supplier } = invoice;
		const truth = { invoice_number: number, issue_date: date, due_date: due, supplier };
		const totals = lineTotals(document);
		return [
			...(['invoice_number', 'issue_date', 'due_date', 'supplier'] as const).flatMap((field) =>
				document[field] === truth[field] ? [] : [`${field} is ${String(document[field])}`],
			),
			...(isNear(document.total_due, (sign * gross) / 100)
				? []
				: [`total_due is ${String(document.total_due)}`]),
			...(totals.length === lines.length &&
			totals.every((one, at) => isNear(one, (sign * (lines[at] ?? NaN)) / 100))
				? []
				: [`lines are ${totals.join()}`]),
		];
	},
});

const reasonsOf = ({ ocr: { reasons = [], error } }: NodeDocument) =>
	error === undefined ? reasons.map(({ message }) => message).join('; ') : error.message;

const differs = ({ ocr: { reasons = [] } }: NodeDocument) =>
	reasons.some(({ code }) => code === 'e_invoice_differs');

async function measure(title: string, cases: readonly Case[]): Promise<void> {
	if (cases.length === 0) {
		console.log(`${title}: none here, skipped`);
		return;
	}
	const { documents, calls } = await readBatches(cases);
	const byName = new Map(documents.map((one) => [one.ocr.source.file_name ?? '', one]));
	let right = 0;
	let accepted = 0;
	let told = 0;
	for (const { name, faults } of cases) {
		const document = byName.get(name);
		const wrong = document === undefined ? ['it is missing'] : faults(document);
		const isAccepted = document?.ocr.decision === 'accepted';
		if (isAccepted) accepted++;
		else console.log(`  ${name} to review: ${document === undefined ? '' : reasonsOf(document)}`);
		if (wrong.length === 0) right++;
		// Its XML says something else than its page: then a person has to look, and does.
		else if (document !== undefined && differs(document)) told++;
		else console.log(`  ${name}: ${wrong.join('; ')}`);
	}
	const agreeing = cases.length - told;
	const share = accepted / agreeing;
	console.log(
		`${title}: ${right} of ${agreeing} right, ${accepted} accepted (${(share * 100).toFixed(1)} %, bar ${ACCEPTED * 100} %), ${calls} scans; ${told} more say something else than their page, and go to review`,
	);
	if (right < agreeing || share < ACCEPTED || calls > 0) process.exitCode = 1;
}

/** Makes a hybrid whose XML says something else than its page; undefined where it can't. */
type Tamper = () => Promise<{ readonly name: string; readonly bytes: Uint8Array } | undefined>;

function tamperedOf(hybrids: readonly Case[], random: Random): Tamper {
	return async () => {
		if (hybrids.length === 0) return undefined;
		const hybrid = random.of(hybrids);
		const what = random.of(TAMPERINGS);
		const bytes = await tampered(hybrid.bytes, what, random.next);
		return bytes === undefined ? undefined : { name: `${what} of ${hybrid.name}`, bytes };
	};
}

async function measureTampered(title: string, make: Tamper): Promise<void> {
	const files: { name: string; bytes: Uint8Array }[] = [];
	for (let tries = 0; files.length < TAMPERED && tries < TAMPERED * 10; tries++) {
		const one = await make();
		if (one !== undefined) files.push({ ...one, name: `${files.length} ${one.name}` });
	}
	if (files.length === 0) return;
	const { documents, calls } = await readBatches(files);
	const passed = documents.filter(({ ocr }) => ocr.decision !== 'review');
	for (const { ocr } of passed)
		console.log(`  ${String(ocr.source.file_name)}: ${ocr.decision ?? ocr.error?.message ?? ''}`);
	const told = documents.filter(differs);
	console.log(
		`${title}: ${documents.length - passed.length} of ${files.length} to review, ${told.length} with e_invoice_differs, ${calls} scans`,
	);
	if (passed.length > 0 || calls > 0 || documents.length !== files.length) process.exitCode = 1;
}

async function main(): Promise<void> {
	const documents = join(SHARED, 'documents');
	await findHybrids(documents);
	const hybrids = hybridCases(documents);
	await measure('XML files', await xmlCases(join(SHARED, 'einvoices')));
	await measure('hybrid PDFs', hybrids);
	const random = randomFrom(SEED);
	await measure('own XML files', ownXmlCases(random, ROUNDS).map(ownCase));
	await measure('own hybrid PDFs', (await ownHybridCases(random, OWN_HYBRIDS)).map(ownCase));
	await measureTampered('tampered hybrids', tamperedOf(hybrids, random));
	await measureTampered('own tampered hybrids', async () => await tamperedOwn(random));
}

main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
