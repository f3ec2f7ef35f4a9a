import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { outputsOf } from './outputs';
import * as getBalance from './resources/account/getBalance';
import * as extract from './resources/document/extract/extract';
import * as prepare from './resources/document/prepare/prepare';
import { testCredential } from './shared/credential-test';

export class SpaceOcr implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Space OCR',
		name: 'spaceOcr',
		icon: { light: 'file:space-ocr.svg', dark: 'file:space-ocr.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle:
			'={{ $parameter.resource === "account" ? "Scans left" : $parameter.operation === "prepare" ? "Prepare for accounting" : ({ preset: { invoice: "Invoice", receipt: "Receipt", purchase_order: "Purchase order" }[$parameter.preset], template: "Template: " + $parameter.templateId, build: "Own fields", example: "Own fields", jsonSchema: "Own fields", auto: "Auto-detect" }[$parameter.schemaMode] + ($parameter.output === "rows" ? ", line by line" : "")) }}',
		description:
			'Read invoices and receipts: fields and line items, with a match ratio for every value. Sure documents go on, doubtful ones to a person.',
		defaults: { name: 'Space OCR' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: `={{(${outputsOf.toString()})($parameter)}}`,
		credentials: [
			{
				name: 'spaceOcrApi',
				required: true,
				testedBy: 'testCredential',
				displayOptions: { hide: { operation: [prepare.description.value] } },
			},
		],
		hints: [
			{
				message:
					'To look at the rows, choose Schema or JSON above: Table unfolds everything under "ocr".',
				type: 'info',
				location: 'outputPane',
				whenToDisplay: 'afterExecution',
				displayCondition:
					'={{ $parameter.resource !== "account" && $parameter.operation !== "prepare" && $parameter.output === "rows" }}',
			},
		],
		properties: [
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				options: [
					{ name: 'Document', value: 'document' },
					{ name: 'Account', value: 'account' },
				],
				default: 'document',
			},
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				displayOptions: { show: { resource: ['document'] } },
				options: [extract.description, prepare.description],
				default: 'extract',
			},
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				displayOptions: { show: { resource: ['account'] } },
				options: [getBalance.description],
				default: 'getBalance',
			},
			...extract.parameters,
			...prepare.parameters,
		],
	};

	methods = { credentialTest: { testCredential } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		if (this.getNodeParameter('resource', 0) === 'account') return await getBalance.execute(this);
		return this.getNodeParameter('operation', 0) === prepare.description.value
			? await prepare.execute(this)
			: await extract.execute(this);
	}
}
