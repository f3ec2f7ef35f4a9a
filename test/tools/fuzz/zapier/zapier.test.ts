import { beforeAll, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';

import { FACTS } from '../../../files/einvoices/make-einvoices';
import { openStage, type Stage } from '../../../zapier/stage';
import { API_KEY } from '../../../zapier/zap';
import { add, inWords, NO_TOLL, report, runs, seed } from '../campaign';
import { mutated, mutations } from '../mutations';
import { fuzzedContainers, fuzzedFiles } from '../samples';
import { watchStalls } from '../stalls';
import { differenceOf, runOf, type Alone, type Run } from './rows';

// After 250 runs Zapier ends a process that holds 450 MB, and starts another: here it would end the campaign.
Object.assign(jest.requireActual<object>('zapier-platform-core/src/constants'), {
	KILL_MAX_LIMIT: Infinity,
});

const MOST_FILES = 4;
const SECRET = API_KEY.slice('spocr_'.length);

/** For each place in a run: its e-invoices are other ones than those of the other places. */
let samples: (readonly (readonly [name: string, bytes: Buffer])[])[];
beforeAll(async () => {
	const files = await fuzzedFiles();
	const places = Array.from({ length: MOST_FILES }, (_, place) => `R-2026-${place}815`);
	samples = await Promise.all(
		places.map(async (number) => [...files, ...(await fuzzedContainers({ ...FACTS, number }))]),
	);
});
const noteStall = watchStalls();

const document = fc.record({ sample: fc.nat(), changes: fc.option(mutations, { freq: 4 }) });

/** A fault of ours has the name of one of JavaScript's errors, or shows where the program stopped. */
const OURS = /(?:Type|Range|Reference|Syntax)Error|\n\s+at |node_modules|\[object |undefined/;

/** Whatever fails says so in words. */
function expectWords({ told }: Run): void {
	const errors =
		told.is === 'error'
			? [`${told.name}: ${told.message}`]
			: told.rows.flatMap(({ decision, error }) => (decision === 'failed' ? [error] : []));
	for (const error of errors) {
		expect(error).toMatch(/\w+ \w+.*\. \w+/);
		expect(error).not.toMatch(OURS);
	}
}

/** Time that goes on with each look at the clock: what draws for long is given up, on a slow machine not earlier. */
function openTickingStage(files: Readonly<Record<string, Buffer>>): Promise<Stage> {
	let looks = 0;
	return openStage({ files, uptime: () => looks++ });
}

async function runAndLook(stage: Stage, names: readonly string[]): Promise<Run> {
	const run = await runOf(stage.zap, names.map(stage.link));
	expectWords(run);
	return run;
}

/** Each file alone, then all in one run. */
async function runsOf(stage: Stage, names: readonly string[]) {
	const alone: (Alone & Run)[] = [];
	for (const name of names) alone.push({ name, ...(await runAndLook(stage, [name])) });
	return { alone, together: await runAndLook(stage, names) };
}

test('changed files through Zapier: each is told of once, as it is alone, and the key nowhere', async () => {
	const toll = { ...NO_TOLL };
	let tried = 0;
	await fc.assert(
		fc.asyncProperty(fc.array(document, { minLength: 1, maxLength: MOST_FILES }), async (batch) => {
			const files = batch.map(({ sample, changes }, place) => {
				const own = samples[place] ?? [];
				const [name, bytes] = own[sample % own.length] ?? ['', Buffer.alloc(0)];
				return [`${place}-${name}`, mutated(bytes, changes ?? [])] as const;
			});
			const names = files.map(([name]) => name);
			const stage = await openTickingStage(Object.fromEntries(files));
			const { alone, together } = await runsOf(stage, names).finally(() => stage.close());
			const sent = JSON.stringify(stage.files.requests);
			noteStall(`${names.join(', ')} in Zapier`);

			tried += files.length;
			const difference = differenceOf(alone, together.told);
			const said = [together, ...alone].map(({ text }) => text).join('\n') + sent;
			const own = {
				...NO_TOLL,
				lost: difference === undefined ? 0 : 1,
				leaked: said.includes(SECRET) ? 1 : 0,
			};
			add(toll, own);
			expect([difference, own]).toEqual([undefined, NO_TOLL]);
		}),
		{ numRuns: runs(8), seed },
	);
	report(`changed files through Zapier, ${inWords(tried, toll)}`);
});
