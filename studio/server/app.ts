import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { fastify, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import * as z from 'zod/v4-mini';

import { UnsupportedFileError } from '../../core/files/file-kind';
import { htmlPage } from '../../core/review/html-page';
import { parseJson } from '../../core/schema/json-object';
import { SchemaError } from '../../core/schema/schema-error';
import { hostCheck } from '../../local-engine/server/allowed-hosts';
import { RequestError } from '../../local-engine/server/request-error';
import { PAGE_COUNT, type StudioData } from '../answers';
import { readSetup, type Setup } from '../setup';
import { script, style } from './page-assets';
import { openFile, pictureOf, wordsOf } from './pages';
import { readFile as readDocuments, type SentFile } from './read-file';
import type { StudioTools } from './service';

const HOST = '127.0.0.1';
const MIB = 1024 * 1024;
/** As large as a mail can be. */
const MAX_FILE_BYTES = 50 * MIB;
const NONCE_BYTES = 18;
/** For who has no invoice at hand. */
const SAMPLE = 'samples/invoice-clean.png';

const label = z.object({ name: z.string().check(z.maxLength(1000)), type: z.string() });
const atPage = z.object({
	page: z.pipe(z.string().check(z.regex(/^\d{1,4}$/)), z.transform(Number)),
});

const notUsable = (message: string) => new RequestError('invalid_request', message);

/** What no other page may do with a server on this machine: nothing of it is for them, not even a picture. */
const OWN_PAGE_ONLY = {
	'Cache-Control': 'no-store',
	'Cross-Origin-Opener-Policy': 'same-origin',
	'Cross-Origin-Resource-Policy': 'same-origin',
	'Referrer-Policy': 'no-referrer',
	'X-Content-Type-Options': 'nosniff',
};
/** A request that a page of another site began says so. */
const OWN_SITES: ReadonlySet<unknown> = new Set([undefined, 'same-origin', 'none']);

/** Ends what was asked for by somebody who has gone. */
function goneSignal({ raw }: FastifyReply): AbortSignal {
	const gone = new AbortController();
	raw.once('close', () => {
		if (!raw.writableFinished) gone.abort();
	});
	return gone.signal;
}

function sentFile({ query, body }: FastifyRequest): SentFile {
	const named = label.safeParse(query);
	if (!named.success || !Buffer.isBuffer(body)) throw notUsable('a file with a name is needed');
	return { ...named.data, bytes: body };
}

/** A file behind the setup that it is to be read with: the first line is JSON. */
function sentWithSetup(request: FastifyRequest): { file: SentFile; setup: Setup } {
	const { bytes, ...named } = sentFile(request);
	const end = bytes.indexOf('\n');
	const head = parseJson(bytes.subarray(0, Math.max(0, end)).toString('utf8'));
	const setup = 'error' in head ? undefined : readSetup(head.value);
	if (setup === undefined) throw notUsable('the first line must be the setup');
	return { file: { ...named, bytes: bytes.subarray(end + 1) }, setup };
}

function pageOf({ query }: FastifyRequest): number {
	const { data } = atPage.safeParse(query);
	if (data === undefined) throw notUsable('the number of a page is needed');
	return data.page;
}

/** Errors in words that the page shows; everything else is logged, too. */
function answerError(error: Error, reply: FastifyReply, log: StudioTools['log']): FastifyReply {
	if (error instanceof RequestError) return reply.code(error.status).send({ error: error.message });
	if (error instanceof UnsupportedFileError)
		return reply.code(422).send({ error: `${error.message}. ${error.nextStep}` });
	if (error instanceof SchemaError) return reply.code(422).send({ error: error.message });
	log(`${error.stack ?? error.message}\n`);
	return reply.code(500).send({ error: error.message });
}

/** The workflows that come with the project, by their file names. */
async function workflowsIn(root: string): Promise<Record<string, unknown>> {
	const folder = join(root, 'workflows');
	const files = (await readdir(folder)).filter((file) => file.endsWith('.json')).sort();
	const entries = files.map(async (file): Promise<[string, unknown]> => [
		file,
		JSON.parse(await readFile(join(folder, file), 'utf8')),
	]);
	return Object.fromEntries(await Promise.all(entries));
}

/**
 * Studio's server: gives its page, and does for it what a browser can't. It keeps nothing: a file comes with every
 * request that is about it.
 */
export function createApp(tools: StudioTools): FastifyInstance {
	const app = fastify({ bodyLimit: MAX_FILE_BYTES, forceCloseConnections: true });
	const checkHost = hostCheck(HOST, []);
	app.addHook('onRequest', async (request, reply) => {
		reply.headers(OWN_PAGE_ONLY);
		checkHost(request);
		if (!OWN_SITES.has(request.headers['sec-fetch-site']))
			throw new RequestError('forbidden', 'requests of web pages of other sites are refused');
		return Promise.resolve();
	});
	app.setErrorHandler<Error>((error, _request, reply) => answerError(error, reply, tools.log));
	app.addContentTypeParser(
		'application/octet-stream',
		{ parseAs: 'buffer' },
		(_request, body, done) => {
			done(null, body);
		},
	);

	app.get('/', async (_request, reply) => {
		const data: StudioData = {
			today: new Date().toISOString().slice(0, 10),
			engine: tools.service.name,
		};
		const once = randomBytes(NONCE_BYTES).toString('base64');
		const page = htmlPage({ title: 'Space OCR Studio', root: 'studio', data, script, style, once });
		return reply
			.headers({
				'Content-Type': 'text/html; charset=utf-8',
				'Content-Security-Policy': page.policy,
			})
			.send(page.html);
	});
	app.get('/sample', async (_request, reply) =>
		reply.type('image/png').send(await readFile(join(tools.root, SAMPLE))),
	);
	app.get('/workflows', () => workflowsIn(tools.root));
	app.post('/open', async (request, reply) => {
		const opened = await openFile(sentFile(request));
		if (opened === undefined) return reply.code(204).send();
		const { bytes, mediaType } = opened.picture;
		return reply.header(PAGE_COUNT, opened.pages).type(mediaType).send(Buffer.from(bytes));
	});
	app.post('/words', (request, reply) =>
		wordsOf(sentFile(request), pageOf(request), tools, goneSignal(reply)),
	);
	app.post('/picture', async (request, reply) => {
		const { bytes, mediaType } = await pictureOf(sentFile(request), pageOf(request));
		return reply.type(mediaType).send(Buffer.from(bytes));
	});
	app.post('/read', async (request, reply) => {
		const { file, setup } = sentWithSetup(request);
		return await readDocuments(file, setup, tools, goneSignal(reply));
	});
	return app;
}
