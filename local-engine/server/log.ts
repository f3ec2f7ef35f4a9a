export const LOG_FORMATS = ['json', 'text', 'none'] as const;
export type LogFormat = (typeof LOG_FORMATS)[number];

/** What is logged. Never text of a document, an image, a key, or an address that was sent. */
export type LogEvent =
	| {
			readonly event: 'listening';
			readonly url: string;
			/** Whether other machines may reach it, and any key is taken. */
			readonly open: boolean;
	  }
	| { readonly event: 'stopping'; readonly signal: string }
	| {
			readonly event: 'request';
			readonly id: string;
			readonly method: string;
			/** One of the paths of the contract; null for any other. */
			readonly path: string | null;
			readonly status: number;
			/** Code of the error that was answered; null for none. */
			readonly code: string | null;
			/** Why the engine failed, where it did; null for errors of the caller. */
			readonly reason: string | null;
			readonly ms: number;
			/** Declared size of the body; null for one that came in chunks. */
			readonly bytes: number | null;
			/** Pages read for it: none when an answer was repeated. */
			readonly pages: number;
	  }
	| {
			/** A request failed with an error nobody foresaw. */
			readonly event: 'failure';
			readonly id: string;
			readonly name: string;
			/** Where, without the message, which may quote the document. */
			readonly frames: readonly string[];
	  };

export type Log = (event: LogEvent) => void;

/** The failure event of an error. */
export const failureOf = (id: string, { name, stack }: Error): LogEvent => ({
	event: 'failure',
	id,
	name,
	frames: (stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)),
});

const OPEN = 'Other machines may reach it, and any API key is taken: --help tells how to set one';

function textOf(event: LogEvent): string {
	switch (event.event) {
		case 'listening':
			return `The local engine listens on ${event.url} (stop it with Ctrl+C)${event.open ? `. ${OPEN}` : ''}`;
		case 'stopping':
			return `${event.signal}: finishing what is under way`;
		case 'request': {
			const { method, path, status, code, reason, ms, id } = event;
			const outcome = [status, code, reason === null ? null : `(${reason})`];
			return [method, path ?? 'unknown path', ...outcome, `${ms} ms`, id]
				.filter((part) => part !== null)
				.join(' ');
		}
		case 'failure':
			return [`${event.id} ${event.name}`, ...event.frames].join('\n');
	}
}

/**
 * Makes lines of events.
 *
 * @param format `json`: one object a line, with the time; `text`: for people; `none`: nothing
 * @param write takes a line with its line break
 */
export function createLog(
	format: LogFormat,
	write: (line: string) => void,
	now: () => Date = () => new Date(),
): Log {
	switch (format) {
		case 'json':
			return (event) => {
				write(`${JSON.stringify({ time: now().toISOString(), ...event })}\n`);
			};
		case 'text':
			return (event) => {
				write(`${textOf(event)}\n`);
			};
		case 'none':
			return () => undefined;
	}
}
