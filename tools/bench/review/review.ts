/**
 * The review as people meet it, in a real n8n with Chromium: how soon the first page is there, how long a doubtful
 * invoice takes with the keyboard alone, how large the page is, and whether answers get lost or doubled when n8n is ended
 * between. `npm run bench:review -- 200` for fewer answers.
 */
import { startClerk } from '../../../test/e2e/review/clerk';
import { startReviewStage } from '../../../test/e2e/review/review-stage';
import { byKeyboard, firstPage, pageSize } from './page';
import { resumes } from './resumes';

const RESUMES = 1000;
const BARS = { firstPage: 1000, keyboard: 20, none: 0 };

function report(what: string, value: number, unit: string, bar?: number): void {
	const isMet = bar === undefined || value <= bar;
	if (!isMet) process.exitCode = 1;
	const figure = `${value.toFixed(unit === '' ? 0 : 1)} ${unit}`.trim();
	const verdict = bar === undefined ? '' : `${isMet ? 'ok' : 'MISSED'}, at most ${bar}`;
	console.log(`${what.padEnd(58)} ${figure.padStart(12)}   ${verdict}`);
}

async function measure(count: number): Promise<void> {
	const place = await startReviewStage();
	const clerk = await startClerk();
	try {
		report(
			'first of 3 pages of a PDF visible',
			await firstPage(place, clerk),
			'ms',
			BARS.firstPage,
		);
		report('doubtful invoice by keyboard', await byKeyboard(place, clerk), 's', BARS.keyboard);
		const { plain, packed } = await pageSize(place);
		report('page without its documents', plain, 'KiB');
		report('the same, gzip', packed, 'KiB');
		report(
			'complaints of the browser, requests to elsewhere',
			clerk.complaints.length,
			'',
			BARS.none,
		);
		const { answered, lost, doubled, takenTwice } = await resumes(place, count, (words) => {
			console.error(words);
		});
		report('answers after n8n was ended and started again', answered, '');
		report('lost', lost, '', BARS.none);
		report('doubled', doubled, '', BARS.none);
		report('second clicks taken as well', takenTwice, '', BARS.none);
	} finally {
		await clerk.close();
		await place.close();
	}
}

const [count = RESUMES] = process.argv.slice(2).map(Number);
measure(count).catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
