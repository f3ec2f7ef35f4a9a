import { parseArgs } from 'node:util';

import { HIGH_CONFIDENCE } from '../core/decision/judge';

export const USAGE = `Reads documents with the Space OCR node, in n8n's own execution engine.

  npm start -- [FILE…] [options]

  FILE…              PDFs, images (JPEG, PNG, GIF, BMP, TIFF, WebP), e-invoices (.xml), archives (.zip), and mails
                     (.eml, .msg) with their attachments, or their text where it is the invoice;
                     without any, the samples of this project
  --schema NAME      invoice (default), receipt or purchase_order
  --schema FILE.json a JSON Schema, an example of the wanted output, or a list of fields
  --threshold 0.85   match ratio that every value must reach
  --rows             one result per line item
  --json             one line of JSON per result on stdout, and nothing else
  --engine local     the engine on this machine (default), or the URL of a service;
                     its key is taken from the environment variable SPACE_OCR_API_KEY
  --help             this text

  Ends with 1 when a document failed, with 2 when the command line is wrong.
`;

export interface Arguments {
	readonly files: readonly string[];
	/** undefined: the samples say it, and an invoice it is for other files. */
	readonly schema: string | undefined;
	readonly threshold: number;
	readonly rows: boolean;
	readonly json: boolean;
	/** "local" or the URL of a service. */
	readonly engine: string;
	readonly help: boolean;
}

/** The command line can't be understood; the message says why. */
export class UsageError extends Error {
	override readonly name = 'UsageError';
}

function thresholdOf(text: string): number {
	const threshold = Number(text);
	if (text.trim() === '' || !(threshold >= 0 && threshold <= 1))
		throw new UsageError(`--threshold takes a number from 0 to 1, not "${text}"`);
	return threshold;
}

function engineOf(text: string): string {
	if (text === 'local' || (URL.canParse(text) && /^https?:/.test(text))) return text;
	throw new UsageError(`--engine takes "local" or a URL, not "${text}"`);
}

/** @throws UsageError */
export function readArguments(argv: readonly string[]): Arguments {
	const { values, positionals } = parse(argv);
	return {
		files: positionals,
		schema: values.schema,
		threshold: thresholdOf(values.threshold),
		rows: values.rows,
		json: values.json,
		engine: engineOf(values.engine),
		help: values.help,
	};
}

function parse(argv: readonly string[]) {
	try {
		return parseArgs({
			args: [...argv],
			allowPositionals: true,
			options: {
				schema: { type: 'string' },
				threshold: { type: 'string', default: String(HIGH_CONFIDENCE) },
				rows: { type: 'boolean', default: false },
				json: { type: 'boolean', default: false },
				engine: { type: 'string', default: 'local' },
				help: { type: 'boolean', default: false },
			},
		});
	} catch (error) {
		throw new UsageError(error instanceof Error ? error.message : String(error));
	}
}
