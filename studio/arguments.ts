import { parseArgs } from 'node:util';

const DEFAULT_PORT = 8788;

export const USAGE = `Opens Studio: choose the fields of your invoices by looking at them.

  npm run studio -- [options]

  --engine local     the engine on this machine (default), or the URL of a service;
                     its key is taken from the environment variable SPACE_OCR_API_KEY, and stays in this program
  --port ${DEFAULT_PORT}        port to listen on, 0 for any free one; only this machine reaches it
  --help             this text
`;

interface Arguments {
	/** "local" or the URL of a service. */
	readonly engine: string;
	readonly port: number;
	readonly help: boolean;
}

/** @throws Error saying what is wrong on the command line */
export function readArguments(argv: readonly string[]): Arguments {
	const { values } = parseArgs({
		args: [...argv],
		options: {
			engine: { type: 'string', default: 'local' },
			port: { type: 'string', default: String(DEFAULT_PORT) },
			help: { type: 'boolean', default: false },
		},
	});
	const port = /^\d{1,5}$/.test(values.port) ? Number(values.port) : NaN;
	if (!(port <= 65_535))
		throw new Error(`--port takes a number from 0 to 65535, not "${values.port}"`);
	const isUrl = URL.canParse(values.engine) && /^https?:/.test(values.engine);
	if (values.engine !== 'local' && !isUrl)
		throw new Error(`--engine takes "local" or a URL, not "${values.engine}"`);
	return { engine: values.engine, port, help: values.help };
}
