import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Page } from 'playwright-core';

import { ROOT, type Stage } from '../stage';

const OCR = 'Space OCR';
const TRIGGER = 'Manual Trigger';
const TYPES: Readonly<Record<string, string>> = { pdf: 'application/pdf', png: 'image/png' };

export interface TestWorkflow {
	readonly name: string;
	/** Of Space OCR; what is not given is at its default. */
	readonly parameters?: Readonly<Record<string, unknown>>;
	/** Among the samples; they come as the attachments of one mail. */
	readonly files: readonly string[];
	/** The id of the credential; none where it is still to be made. */
	readonly credential?: string;
}

/** A mail as the e-mail trigger gives it. */
export async function mailWith(files: readonly string[]) {
	const attachments = await Promise.all(
		files.map(async (fileName, index) => {
			const fileExtension = fileName.split('.').at(-1) ?? '';
			const bytes = await readFile(join(ROOT, 'samples', fileName));
			return [
				`attachment_${index}`,
				{
					data: bytes.toString('base64'),
					mimeType: TYPES[fileExtension] ?? 'image/jpeg',
					fileName,
					fileExtension,
				},
			] as const;
		}),
	);
	return {
		json: { subject: 'Your invoice', from: 'billing@example.com' },
		binary: Object.fromEntries(attachments),
	};
}

/**
 * Saves `Manual Trigger -> Space OCR` and opens it; the trigger's data is pinned.
 *
 * @returns the id of the workflow
 */
export async function openWorkflow(
	{ api, url }: Stage,
	page: Page,
	{ name, parameters = {}, files, credential }: TestWorkflow,
): Promise<string> {
	const id = await api.addWorkflow({
		name,
		nodes: [
			{
				id: 'trigger',
				name: TRIGGER,
				type: 'n8n-nodes-base.manualTrigger',
				typeVersion: 1,
				position: [0, 0],
				parameters: {},
			},
			{
				id: 'ocr',
				name: OCR,
				type: 'n8n-nodes-space-ocr.spaceOcr',
				typeVersion: 1,
				position: [300, 0],
				parameters,
				...(credential === undefined
					? {}
					: { credentials: { spaceOcrApi: { id: credential, name: 'Space OCR' } } }),
			},
		],
		connections: { [TRIGGER]: { main: [[{ node: OCR, type: 'main', index: 0 }]] } },
		pinData: { [TRIGGER]: [await mailWith(files)] },
		settings: { executionOrder: 'v1' },
	});
	await page.goto(`${url}/workflow/${id}`);
	await nodeOnCanvas(page).waitFor();
	return id;
}

/** Space OCR on the canvas. */
export const nodeOnCanvas = (page: Page) =>
	page.locator(`[data-test-id=canvas-node][data-node-name="${OCR}"]`);
