import type { INodeExecutionData } from 'n8n-workflow';

import type { DocumentFailure } from '../../../core/pipeline/failure';

/** With "Continue (using error output)" n8n moves items of exactly this form to that output, whole. */
export const asErrorOutput = ({
	message,
	...details
}: DocumentFailure): INodeExecutionData['json'] => ({
	error: message,
	details,
});
