import type {
	Icon,
	ICredentialDataDecryptedObject,
	ICredentialType,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

import { readApiKey } from '../core/api/api-key';

/** Filled in, by hand (no expression, not n8n's stand-in for a saved key), and not of the service's form. */
const UNUSUAL_KEY = '^(?! *(?:[Bb]earer +)?spocr_|=|__n8n_BLANK_VALUE).+';

export class SpaceOcrApi implements ICredentialType {
	name = 'spaceOcrApi';

	displayName = 'Space OCR API';

	icon: Icon = {
		light: 'file:../nodes/SpaceOcr/space-ocr.svg',
		dark: 'file:../nodes/SpaceOcr/space-ocr.dark.svg',
	};

	documentationUrl = 'https://github.com/space-ocr/n8n-nodes-space-ocr#credential';

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			placeholder: 'e.g. spocr_…',
			description:
				'Copy it from your account at <a href="https://space-ocr.com" target="_blank">space-ocr.com</a>',
		},
		{
			displayName:
				'Keys of the space-ocr service begin with spocr_. If this is for the local engine, any key will do.',
			name: 'unusualKey',
			type: 'notice',
			default: '',
			displayOptions: { show: { apiKey: [{ _cnd: { regex: UNUSUAL_KEY } }] } },
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://api.space-ocr.com',
			required: true,
			description:
				'Leave as it is for the space-ocr service. For the local engine: http://127.0.0.1:8787. The key is sent to this host only.',
		},
	];

	/** The key as it was pasted may have more around it than belongs into a header. */
	async authenticate(
		{ apiKey }: ICredentialDataDecryptedObject,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const read = readApiKey(typeof apiKey === 'string' ? apiKey : '');
		if ('problem' in read) throw new Error(`The API Key ${read.problem}`);
		const Authorization = `Bearer ${read.key}`;
		return await Promise.resolve({ ...request, headers: { ...request.headers, Authorization } });
	}
}
