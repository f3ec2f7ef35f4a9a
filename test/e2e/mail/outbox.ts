import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';

import PostalMime from 'postal-mime';

import type { NewCredential } from '../../../tools/n8n/n8n-api.ts';

/** A mail that was sent. */
interface SentMail {
	readonly to: readonly string[];
	readonly subject: string;
	readonly text: string;
	readonly files: readonly { readonly name: string; readonly bytes: Buffer }[];
}

/** @param mail as it came */
type Listener = (mail: string, read: SentMail) => Promise<void>;

/** An SMTP server that takes every mail and keeps it, unless it is told to be less kind. */
export interface Outbox {
	/** For n8n's Send Email. */
	readonly credential: NewCredential;
	/** Those that were taken. */
	readonly mails: readonly SentMail[];
	/** Refuses mails whose subject has these words, every time they come, until it is called with undefined. */
	refuse(words: string | undefined): void;
	/** Is told of each mail that was taken, as it came: a mail server that answers it by a bounce. */
	onTaken(listener: Listener | undefined): void;
	close(): Promise<void>;
}

async function read(text: string, to: readonly string[]): Promise<SentMail> {
	const mail = await PostalMime.parse(text, { attachmentEncoding: 'arraybuffer' });
	return {
		to,
		subject: mail.subject ?? '',
		text: mail.text ?? '',
		files: mail.attachments.map(({ filename, content }) => ({
			name: filename ?? '',
			bytes:
				typeof content === 'string' ? Buffer.from(content) : Buffer.from(new Uint8Array(content)),
		})),
	};
}

/**
 * Speaks SMTP with one client: just what is needed to take its mails (RFC 5321).
 *
 * @param take answers with what the client is told of a mail
 */
async function talk(socket: Socket, take: (text: string, to: string[]) => Promise<string>) {
	const say = (line: string) => socket.write(`${line}\r\n`);
	let to: string[] = [];
	let data: string[] | undefined;
	say('220 outbox');
	for await (const line of createInterface({ input: socket, crlfDelay: Infinity })) {
		if (data !== undefined) {
			if (line !== '.') {
				// a dot at the beginning is doubled on the way
				data.push(line.startsWith('.') ? line.slice(1) : line);
				continue;
			}
			say(await take(data.join('\r\n'), to));
			data = undefined;
			to = [];
			continue;
		}
		const command = line.slice(0, 4).toUpperCase();
		if (command === 'RCPT') to.push(/<(.*)>/.exec(line)?.[1] ?? '');
		if (command === 'DATA') data = [];
		if (command === 'QUIT') {
			socket.end('221 bye\r\n');
			return;
		}
		say(command === 'DATA' ? '354 go on' : '250 fine');
	}
}

export async function startOutbox(): Promise<Outbox> {
	const mails: SentMail[] = [];
	const sockets = new Set<Socket>();
	let refused: string | undefined;
	let listener: Listener | undefined;

	async function take(text: string, to: readonly string[]): Promise<string> {
		const mail = await read(text, to);
		if (refused !== undefined && mail.subject.includes(refused))
			return '554 this mail is not wanted here';
		mails.push(mail);
		await listener?.(text, mail);
		return '250 taken';
	}

	const server = createServer((socket) => {
		sockets.add(socket);
		socket.once('close', () => sockets.delete(socket));
		talk(socket, take).catch(() => {
			// a client that was killed in the middle of a mail has sent none
			socket.destroy();
		});
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('no port');
	return {
		credential: {
			name: 'Outbox',
			type: 'smtp',
			data: {
				user: '',
				password: '',
				host: '127.0.0.1',
				port: address.port,
				secure: false,
				disableStartTls: true,
				hostName: '',
			},
		},
		mails,
		refuse(words) {
			refused = words;
		},
		onTaken(next) {
			listener = next;
		},
		async close() {
			for (const socket of sockets) socket.destroy();
			server.close();
			await once(server, 'close');
		},
	};
}
