import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import * as z from 'zod/v4-mini';

import { PRESETS } from '../../core/schema/presets';

export const SAMPLES_FOLDER = join(__dirname, '..', '..', 'samples');

/** null: not on the page. */
const value = z.union([z.string(), z.number(), z.null()]);
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

/** Which attachments of a mail are documents, each a sample of its own, and which are not. */
const mailTruth = z.strictObject({
	preset: z.enum(['invoice', 'receipt']),
	documents: z.array(z.string()),
	skipped: z.array(z.string()),
});
export type MailTruth = z.infer<typeof mailTruth>;

const mails = z.record(z.string(), mailTruth);

const jsonOf = (file: string): unknown =>
	JSON.parse(readFileSync(join(SAMPLES_FOLDER, file), 'utf8'));

type Samples = readonly (readonly [string, SampleTruth])[];
const documents: Samples = Object.entries(truths.parse(jsonOf('truth.json')));
const isPdf = ([file]: Samples[number]) => file.endsWith('.pdf');

/** File name and truth of every image. */
export const SAMPLES: Samples = documents.filter((sample) => !isPdf(sample));

/** File name and truth of every PDF. */
export const PDF_SAMPLES: Samples = documents.filter(isPdf);

/** File name and truth of every mail. */
export const MAIL_SAMPLES: readonly (readonly [string, MailTruth])[] = Object.entries(
	mails.parse(jsonOf('mails.json')),
);

export const sampleBytes = (file: string): Buffer => readFileSync(join(SAMPLES_FOLDER, file));

export const presetOf = ({ preset }: SampleTruth) => PRESETS[preset];

/** Those that say their values themselves: what is to be read of them stands in their test. */
export const TEXT_SAMPLES = ['e-invoice.xml', 'e-invoice-hybrid.pdf', 'mail-is-the-invoice.eml'];
