import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { zipSync } from 'fflate';

import { unpack as unpackWith } from '../../../../core/files/containers/unpack';
import { loadRenderer } from '../../../../core/files/pdf/load-renderer';
import { mailWith } from '../../../files/mails/make-mail';
import { inOneGo } from '../../../files/turns';

const unpack = async (bytes: Uint8Array) =>
	await unpackWith(bytes, {
		loadPdfRenderer: loadRenderer,
		turns: inOneGo,
		password: '',
		mailBody: null,
	});

/** A document, or files in an archive or a mail. */
type Tree = string | { readonly in: 'zip' | 'mail'; readonly files: readonly Tree[] };

const { tree } = fc.letrec<{ tree: Tree; leaf: string }>((tie) => ({
	leaf: fc.stringMatching(/^[a-z]{1,8}$/),
	tree: fc.oneof(
		{ depthSize: 'small', maxDepth: 3, withCrossShrink: true },
		tie('leaf'),
		fc.record({
			in: fc.constantFrom('zip' as const, 'mail' as const),
			files: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }),
		}),
	),
}));

const documentOf = (name: string) => Buffer.from(`%PDF-1.7\n${name}`);

function bytesOf(one: Tree): Uint8Array {
	if (typeof one === 'string') return documentOf(one);
	const files = one.files.map((file, index) => [`${index}`, bytesOf(file)] as const);
	return one.in === 'zip'
		? zipSync(Object.fromEntries(files))
		: mailWith(
				...files.map(([name, bytes]) => ({ name, type: 'application/octet-stream', bytes })),
			);
}
const leavesOf = (one: Tree): string[] =>
	typeof one === 'string' ? [one] : one.files.flatMap(leavesOf);

test('every document comes out, however archives and mails lie in each other', async () => {
	await fc.assert(
		fc.asyncProperty(tree, async (one) => {
			const found = await unpack(bytesOf(one));
			if (typeof one === 'string') {
				expect(found).toBeUndefined();
				return;
			}
			const names = (found?.files ?? []).map(
				({ bytes }) => Buffer.from(bytes).toString('latin1').split('\n')[1],
			);
			expect(names).toEqual(leavesOf(one));
			expect((found?.files ?? []).filter(({ error }) => error !== undefined)).toEqual([]);
		}),
		{ numRuns: 60 },
	);
});

test('bytes that only begin like a container are no crash', async () => {
	const beginning = fc.constantFrom(
		'PK\x03\x04',
		'\x78\x9f\x3e\x22',
		'From: a@b.example\r\nDate: x\r\n',
	);
	await fc.assert(
		fc.asyncProperty(beginning, fc.uint8Array({ maxLength: 300 }), async (head, rest) => {
			const bytes = Buffer.concat([Buffer.from(head, 'latin1'), rest]);
			const outcome = await unpack(bytes).catch((error: unknown) => error);
			if (outcome instanceof Error) expect(outcome.name).toBe('UnsupportedFileError');
			else expect(outcome).toBeUndefined();
		}),
	);
});
