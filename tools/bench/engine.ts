/**
 * How well and how fast the local engine reads: real documents with truth, invoices of many layouts in two halves, the
 * project's samples, and drawn invoices in seven languages. Needs `npm run build` for the PDF renderer. Exit code 1 when
 * a bar is missed. `BENCH_ONLY=layouts` reads the invoices of many layouts only.
 */
import { availableParallelism } from 'node:os';

import { createRecognizer } from '../../local-engine/ocr/recognizer';
import { causesOf } from './engine/causes';
import { debianTimes, isTesseractHere } from './engine/debian';
import { documentsWithTruth, type BenchDocument } from './engine/documents';
import { drawnDocuments } from './engine/drawn-documents';
import { grade, type Graded } from './engine/grading';
import { cachedReader, type PageReader } from './engine/page-cache';
import { readDocument } from './engine/read-document';
import {
	printBar,
	printCalibration,
	printCauses,
	printScores,
	printWrong,
	type ScoreBars,
} from './engine/report';
import { scoresOf } from './engine/scores';
import { sharedInvoices } from './engine/shared-invoices';

const BARS = { fields: 0.95, cells: 0.9, receipts: 0.85, sure: 0.97, timesDebian: 2 };
/** For layouts that nobody had in view. */
const LAYOUT_BARS: ScoreBars = { header: 0.92, cells: 0.85, rows: 0.7, extra: 0.05, sure: 0.97 };
/** From this ratio on a value counts as sure. */
const SURE = 0.85;
/** Drawn invoices of each half. */
const DRAWN = 14;
/** Every cause is shown of the half that is mended; of the other only how often what happens. */
const CAUSES_SHOWN = 1;

const say = (line: string): void => {
	console.log(line);
};

const median = (values: readonly number[]): number =>
	values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

const isReceipt = ({ document }: Graded): boolean => document.preset === 'receipt';
const isSure = ({ match_ratio }: Graded): boolean => (match_ratio ?? 0) >= SURE;

interface Reading {
	readonly graded: readonly Graded[];
	/** Milliseconds of each page. */
	readonly times: readonly number[];
	/** Documents that the checks let go on. */
	readonly accepted: ReadonlySet<BenchDocument>;
}

async function read(documents: readonly BenchDocument[], readPage: PageReader): Promise<Reading> {
	const graded: Graded[] = [];
	const times: number[] = [];
	const accepted = new Set<BenchDocument>();
	for (const document of documents) {
		const pages = [];
		for (const bytes of document.pages) pages.push(await readPage(bytes));
		times.push(...pages.map(({ milliseconds }) => milliseconds));
		const { values, reasons } = readDocument(pages, document.preset);
		graded.push(...grade(document, values));
		if (reasons.length === 0) accepted.add(document);
	}
	return { graded, times, accepted };
}

/** Prints how much of each kind is right. @returns whether all bars hold */
function printBars(title: string, graded: readonly Graded[]): boolean {
	const invoices = graded.filter((value) => !isReceipt(value));
	const bars = [
		['invoice header fields', BARS.fields, invoices.filter(({ kind }) => kind === 'field')],
		['line-item cells', BARS.cells, invoices.filter(({ kind }) => kind === 'cell')],
		['receipts', BARS.receipts, graded.filter(isReceipt)],
		[`values with match_ratio >= ${SURE}`, BARS.sure, graded.filter(isSure)],
	] as const;
	say(`\n${title}`);
	return bars
		.filter(([, , values]) => values.length > 0)
		.map(([name, least, values]) => printBar({ name, least, values }, say))
		.every(Boolean);
}

/**
 * Prints what goes on without anybody looking at it.
 *
 * @param lists whether every value is shown
 * @returns whether none of it is wrong
 */
function printAccepted({ graded, accepted }: Reading, lists: boolean): boolean {
	const documents = new Set(graded.map(({ document }) => document));
	const letOn = graded.filter(({ document }) => accepted.has(document));
	const wrong = letOn.filter(({ right, raw }) => !right && raw !== '');
	const missing = letOn.filter(({ right, raw }) => !right && raw === '');
	say(`accepted: ${accepted.size} of ${documents.size} documents`);
	say(`values wrong in them: ${wrong.length}   values missing in them: ${missing.length}`);
	if (lists) printWrong([...wrong, ...missing], say);
	return wrong.length === 0;
}

/** Invoices of many layouts, of which one half is in view while the engine is mended. @returns whether all bars hold */
async function benchLayouts(readPage: PageReader): Promise<boolean> {
	const all = await sharedInvoices(say);
	if (all.length === 0) return true;
	const readHalf = (half: BenchDocument['origin']) =>
		read(
			all.filter(({ origin }) => origin === half),
			readPage,
		);
	const tuned = await readHalf('tuned half');
	say('\ninvoices of many layouts, tuned half, read wrongly:');
	printWrong(tuned.graded, say);
	printScores('tuned half', scoresOf(tuned.graded, SURE), LAYOUT_BARS, say);
	printAccepted(tuned, true);
	say('why:');
	printCauses(causesOf(tuned.graded), CAUSES_SHOWN, say);
	const unseen = await readHalf('unseen half');
	const held = printScores('unseen half', scoresOf(unseen.graded, SURE), LAYOUT_BARS, say);
	const noneWrong = printAccepted(unseen, false);
	say('why:');
	printCauses(
		causesOf(unseen.graded).map((cause) => ({ ...cause, in: [`${cause.in.length} documents`] })),
		CAUSES_SHOWN,
		say,
	);
	say('\ncalibration, unseen half');
	printCalibration(unseen.graded, say);
	return held && noneWrong;
}

/** Prints the time a page against the `tesseract` command. @returns whether the bar holds */
function printTimes(documents: readonly BenchDocument[], times: readonly number[]): boolean {
	const ours = median(times);
	say(`\nmedian time a page, reading twice where in doubt: ${ours.toFixed(0)} ms`);
	if (!isTesseractHere()) {
		say('tesseract is not installed: times are not compared');
		return true;
	}
	const theirs = documents.flatMap(({ pages }) => pages.map((page) => debianTimes(page)));
	const once = median(theirs.map(([first]) => first ?? NaN));
	const twice = median(theirs.map((passes) => passes.reduce((sum, time) => sum + time, 0)));
	say(`tesseract command: ${once.toFixed(0)} ms for one pass, ${twice.toFixed(0)} ms for two`);
	say(`times two passes: ${(ours / twice).toFixed(2)}   bar ${BARS.timesDebian}`);
	return ours <= BARS.timesDebian * twice;
}

async function benchOthers(readPage: PageReader): Promise<boolean> {
	const documents = await documentsWithTruth(say);
	const ofOrigin = (origin: BenchDocument['origin']) =>
		documents.filter((document) => document.origin === origin);
	const shared = await read(ofOrigin('shared'), readPage);
	const own = await read(ofOrigin('own'), readPage);
	const drawn = await read(await drawnDocuments('first', DRAWN), readPage);
	const heldOut = await read(await drawnDocuments('second', DRAWN), readPage);

	const all = [shared, own, drawn, heldOut].flatMap(({ graded }) => graded);
	say('\nother documents, read wrongly:');
	printWrong(all, say);
	const held = [
		printBars('real documents', shared.graded),
		printBars("the project's samples", own.graded),
		printBars('real documents and samples', [...shared.graded, ...own.graded]),
		printTimes(documents, [...shared.times, ...own.times]),
	];
	printBars('drawn, in view while finding was made (for information)', drawn.graded);
	printBars('drawn, held out: other words and layouts (for information)', heldOut.graded);
	say('\ncalibration, all of them');
	printCalibration(all, say);
	return held.every(Boolean);
}

async function bench(): Promise<void> {
	const recognizer = createRecognizer(availableParallelism());
	const readPage = cachedReader(recognizer);
	const held = [
		await benchLayouts(readPage),
		process.env.BENCH_ONLY === 'layouts' || (await benchOthers(readPage)),
	];
	await recognizer.close();
	if (held.includes(false)) process.exitCode = 1;
	say(held.includes(false) ? '\nBELOW THE BARS' : '\nbars held');
}

bench().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
