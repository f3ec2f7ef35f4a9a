import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';

import { openOutlookMessage } from '../../../../core/files/containers/outlook-message';
import { UnsupportedFileError } from '../../../../core/files/file-kind';
import { outlookMessage } from '../../../files/mails/outlook-message';

const filesInOutlookMessage = (bytes: Uint8Array) => openOutlookMessage(bytes)?.files ?? [];
const textsOf = (bytes: Uint8Array) =>
	filesInOutlookMessage(bytes).map((file) => [file.name, Buffer.from(file.bytes).toString()]);

describe('a mail that Outlook saved', () => {
	test('gives what was put in, small and large', () => {
		const name = fc.stringMatching(/^[a-zäöß]{1,20}\.pdf$/);
		const content = fc.oneof(
			fc.string({ minLength: 1, maxLength: 200 }),
			fc.string({ minLength: 4000, maxLength: 9000 }),
		);
		fc.assert(
			fc.property(fc.array(fc.tuple(name, content), { maxLength: 20 }), (files) => {
				const parts = files.map(([own, text]) => ({ name: own, bytes: Buffer.from(text) }));
				expect(textsOf(outlookMessage(...parts))).toEqual(
					files.map(([own, text]) => [own, Buffer.from(text).toString()]),
				);
			}),
			{ numRuns: 40 },
		);
	});

	test('may have short names only, and mails in it', () => {
		const bytes = outlookMessage(
			{ name: 'INVOIC~1.PDF', shortName: 'INVOIC~1.PDF', bytes: Buffer.from('a') },
			{ subject: 'Fwd: bill', parts: [{ name: 'b.pdf', bytes: Buffer.from('b') }] },
		);
		expect(filesInOutlookMessage(bytes)).toMatchObject([
			{ name: 'INVOIC~1.PDF' },
			{ name: 'Fwd: bill', files: [{ name: 'b.pdf' }] },
		]);
	});
});

test('damage anywhere ends, in files or in words', () => {
	const whole = outlookMessage(
		{ name: 'a.pdf', bytes: Buffer.alloc(20_000, 'a') },
		{ subject: 'Fwd', parts: [{ name: 'b.pdf', bytes: Buffer.alloc(300, 'b') }] },
	);
	const damage = fc.array(
		fc.tuple(
			fc.nat(whole.byteLength / 4 - 1),
			fc.oneof(fc.nat(60), fc.constantFrom(0xffffffff, 0xfffffffe, 0x7fffffff)),
		),
		{ minLength: 1, maxLength: 6 },
	);
	fc.assert(
		fc.property(damage, fc.nat(whole.byteLength), (places, cut) => {
			const bytes = Buffer.from(whole);
			for (const [at, value] of places) bytes.writeUInt32LE(value, at * 4);
			for (const one of [bytes, bytes.subarray(0, cut)]) {
				try {
					const size = filesInOutlookMessage(one).reduce((sum, file) => sum + file.bytes.length, 0);
					expect(size).toBeLessThan(10 * whole.byteLength);
				} catch (error) {
					expect(error).toBeInstanceOf(UnsupportedFileError);
				}
			}
		}),
		{ numRuns: 2000 },
	);
});

test('a chain of sectors that leads back to itself ends', () => {
	const bytes = outlookMessage({ name: 'a.pdf', bytes: Buffer.alloc(20_000, 'a') });
	// The sectors of the file follow each other: in the table of what follows they are numbers that grow by one.
	const table = bytes.readUInt32LE(76);
	for (let at = (table + 1) * 512; at < (table + 2) * 512; at += 4)
		if (bytes.readUInt32LE(at) < 0xfffffffa) bytes.writeUInt32LE(3, at);
	expect(() => filesInOutlookMessage(bytes)).toThrow(UnsupportedFileError);
});
