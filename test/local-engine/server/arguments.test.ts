import { describe, expect, test } from '@jest/globals';

import { HELP, readServerArguments } from '../../../local-engine/server/arguments';

const read = (line: string, environment: Record<string, string> = {}) =>
	readServerArguments(line === '' ? [] : line.split(' '), environment);

const EXTRACTOR = '--extractor openai --extractor-url http://127.0.0.1:11434/v1 --model small';

describe('readServerArguments', () => {
	test('without any: this machine only, no limit, no other reader', () => {
		const { help, logFormat, options } = read('');
		expect(help).toBe(false);
		expect(logFormat).toBe('text');
		expect(options).toMatchObject({
			host: '127.0.0.1',
			port: 8787,
			languages: 'auto',
			answerShape: 'A',
			requestsPerMinute: 0,
			allowPrivateUrls: false,
		});
		expect([options.apiKey, options.extractor, options.workers]).toEqual([
			undefined,
			undefined,
			undefined,
		]);
	});

	test('all of them', () => {
		const line = `--host 0.0.0.0 --port 0 --languages eng,deu --workers 3 --answer-shape b --api-key k --requests-per-minute 60 --allow-private-urls --allow-host engine.example --log json ${EXTRACTOR} --extractor-key-env MODEL_KEY --extractor-image`;
		expect(read(line, { MODEL_KEY: 'secret' })).toEqual({
			help: false,
			logFormat: 'json',
			options: {
				host: '0.0.0.0',
				port: 0,
				languages: ['eng', 'deu'],
				workers: 3,
				answerShape: 'B',
				apiKey: 'k',
				requestsPerMinute: 60,
				allowedHosts: ['engine.example'],
				allowPrivateUrls: true,
				extractor: {
					url: 'http://127.0.0.1:11434/v1',
					model: 'small',
					key: 'secret',
					withImage: true,
				},
			},
		});
	});

	test('the key comes from the environment; an empty one is none; the command line wins', () => {
		const environment = { SPACE_OCR_ENGINE_KEY: 'kept' };
		expect(read('', environment).options.apiKey).toBe('kept');
		expect(read('--api-key given', environment).options.apiKey).toBe('given');
		expect(read('', { SPACE_OCR_ENGINE_KEY: '' }).options.apiKey).toBeUndefined();
	});

	test.each([
		['--port x', /--port x/],
		['--port 65536', /0 to 65535/],
		['--workers 0', /1 to 64/],
		['--requests-per-minute -1', /requests-per-minute/],
		['--requests-per-minute 1.5', /whole number/],
		['--answer-shape C', /A, B/],
		['--log xml', /json, text, none/],
		['--languages english', /three letters/],
		['--languages eng,', /three letters/],
		['--api-key=', /empty/],
		['--unknown', /unknown/],
		['file.png', /file\.png/],
		['--extractor other', /openai/],
		['--extractor openai', /--extractor-url and --model/],
		['--model small', /need --extractor openai/],
		['--extractor-image', /need --extractor openai/],
		[`${EXTRACTOR} --extractor-key-env MODEL_KEY`, /MODEL_KEY/],
	])('%s is refused', (line, message) => {
		expect(() => read(line)).toThrow(message);
	});

	test('the help names every option', () => {
		for (const option of ['port', 'host', 'languages', 'workers', 'answer-shape', 'api-key', 'log'])
			expect(HELP).toContain(`--${option} `);
		for (const line of HELP.split('\n')) expect(line.length).toBeLessThanOrEqual(110);
	});
});
