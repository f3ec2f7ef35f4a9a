import type { NewCredential } from '../../../tools/n8n/n8n-api.ts';
import { startStage, type Stage, type StageOptions } from '../stage';
import { startMailbox, type Mailbox } from './mailbox';
import { startOutbox, type Outbox } from './outbox';

/** What the shipped mail workflows need around them. */
export interface MailStage {
	readonly stage: Stage;
	readonly mailbox: Mailbox;
	readonly outbox: Outbox;
	/** For the mailbox, for sending, and for the local engine. */
	readonly credentials: readonly NewCredential[];
	close(): Promise<void>;
}

/** What the node's credential holds for a service. */
export const credentialFor = (baseUrl: string): NewCredential => ({
	name: 'Space OCR',
	type: 'spaceOcrApi',
	data: { apiKey: 'local', baseUrl },
});

export async function startMailStage(options: StageOptions = {}): Promise<MailStage> {
	const stage = await startStage(options);
	const mailbox = await startMailbox(stage.programs);
	const outbox = await startOutbox();
	return {
		stage,
		mailbox,
		outbox,
		credentials: [mailbox.credential, outbox.credential, credentialFor(stage.engine.url)],
		async close() {
			await stage.close();
			await mailbox.close();
			await outbox.close();
		},
	};
}
