import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';

import { decide } from './decide';
import { execute } from './execute';
import { show } from './show';
import { waitParameters } from './wait-parameters';
import { isDecision, waitingWebhooks } from './waiting-webhooks';

export class SpaceOcrReview implements INodeType {
	// @ts-expect-error -- A node that waits for a person is no tool for an agent: n8n's type has no word for that.
	description: INodeTypeDescription = {
		displayName: 'Space OCR Review',
		name: 'spaceOcrReview',
		icon: { light: 'file:space-ocr-review.svg', dark: 'file:space-ocr-review.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ "waits up to " + $parameter.amount + " " + $parameter.unit }}',
		description:
			'Waits until a person has looked at doubtful documents on a page: the picture on one side, the values on the other. Corrected ones go on by themselves.',
		defaults: { name: 'Space OCR Review' },
		usableAsTool: undefined,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		outputNames: ['Approved', 'Rejected', 'Timed Out'],
		webhooks: waitingWebhooks,
		properties: waitParameters,
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await execute(this);
	}

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return isDecision(this) ? await decide(this) : await show(this);
	}
}
