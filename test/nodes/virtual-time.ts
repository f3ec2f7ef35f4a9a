import { jest } from '@jest/globals';

const waited: number[] = [];

/**
 * Time that passes only when the node waits, so that tests never do. Import it before anything that loads
 * n8n-workflow.
 */
export const virtualTime = {
	/** Milliseconds of each wait so far. */
	waited,
	passed: 0,
	/** How far somebody has set the machine's clock forward since, in milliseconds; back when negative. */
	setForward: 0,
	start() {
		virtualTime.waited = [];
		virtualTime.passed = 0;
		virtualTime.setForward = 0;
	},
};

const realNow = Date.now.bind(Date);
jest
	.spyOn(Date, 'now')
	.mockImplementation(() => realNow() + virtualTime.passed + virtualTime.setForward);
const realUptime = performance.now.bind(performance);
jest.spyOn(performance, 'now').mockImplementation(() => realUptime() + virtualTime.passed);

async function sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
	signal?.throwIfAborted();
	virtualTime.waited.push(milliseconds);
	virtualTime.passed += milliseconds;
	await Promise.resolve();
}

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep,
}));
