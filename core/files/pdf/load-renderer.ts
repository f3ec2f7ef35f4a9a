import * as z from 'zod/v4-mini';

import { UnsupportedFileError } from '../file-kind';
import type { OpenPdf } from './renderer';

type Renderer = Pick<typeof import('./renderer'), 'openPdf'>;

let loading: Promise<Renderer> | undefined;

const unsupportedFile = z.object({
	name: z.literal('UnsupportedFileError'),
	message: z.string(),
	nextStep: z.string(),
});

/** The renderer is a bundle of its own, with its own copy of the class: `instanceof` would not know its errors. */
function ownError(error: unknown): never {
	const { success, data } = unsupportedFile.safeParse(error);
	throw success ? new UnsupportedFileError(data.message, data.nextStep) : error;
}

async function load(): Promise<Renderer> {
	// The build makes a file of its own of it (esbuild.config.mjs): it is large, and few need it.
	const { openPdf } = await import('./renderer');
	return {
		openPdf: async (bytes, turns, password): Promise<OpenPdf> => {
			const pdf = await openPdf(bytes, turns, password).catch(ownError);
			return {
				...pdf,
				renderPage: (page, options) => pdf.renderPage(page, options).catch(ownError),
				attachments: (maxBytes, isWanted) => pdf.attachments(maxBytes, isWanted).catch(ownError),
				pageText: (page) => pdf.pageText(page).catch(ownError),
			};
		},
	};
}

/** The PDF renderer, loaded when the first PDF comes. */
export const loadRenderer = (): Promise<Renderer> => (loading ??= load());
