import type { IExecuteFunctions } from 'n8n-workflow';

import type { Balance } from '../../../../../core/api/balance';
import type { FinishedTask } from './outcomes';

/** Below this, or when another run like this one would be too much, the balance is worth a word. */
const FEW_SCANS = 20;

const scansOf = (tasks: readonly FinishedTask[]): number =>
	tasks
		.flatMap(({ result }) => (result?.kind === 'read' ? result.documents : []))
		.reduce((sum, { scans }) => sum + scans, 0);

const wordsFor = ({ scans_left, free_cycle_end }: Balance): string => {
	const left = scans_left === 1 ? '1 scan is left' : `${scans_left} scans are left`;
	const day = free_cycle_end?.slice(0, 10);
	return `${left}. Buy more${day === undefined ? '' : `, or wait for the free ones of ${day}`}.`;
};

/**
 * Says in the output panel that scans run short. It asks once, and only when somebody has started the run by
 * hand and so looks at the panel: the question takes a turn of the limit per minute.
 */
export async function addLowBalanceHint(
	context: IExecuteFunctions,
	tasks: readonly FinishedTask[],
	getBalance: () => Promise<Balance>,
): Promise<void> {
	const spent = scansOf(tasks);
	if (context.getMode() !== 'manual' || spent === 0) return;
	try {
		const balance = await getBalance();
		if (balance.scans_left >= Math.max(FEW_SCANS, spent)) return;
		context.addExecutionHints({ message: wordsFor(balance), location: 'outputPane' });
	} catch (error) {
		// What was read counts, not the question after it.
		const name = error instanceof Error ? error.name : 'no error';
		context.logger.debug(`The balance is not known: ${name}`);
	}
}
