import { parseArgs } from 'node:util';

import type { OpenAiOptions } from '../llm/openai-extractor';
import type { AnswerShape } from './answer-shapes';
import { LOG_FORMATS, type LogFormat } from './log';
import type { LocalEngineOptions } from './start';

const DEFAULT_PORT = 8787;
/** Other users of a machine can see the options of a program, but not its environment. */
const KEY_VARIABLE = 'SPACE_OCR_ENGINE_KEY';

export const HELP = `Usage: space-ocr-local-engine [options]

Reads invoices and receipts on this machine and answers like the space-ocr service.

Address
  --port <number>               port to listen on, 0 for any free one (default ${DEFAULT_PORT})
  --host <address>              address to listen on (default 127.0.0.1: this machine only)

Reading
  --languages <codes>           languages of the pages: eng, deu, fra, nld, spa, ita, por, separated by
                                commas, or auto (default auto)
  --workers <number>            recognition threads, about 100 MB each (default: one for each processor)
  --answer-shape <A|B>          A: each value with its evidence; B: plain values, evidence beside (default A)

As a service
  --api-key <key>               the only key that is taken; better put it into ${KEY_VARIABLE}
                                (default: any key is taken)
  --requests-per-minute <n>     requests a key may send within a minute, 0 for any number (default 0)
  --allow-private-urls          fetch images from private networks and from this machine, too
  --allow-host <names>          names by which it may be asked, separated by commas, besides those of this
                                machine (default: none; where --host lets others in, numbers and
                                names such as ocr or host.docker.internal are taken as well)
  --log <json|text|none>        one line for each request, to standard error (default text)

Another reader
  --extractor openai            let a language model pick the values; needs the two options below
  --extractor-url <address>     of an OpenAI-compatible API, up to and without /chat/completions
  --model <name>                name of the model there
  --extractor-key-env <name>    environment variable that holds the key for it (default: no key is sent)
  --extractor-image             send the picture of the page as well, not only its words

  --help                        show this text
`;

/** What the command line asks for. */
export interface ServerArguments {
	readonly help: boolean;
	readonly logFormat: LogFormat;
	readonly options: LocalEngineOptions;
}

const OPTIONS = {
	port: { type: 'string', default: String(DEFAULT_PORT) },
	host: { type: 'string', default: '127.0.0.1' },
	languages: { type: 'string', default: 'auto' },
	workers: { type: 'string' },
	'answer-shape': { type: 'string', default: 'A' },
	'api-key': { type: 'string' },
	'requests-per-minute': { type: 'string', default: '0' },
	'allow-private-urls': { type: 'boolean', default: false },
	'allow-host': { type: 'string', default: '' },
	log: { type: 'string', default: 'text' },
	extractor: { type: 'string' },
	'extractor-url': { type: 'string' },
	model: { type: 'string' },
	'extractor-key-env': { type: 'string' },
	'extractor-image': { type: 'boolean', default: false },
	help: { type: 'boolean', default: false },
} as const;

type Environment = Readonly<Record<string, string | undefined>>;

/** A whole number within bounds; the option is named in the error. */
function wholeNumber(option: string, text: string, min: number, max: number): number {
	const number = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
	if (number >= min && number <= max) return number;
	throw new Error(`--${option} ${text}: a whole number from ${min} to ${max} is needed`);
}

function oneOf<T extends string>(option: string, text: string, choices: readonly T[]): T {
	const chosen = choices.find((choice) => choice === text);
	if (chosen !== undefined) return chosen;
	throw new Error(`--${option} ${text}: ${choices.join(', ')} can be chosen`);
}

function languagesOf(text: string): readonly string[] | 'auto' {
	if (text === 'auto') return text;
	const codes = text.split(',').map((code) => code.trim());
	const wrong = codes.find((code) => !/^[a-z]{3}(?:_[a-z]+)?$/.test(code));
	if (wrong === undefined) return codes;
	throw new Error(`--languages ${text}: codes of three letters are needed, such as eng,deu`);
}

function hostsOf(text: string): readonly string[] {
	const names = text === '' ? [] : text.split(',').map((name) => name.trim());
	const wrong = names.find((name) => !/^[a-z0-9.-]+$/i.test(name));
	if (wrong === undefined) return names;
	throw new Error(`--allow-host ${text}: names without a port are needed, such as engine.example`);
}

/** An empty variable is one that is not set. */
const fromEnvironment = (environment: Environment, name: string): string | undefined =>
	environment[name] === '' ? undefined : environment[name];

interface ExtractorArguments {
	readonly extractor?: string | undefined;
	readonly 'extractor-url'?: string | undefined;
	readonly model?: string | undefined;
	readonly 'extractor-key-env'?: string | undefined;
	readonly 'extractor-image': boolean;
}

function extractorOf(
	values: ExtractorArguments,
	environment: Environment,
): OpenAiOptions | undefined {
	const { 'extractor-url': url, model, 'extractor-key-env': variable } = values;
	const withImage = values['extractor-image'];
	if (values.extractor === undefined) {
		if (url !== undefined || model !== undefined || variable !== undefined || withImage)
			throw new Error('options of the extractor need --extractor openai');
		return undefined;
	}
	oneOf('extractor', values.extractor, ['openai']);
	if (url === undefined || model === undefined)
		throw new Error('--extractor openai needs --extractor-url and --model');
	const key = variable === undefined ? undefined : fromEnvironment(environment, variable);
	if (variable !== undefined && key === undefined)
		throw new Error(`--extractor-key-env ${variable}: this environment variable is not set`);
	return { url, model, key, withImage };
}

/** @throws Error with a message for the user when an argument can't be used */
export function readServerArguments(
	argv: readonly string[],
	environment: Environment,
): ServerArguments {
	const { values } = parseArgs({ args: [...argv], options: OPTIONS });
	const shape: AnswerShape = oneOf('answer-shape', values['answer-shape'].toUpperCase(), [
		'A',
		'B',
	]);
	const apiKey = values['api-key'] ?? fromEnvironment(environment, KEY_VARIABLE);
	if (apiKey !== undefined && !/^\S+$/.test(apiKey))
		throw new Error('the API key must not be empty or hold spaces');
	return {
		help: values.help,
		logFormat: oneOf('log', values.log, LOG_FORMATS),
		options: {
			port: wholeNumber('port', values.port, 0, 65_535),
			host: values.host,
			languages: languagesOf(values.languages),
			workers:
				values.workers === undefined ? undefined : wholeNumber('workers', values.workers, 1, 64),
			answerShape: shape,
			apiKey,
			requestsPerMinute: wholeNumber(
				'requests-per-minute',
				values['requests-per-minute'],
				0,
				1_000_000,
			),
			allowedHosts: hostsOf(values['allow-host']),
			allowPrivateUrls: values['allow-private-urls'],
			extractor: extractorOf(values, environment),
		},
	};
}
