import * as z from 'zod/v4-mini';

import { SERVICE_TEMPLATE_IDS } from '../schema/service-templates';
import { wireField } from '../schema/wire-fields';

/** The wire contract of the service, both ways. Source: the service's API reference. */

const MIB = 1024 * 1024;
/** The service's limit for one image. */
export const MAX_IMAGE_BYTES = 20 * MIB;

/** Body of `POST /ocr/fields`; exactly one of `fields`, `templateId`, `autoFields`. */
export const extractRequestBody = z
	.object({
		/** A URL, or the bytes in base64 without a `data:` prefix. */
		image: z.string().check(z.minLength(1)),
		imageType: z.enum(['url', 'base64']),
		fields: z.optional(z.array(wireField).check(z.minLength(1))),
		templateId: z.optional(z.enum(SERVICE_TEMPLATE_IDS)),
		autoFields: z.optional(z.literal(true)),
		prompt: z.optional(z.string()),
	})
	.check(
		z.refine(
			({ fields, templateId, autoFields }) =>
				[fields, templateId, autoFields].filter((given) => given !== undefined).length === 1,
			{ error: 'exactly one of fields, templateId, autoFields is needed' },
		),
	);

export type ExtractRequestBody = z.infer<typeof extractRequestBody>;

/** A box on a 0..1000 grid over the page, origin top left, whatever the resolution. */
export const box = z.object({
	xmin: z.number(),
	ymin: z.number(),
	xmax: z.number(),
	ymax: z.number(),
});
export type Box = z.infer<typeof box>;

const point = z.object({ x: z.number(), y: z.number() });
export type Point = z.infer<typeof point>;

/** Four corners on the same grid; they follow the tilt of the text. */
export const vertices = z.array(point).check(z.length(4));

/** Body of an error answer. Every key may be missing: proxies answer too. */
export const errorBody = z.object({
	error: z.object({
		code: z.optional(z.string()),
		message: z.optional(z.string()),
		requestId: z.optional(z.string()),
	}),
	details: z.optional(z.record(z.string(), z.unknown())),
});

/** Body of `GET /amount`. Scans left = free.remaining + (flatfee.enabled ? flatfee.remaining : 0) + balance. */
export const amountBody = z.object({
	free: z.object({
		used: z.number(),
		limit: z.number(),
		remaining: z.number(),
		cycleStart: z.optional(z.nullable(z.string())),
		cycleEnd: z.optional(z.nullable(z.string())),
	}),
	flatfee: z.object({
		enabled: z.boolean(),
		used: z.optional(z.number()),
		limit: z.optional(z.number()),
		remaining: z.optional(z.number()),
		nextBillingAt: z.optional(z.nullable(z.string())),
	}),
	balance: z.number(),
	currency: z.optional(z.string()),
	perCallCost: z.optional(z.number()),
});
export type AmountBody = z.infer<typeof amountBody>;
