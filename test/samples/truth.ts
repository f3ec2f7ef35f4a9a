import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import * as z from 'zod/v4-mini';

import { PRESETS } from '../../core/schema/presets';

export const SAMPLES_FOLDER = join(__dirname, '..', '..', 'samples');

const value = z.union([z.string(), z.number()]);
const row = z.record(z.string(), value);

/** What a careful reader sees on a sample. */
const sampleTruth = z.strictObject({
	preset: z.enum(['invoice', 'receipt']),
	decision: z.enum(['accepted', 'review']),
	doubtful: z.optional(z.array(z.string())),
	fields: z.intersection(
		z.object({ line_items: z.array(row) }),
		z.record(z.string(), z.union([value, z.array(row)])),
	),
});
export type SampleTruth = z.infer<typeof sampleTruth>;

const truths = z.record(z.string(), sampleTruth);

/** File name and truth of every sample. */
export const SAMPLES: readonly (readonly [string, SampleTruth])[] = Object.entries(
	truths.parse(JSON.parse(readFileSync(join(SAMPLES_FOLDER, 'truth.json'), 'utf8'))),
);

export const sampleBytes = (file: string): Buffer => readFileSync(join(SAMPLES_FOLDER, file));

export const presetOf = ({ preset }: SampleTruth) => PRESETS[preset];
