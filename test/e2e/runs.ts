import type { N8nApi } from '../../tools/n8n/n8n-api.ts';
import { isFinal, type ExecutionSummary } from '../../tools/n8n/n8n-executions.ts';
import { until } from './until';

/**
 * The runs that mails have begun, once there are so many and no run at all goes on, for one that waits for a person does
 * not; the oldest first. Runs that
 * report a failure are not among them: n8n may report one again when it is ended a second time.
 */
export const runsOnceThereAre = (
	api: N8nApi,
	workflowId: string,
	count: number,
): Promise<readonly ExecutionSummary[]> =>
	until(`${count} mails are dealt with`, async () => {
		const runs = await api.executionsOf(workflowId);
		const byMail = runs.filter(({ mode }) => mode === 'trigger');
		return (
			byMail.length >= count &&
			runs.every((run) => isFinal(run) || run.status === 'waiting') &&
			byMail.toReversed()
		);
	});
