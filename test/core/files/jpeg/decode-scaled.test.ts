import { describe, expect, test } from '@jest/globals';
import sharp from 'sharp';

import { decodeScaled } from '../../../../core/files/jpeg/decode-scaled';
import { toJpeg } from '../../../../core/files/jpeg/encode';
import { readFrame } from '../../../../core/files/jpeg/frame';
import type { BlockSide } from '../../../../core/files/jpeg/scaled-block';
import { uprightColours } from '../../../../core/files/jpeg/upright';
import { inOneGo, tickingTurns } from '../../../files/turns';

/** Soft colours that differ everywhere, with a dark bar at the top left. */
function picture(width: number, height: number, channels: 1 | 3 | 4 = 3) {
	const data = Buffer.alloc(width * height * channels);
	for (let y = 0; y < height; y++)
		for (let x = 0; x < width; x++)
			for (let channel = 0; channel < channels; channel++) {
				const shade = 120 + 80 * Math.sin((x * (channel + 1)) / 40) * Math.cos(y / 50);
				const isBar = x < width / 4 && y < height / 8;
				data[(y * width + x) * channels + channel] = isBar ? 20 : shade;
			}
	return sharp(data, { raw: { width, height, channels } });
}

async function decoded(jpeg: Uint8Array, side: BlockSide) {
	const frame = readFrame(jpeg);
	const scaled = frame && (await decodeScaled(jpeg, frame, side, inOneGo));
	if (frame === undefined || scaled === undefined) throw new Error('not decoded');
	return await uprightColours(scaled, frame.orientation, inOneGo);
}

/** Mean difference to what another decoder makes of it, of 255. */
async function difference(jpeg: Uint8Array, side: BlockSide): Promise<number> {
	const ours = await decoded(jpeg, side);
	const { data, info } = await sharp(jpeg)
		.rotate()
		.resize(ours.width, ours.height, { fit: 'fill', kernel: 'cubic' })
		.toColourspace(ours.channels === 1 ? 'b-w' : 'srgb')
		.raw()
		.toBuffer({ resolveWithObject: true });
	expect(info.channels).toBe(ours.channels);
	return (
		data.reduce((sum, value, at) => sum + Math.abs(value - (ours.data[at] ?? 0)), 0) / data.length
	);
}

const kinds: readonly (readonly [name: string, make: () => Promise<Buffer>])[] = [
	[
		'colours at half the size',
		() => picture(800, 608).jpeg({ chromaSubsampling: '4:2:0' }).toBuffer(),
	],
	['colours at full size', () => picture(800, 608).jpeg({ chromaSubsampling: '4:4:4' }).toBuffer()],
	['grey', () => picture(800, 608, 1).toColourspace('b-w').jpeg().toBuffer()],
	['progressive', () => picture(800, 608).jpeg({ progressive: true }).toBuffer()],
	[
		'progressive grey',
		() => picture(800, 608, 1).toColourspace('b-w').jpeg({ progressive: true }).toBuffer(),
	],
	[
		'progressive and fine',
		() => picture(800, 608).jpeg({ progressive: true, quality: 98 }).toBuffer(),
	],
];

describe('a JPEG at a part of its size looks like itself', () => {
	test.each(kinds)('%s', async (_name, make) => {
		const jpeg = await make();
		for (const side of [4, 2, 1] as const) expect(await difference(jpeg, side)).toBeLessThan(7);
	});
});

test.each([1, 2, 3, 4, 5, 6, 7, 8])('held as %i it comes out upright', async (orientation) => {
	const jpeg = await picture(640, 320).withMetadata({ orientation }).jpeg().toBuffer();
	expect(readFrame(jpeg)).toMatchObject({ width: 640, height: 320, orientation });
	expect(await difference(jpeg, 4)).toBeLessThan(4);
});

test('encoded in strips it is one picture', async () => {
	const colours = await decoded(await picture(3000, 2300).jpeg().toBuffer(), 4);
	const jpeg = await toJpeg(colours, inOneGo);
	const { data, info } = await sharp(jpeg).raw().toBuffer({ resolveWithObject: true });
	expect(info).toMatchObject({ width: 1500, height: 1150 });
	const sum = data.reduce(
		(total, value, at) => total + Math.abs(value - (colours.data[at] ?? 0)),
		0,
	);
	expect(sum / data.length).toBeLessThan(4);
});

test('… also where it is plain: no strip ends with bytes that are none of it', async () => {
	for (const shade of [0, 60, 128, 200, 255]) {
		const data = new Uint8ClampedArray(2250 * 400 * 3).fill(shade);
		const jpeg = await toJpeg({ width: 2250, height: 400, channels: 3, data }, inOneGo);
		// Warnings are errors to it.
		await expect(sharp(jpeg).raw().toBuffer()).resolves.toHaveLength(data.byteLength);
	}
});

describe('what is damaged is not made up', () => {
	test.each(kinds.slice(0, 4))('%s, cut off', async (_name, make) => {
		const jpeg = await make();
		const cut = jpeg.subarray(0, jpeg.byteLength / 2);
		const frame = readFrame(cut);
		expect(frame && (await decodeScaled(cut, frame, 4, inOneGo))).toBeUndefined();
	});

	test('nothing is searched for behind a good start', () => {
		const garbage = Buffer.concat([
			Buffer.from('ffd8ffe000104a464946', 'hex'),
			Buffer.alloc(3_000_000, 0x55),
		]);
		expect(readFrame(garbage)).toBeUndefined();
	});

	test('others have their turn meanwhile', async () => {
		const { turns, taken } = tickingTurns(2);
		const jpeg = await picture(1600, 1600).jpeg().toBuffer();
		const frame = readFrame(jpeg);
		if (frame === undefined) throw new Error('no frame');
		await decodeScaled(jpeg, frame, 4, turns);
		expect(taken()).toBeGreaterThan(5);
	});
});
