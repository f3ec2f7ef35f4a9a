import type { Redact } from './redact';

/** A body that is no JSON. */
export interface EncodedBody {
	readonly contentType: string;
	readonly bytes: Uint8Array;
}

/** One HTTP request to the service; the platform adds the host and the key. */
export interface TransportRequest {
	readonly method: 'GET' | 'POST';
	/** Path with a leading slash: "/ocr/fields". */
	readonly path: string;
	readonly headers?: Readonly<Record<string, string>>;
	/** Sent as JSON. */
	readonly body?: object;
	/** A body that is no JSON; never both. */
	readonly encoded?: EncodedBody;
}

export interface TransportAnswer {
	readonly status: number;
	/** Header names in lower case. */
	readonly headers: Readonly<Record<string, string | undefined>>;
	/** The parsed JSON, or the text as it came when it is none. */
	readonly body: unknown;
}

/**
 * One HTTP exchange, made by the platform. Resolves with every answer, whatever its status.
 *
 * Rejects with TimeoutError, ConnectionError or CancelledError; anything else is a defect.
 */
export type Transport = (
	request: TransportRequest,
	signal: AbortSignal,
) => Promise<TransportAnswer>;

/** What differs between platforms and between a test and real life. */
export interface Platform {
	readonly transport: Transport;
	/** Resolves after that many milliseconds; rejects as soon as the signal aborts. */
	readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
	/** Milliseconds since the epoch: for dates, as somebody may set this clock. */
	readonly now: () => number;
	/** Milliseconds on a clock that nobody can set: for what takes time. */
	readonly uptime: () => number;
	/** From 0 up to, not including, 1. */
	readonly random: () => number;
	/** Takes the key out of texts that come from outside. */
	readonly redact: Redact;
}
