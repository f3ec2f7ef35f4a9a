import type { IBinaryData, INodeExecutionData, IWebhookFunctions } from 'n8n-workflow';
import * as z from 'zod/v4-mini';

import { propertyOf } from '../../core/review/page-data';

const isFile = z.union([
	z.looseObject({ mimeType: z.string(), id: z.string() }),
	z.looseObject({ mimeType: z.string(), data: z.string() }),
]);
const file = z.custom<IBinaryData>((value) => isFile.safeParse(value).success);
/** Where n8n keeps files inside the json, with the binary mode "combined". */
const inJson = z.object({ _files: z.record(z.string(), z.unknown()) });

/** The file a document was read from, where the item still has it. */
export function fileOfDocument({ binary, json }: INodeExecutionData): IBinaryData | undefined {
	const property = propertyOf(json);
	if (property === undefined) return undefined;
	return binary?.[property] ?? file.safeParse(inJson.safeParse(json).data?._files[property]).data;
}

export const readBytes = async (
	{ helpers }: IWebhookFunctions,
	{ id, data }: IBinaryData,
): Promise<Buffer> =>
	id === undefined
		? Buffer.from(data, 'base64')
		: await helpers.binaryToBuffer(await helpers.getBinaryStream(id));
