import { NodeApiError, NodeOperationError, type INode } from 'n8n-workflow';

import type { DocumentFailure } from '../../../core/pipeline/failure';

/** A failure as n8n shows it: the message on top, what to do and the request id below. */
export function toNodeError(
	node: INode,
	failure: DocumentFailure,
	itemIndex?: number,
): NodeApiError | NodeOperationError {
	const { message, next_step, code, status, request_id } = failure;
	const description = [next_step, request_id === null ? null : `(Request ID: ${request_id})`]
		.filter((part) => part !== null)
		.join(' ');
	const options = { message, description, ...(itemIndex === undefined ? {} : { itemIndex }) };
	return status === null
		? new NodeOperationError(node, message, options)
		: new NodeApiError(
				node,
				{ message, code: code ?? failure.name },
				{ ...options, httpCode: String(status) },
			);
}
