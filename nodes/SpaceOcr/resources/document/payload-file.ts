import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { AccountingFile } from '../../../../core/accounting/file';

/** Name of the binary field with the payload, where it is a file. */
export const ACCOUNTING_FILE = 'accounting';

/** Beside the document's own file: the payload, where it is one. */
export async function withFile(
	context: IExecuteFunctions,
	binary: INodeExecutionData['binary'],
	file: AccountingFile | null | undefined,
): Promise<Pick<INodeExecutionData, 'binary'>> {
	if (file === null || file === undefined) return binary === undefined ? {} : { binary };
	const { bytes, fileName, mimeType } = file;
	const made = await context.helpers.prepareBinaryData(Buffer.from(bytes), fileName, mimeType);
	return { binary: { ...binary, [ACCOUNTING_FILE]: made } };
}
