import { createHash } from 'node:crypto';

import { beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import * as z from 'zod/v4-mini';

import { NO_LABEL } from '../../../core/files/declared-kind';
import { recognise } from '../../../core/files/file-kind';
import { openPages } from '../../../core/files/page-source';
import { openPdf } from '../../../core/files/pdf/renderer';
import { createTurns } from '../../../core/files/turns';
import { attachmentsOf } from '../../../cli/mail';
import { API_KEY, fileItem, run } from '../../nodes/workflow';
import { sureInvoice } from '../../service-double/extractions';
import { startServiceDouble } from '../../service-double/service-double';
import { add, inWords, NO_TOLL, report, runs, seed } from './campaign';
import { mutated, mutations } from './mutations';
import { fuzzedContainers, fuzzedFiles, fuzzedMail } from './samples';
import { watchStalls } from './stalls';

const PAGES = { selection: '', maxPages: 10, dpi: 200, colour: false, password: '' };
const maker = {
	loadPdfRenderer: () => Promise.resolve({ openPdf }),
	turns: createTurns(() => performance.now()),
};

let files: Awaited<ReturnType<typeof fuzzedFiles>>;
beforeAll(async () => {
	files = await fuzzedFiles();
});
const noteStall = watchStalls();

const hash = (bytes: Uint8Array | string) =>
	createHash('sha256')
		.update(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes)
		.digest('hex');

/** A file or a page may be refused, in words; anything else is a fault of ours. */
const refused = (error: unknown): void => {
	expect(error).toHaveProperty('nextStep', expect.stringMatching(/\w/));
};

/** Hashes of the page images of a file that is read by itself; behind a page that can't be read there may be others. */
async function pagesAlone(bytes: Buffer): Promise<readonly string[]> {
	const images: string[] = [];
	const read = async () => {
		const { file: kind } = await recognise(bytes, NO_LABEL);
		if (kind.kind !== 'pdf' && kind.kind !== 'image') return;
		const source = await openPages(bytes, kind, PAGES, maker);
		for (const page of source.pages)
			await source.image(page).then(({ bytes: image }) => images.push(hash(image)), refused);
		source.close();
	};
	await read().catch(refused);
	return images;
}

const failed = z.object({
	ocr: z.object({ error: z.object({ next_step: z.optional(z.nullable(z.string())) }) }),
});
/** Of which item an output is. */
const itemOf = z.pipe(
	z.union([
		z.number(),
		z.object({ item: z.number() }),
		z.pipe(
			z.array(z.object({ item: z.number() })),
			z.transform(([first]) => first ?? { item: -1 }),
		),
	]),
	z.transform((paired) => (typeof paired === 'number' ? paired : paired.item)),
);

const document = fc.record({ sample: fc.nat(), changes: fc.option(mutations, { freq: 4 }) });

test('changed files through the node: each comes out once, with its own pages, and the key nowhere', async () => {
	const service = await startServiceDouble(() => ({ does: 'read', extraction: sureInvoice }));
	const toll = { ...NO_TOLL };
	let tried = 0;
	await fc.assert(
		fc.asyncProperty(fc.array(document, { minLength: 1, maxLength: 4 }), async (batch) => {
			const documents = batch.map(({ sample, changes }, index) => {
				const [name, bytes] = files[sample % files.length] ?? ['', Buffer.alloc(0)];
				return { name: `${index}-${name}`, bytes: mutated(bytes, changes ?? []) };
			});
			const alone = (await Promise.all(documents.map(({ bytes }) => pagesAlone(bytes)))).flat();
			const before = service.calls.length;
			const { outputs, error } = await run({
				url: service.url,
				items: documents.map(({ name, bytes }) => fileItem(name, bytes)),
				parameters: {
					failedOutput: true,
					technicalOptions: { requestsPerMinute: 1_000_000 },
				},
			});
			noteStall(documents.map(({ name }) => name).join(', '));
			expect(error).toBeUndefined();
			const items = outputs.flat();
			const came = items.map(({ pairedItem }) => JSON.stringify(pairedItem));
			tried += documents.length;
			const own = { ...NO_TOLL };
			own.lost += documents.length - new Set(came).size;
			own.double += came.length - new Set(came).size;
			own.mixed += service.calls
				.slice(before)
				.filter(({ image }) => !alone.includes(hash(image))).length;
			own.leaked += JSON.stringify(outputs).includes(API_KEY) ? 1 : 0;
			add(toll, own);
			expect(own).toEqual(NO_TOLL);
		}),
		{ numRuns: runs(12), seed },
	);
	await service.close();
	report(`changed files through the node, ${inWords(tried, toll)}`);
});

test('changed mails: their parts are found, or not, and read or refused', async () => {
	await fc.assert(
		fc.asyncProperty(mutations, async (changes) => {
			const parts = await attachmentsOf(mutated(fuzzedMail(), changes));
			for (const part of parts) await pagesAlone(Buffer.from(part.bytes));
			noteStall('a mail');
		}),
		{ numRuns: runs(3), seed },
	);
});

/** What a container is refused or left aside with is told of it; what it holds comes out of it. */
test('changed mails, archives and e-invoices through the node: none is missing, each failure says what to do', async () => {
	const containers = await fuzzedContainers();
	const service = await startServiceDouble(() => ({ does: 'read', extraction: sureInvoice }));
	const toll = { ...NO_TOLL };
	let tried = 0;
	await fc.assert(
		fc.asyncProperty(fc.array(document, { minLength: 1, maxLength: 4 }), async (batch) => {
			const items = batch.map(({ sample, changes }, index) => {
				const [name, bytes] = containers[sample % containers.length] ?? ['', Buffer.alloc(0)];
				return fileItem(`${index}-${name}`, mutated(bytes, changes ?? []));
			});
			const { outputs, error } = await run({
				url: service.url,
				items,
				parameters: { failedOutput: true, technicalOptions: { requestsPerMinute: 1_000_000 } },
			});
			noteStall(JSON.stringify(items.map(({ json }) => json.file)));
			expect(error).toBeUndefined();
			const came = new Set(outputs.flat().map(({ pairedItem }) => itemOf.parse(pairedItem)));
			tried += items.length;
			const own = { ...NO_TOLL };
			own.lost += items.filter((_, index) => !came.has(index)).length;
			own.leaked += JSON.stringify(outputs).includes(API_KEY) ? 1 : 0;
			add(toll, own);
			expect(own).toEqual(NO_TOLL);
			for (const { json } of outputs.flat()) {
				const failure = failed.safeParse(json);
				if (failure.success) expect(failure.data.ocr.error.next_step).toMatch(/\w/);
			}
		}),
		{ numRuns: runs(6), seed },
	);
	await service.close();
	report(`changed containers through the node, ${inWords(tried, toll)}`);
});
