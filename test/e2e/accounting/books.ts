import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

import type { NewCredential } from '../../../tools/n8n/n8n-api.ts';
import { quickBooks } from './quickbooks';
import { xero } from './xero';

/** How one accounting tool takes bills. */
export interface Tool {
	/** Whether a request is for it. */
	readonly prefix: string;
	/** What a client says to enter a bill once only; undefined for a request without it. */
	keyOf(request: IncomingMessage, url: URL): string | undefined;
	/** What is wrong with a request that enters a bill; [] for nothing. */
	problemsOf(request: IncomingMessage, url: URL, body: unknown): string[];
	/** The answer to a question for bills, out of all there are. */
	find(url: URL, bills: readonly unknown[]): unknown;
	/** The bill in the body that enters it. */
	billIn(body: unknown): unknown;
	/** The answer to a bill that was entered. */
	entered(bill: unknown): unknown;
}

/** `question`: before anything is entered; `bill`: it is entered, and the answer that says so is to come. */
export type Moment = 'question' | 'bill';

/** Stands for Xero or QuickBooks, with what both promise: the same key enters one bill. */
export interface Books {
	readonly url: string;
	/** What was entered, as it came. */
	readonly bills: readonly unknown[];
	/** What was wrong with requests: it should stay empty. */
	readonly problems: readonly string[];
	/**
	 * Never answers the next request of this kind.
	 *
	 * @returns what resolves at that moment
	 */
	silentAt(moment: Moment): Promise<void>;
	/** Refuses all bills with these words, until it is called with undefined. */
	refuse(message: string | undefined): void;
	/** Cuts the line instead of answering a bill, whether it was entered or not, until it is called with undefined. */
	cut(bills: 'entered' | 'not entered' | undefined): void;
	/** Answers no question after the next one, until it is called with false. */
	answerOneQuestionOnly(only: boolean): void;
	close(): Promise<void>;
}

const TOKEN = 'token-of-the-test';

/** A log-in by OAuth2 that has happened already. */
export const signedIn = (type: 'xeroOAuth2Api' | 'quickBooksOAuth2Api'): NewCredential => ({
	name: type,
	type,
	data: {
		clientId: 'client',
		clientSecret: 'secret',
		...(type === 'quickBooksOAuth2Api' ? { environment: 'sandbox' } : {}),
		oauthTokenData: { access_token: TOKEN, token_type: 'Bearer', expires_in: 86_400 },
	},
});

async function jsonOf(request: IncomingMessage): Promise<unknown> {
	const chunks: Buffer[] = [];
	request.on('data', (chunk: Buffer) => chunks.push(chunk));
	await once(request, 'end');
	const text = Buffer.concat(chunks).toString('utf8');
	return text === '' ? undefined : JSON.parse(text);
}

export async function openBooks(): Promise<Books> {
	const bills: unknown[] = [];
	const problems: string[] = [];
	const answers = new Map<string, unknown>();
	let refusal: string | undefined;
	let cutting: 'entered' | 'not entered' | undefined;
	/** How many questions are answered still. */
	let questionsLeft = Infinity;
	let silence: { readonly moment: Moment; readonly begins: () => void } | undefined;

	/** Whether this is the moment of silence. */
	function isSilent(moment: Moment): boolean {
		if (silence?.moment !== moment) return false;
		silence.begins();
		silence = undefined;
		return true;
	}

	async function enter(tool: Tool, request: IncomingMessage, url: URL): Promise<unknown> {
		const body = await jsonOf(request);
		problems.push(...tool.problemsOf(request, url, body));
		const key = tool.keyOf(request, url);
		if (key === undefined) problems.push('a bill came without a key');
		const known = answers.get(key ?? '');
		if (known !== undefined) return known;
		const bill = tool.billIn(body);
		bills.push(bill);
		const answer = tool.entered(bill);
		answers.set(key ?? '', answer);
		return answer;
	}

	async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const url = new URL(request.url ?? '', 'http://books');
		const tool = [xero, quickBooks].find(({ prefix }) => url.pathname.startsWith(prefix));
		const send = (status: number, body: unknown) => {
			response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
		};
		if (request.headers.authorization !== `Bearer ${TOKEN}`) {
			send(401, { message: 'no token' });
			return;
		}
		if (tool === undefined) {
			problems.push(`nobody asks for ${url.pathname}`);
			send(404, {});
			return;
		}
		if (request.method === 'GET') {
			if (isSilent('question')) return;
			if (questionsLeft <= 0) {
				response.destroy();
				return;
			}
			questionsLeft--;
			send(200, tool.find(url, bills));
			return;
		}
		if (cutting === 'not entered') {
			response.destroy();
			return;
		}
		if (refusal !== undefined) {
			send(400, { Message: refusal });
			return;
		}
		const answer = await enter(tool, request, url);
		if (cutting === 'entered') response.destroy();
		else if (!isSilent('bill')) send(200, answer);
	}

	const server = createServer((request, response) => {
		handle(request, response).catch((error: unknown) => {
			problems.push(String(error));
			response.writeHead(500).end();
		});
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('no port');
	return {
		url: `http://127.0.0.1:${address.port}`,
		bills,
		problems,
		silentAt: (moment) =>
			new Promise((begins) => {
				silence = { moment, begins };
			}),
		refuse(message) {
			refusal = message;
		},
		cut(what) {
			cutting = what;
		},
		answerOneQuestionOnly(only) {
			questionsLeft = only ? 1 : Infinity;
		},
		async close() {
			server.closeAllConnections();
			server.close();
			await once(server, 'close');
		},
	};
}
