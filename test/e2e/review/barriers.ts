import { source } from 'axe-core';
import type { Page } from 'playwright-core';
import * as z from 'zod/v4';

const found = z.object({
	violations: z.array(
		z.object({ id: z.string(), help: z.string(), nodes: z.array(z.object({ html: z.string() })) }),
	),
});

/** What keeps people from using a page, by the rules of axe; each with the places. */
export async function barriersOn(page: Page): Promise<readonly string[]> {
	await page.evaluate(source);
	const { violations } = found.parse(await page.evaluate('window.axe.run()'));
	return violations.map(
		({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html).join(', ')}`,
	);
}
