import type { ThrottleObject } from 'zapier-platform-core';

/**
 * How many runs of a connection Zapier begins in a minute. The service takes 60 calls, and a run makes one for each page:
 * most documents have one or two. Where they have more, the service asks to wait, and Zapier does.
 */
export const THROTTLE: ThrottleObject = {
	window: 60,
	limit: 30,
	key: 'ocr',
	scope: ['auth'],
};
