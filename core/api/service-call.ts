import type { TransportRequest } from './transport';

/** A call of the service, and how its answer is read. */
export interface ServiceCall<T> {
	readonly request: TransportRequest;
	/** What the answer holds, in words: "the balance". */
	readonly what: string;
	/** @returns undefined for a body that is no such answer */
	readonly read: (body: unknown) => T | undefined;
}
