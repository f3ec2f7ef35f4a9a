import type { RawHttpResponse } from 'zapier-platform-core';

/** A header of an answer; Zapier's client gives null, whatever its types say, for one that is missing. */
export const headerOf = (response: RawHttpResponse, name: string): string | undefined =>
	response.getHeader(name) ?? undefined;
