import type { N8nApi } from '../../tools/n8n/n8n-api.ts';
import { isFinal, type Execution } from '../../tools/n8n/n8n-executions.ts';
import { until } from './until';

/** An execution once it has ended, however it did. */
export const settled = (api: N8nApi, id: string): Promise<Execution> =>
	until(`execution ${id} ends`, async () => {
		const execution = await api.execution(id);
		return isFinal(execution) && execution;
	});
