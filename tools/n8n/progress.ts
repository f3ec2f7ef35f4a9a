/** How often a line is printed where no line can be rewritten. */
const SECONDS_BETWEEN_LINES = 30;

const timeOf = (seconds: number): string =>
	`${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

/**
 * Shows on standard error that something long is under way, and for how long.
 *
 * @param what "Installing n8n 2.41.0"
 * @param usual how long it usually takes, in words
 */
export async function withProgress<T>(
	what: string,
	usual: string,
	work: () => Promise<T>,
): Promise<T> {
	const { stderr } = process;
	const began = Date.now();
	const show = () => {
		const seconds = Math.round((Date.now() - began) / 1000);
		const line = `${what}: ${timeOf(seconds)} (usually ${usual})`;
		if (stderr.isTTY) stderr.write(`\r${line}`);
		else if (seconds % SECONDS_BETWEEN_LINES === 0) stderr.write(`${line}\n`);
	};
	show();
	const clock = setInterval(show, 1000);
	try {
		return await work();
	} finally {
		clearInterval(clock);
		if (stderr.isTTY) stderr.write('\n');
	}
}
