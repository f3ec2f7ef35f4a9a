/**
 * How well and how fast the local engine reads: real documents with truth, the project's samples, and drawn invoices in
 * seven languages. Needs `npm run build` for the PDF renderer. Exit code 1 when a bar is missed.
 */
import { availableParallelism } from 'node:os';

import { createRecognizer, type Recognizer } from '../local-engine/reading/recognizer';
import { debianTimes, isTesseractHere } from './engine/debian';
import { documentsWithTruth, type BenchDocument } from './engine/documents';
import { drawnDocuments } from './engine/drawn-documents';
import { grade, type Graded } from './engine/grading';
import { readPages, valuesOf } from './engine/read-document';
import { printBar, printCalibration, printWrong } from './engine/report';

const BARS = { fields: 0.95, cells: 0.9, receipts: 0.85, sure: 0.97, timesDebian: 2 };
/** From this ratio on a value counts as sure. */
const SURE = 0.85;
/** Drawn invoices of each half. */
const DRAWN = 14;

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
}

async function read(documents: readonly BenchDocument[], recognizer: Recognizer): Promise<Reading> {
	const graded: Graded[] = [];
	const times: number[] = [];
	for (const document of documents) {
		const pages = await readPages(document.pages, recognizer);
		times.push(...pages.times);
		graded.push(...grade(document, valuesOf(pages.texts, document.preset)));
	}
	return { graded, times };
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

async function bench(): Promise<void> {
	const recognizer = createRecognizer(availableParallelism());
	const documents = await documentsWithTruth(say);
	const ofOrigin = (origin: BenchDocument['origin']) =>
		documents.filter((document) => document.origin === origin);
	const shared = await read(ofOrigin('shared'), recognizer);
	const own = await read(ofOrigin('own'), recognizer);
	const drawn = await read(await drawnDocuments('first', DRAWN), recognizer);
	const heldOut = await read(await drawnDocuments('second', DRAWN), recognizer);
	await recognizer.close();

	const all = [shared, own, drawn, heldOut].flatMap(({ graded }) => graded);
	say('read wrongly:');
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
	if (held.includes(false)) process.exitCode = 1;
	say(held.includes(false) ? '\nBELOW THE BARS' : '\nbars held');
}

bench().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
