import type { Page } from 'playwright-core';

import { startStage, type Stage, type StageOptions } from '../stage';
import { openEditor } from './browser';

/** A real n8n with the editor open in a browser. */
export interface EditorStage {
	readonly stage: Stage;
	readonly page: Page;
	/** The id of a credential for the local engine. */
	readonly credential: string;
	close(): Promise<void>;
}

export async function startEditorStage(options: StageOptions = {}): Promise<EditorStage> {
	const stage = await startStage(options);
	try {
		const credential = await stage.api.putCredential({
			name: 'Space OCR',
			type: 'spaceOcrApi',
			data: { apiKey: options.engineKey ?? 'local', baseUrl: stage.engine.url },
		});
		const editor = await openEditor(stage);
		return {
			stage,
			page: editor.page,
			credential,
			async close() {
				await editor.close();
				await stage.close();
			},
		};
	} catch (error) {
		await stage.close();
		throw error;
	}
}
