import {
	ICredentialsHelper,
	type ICredentialDataDecryptedObject,
	type ICredentials,
	type ICredentialType,
	type IHttpRequestOptions,
	type IRequestOptionsSimplified,
} from 'n8n-workflow';
import * as z from 'zod/v4-mini';

const NOT_NEEDED = 'A workflow of one node with one credential does not need this';

const texts = z.record(z.string(), z.string());
const someHeaders = z._default(texts, {});

const filled = (template: string, values: Readonly<Record<string, string>>) =>
	template
		.replace(/^=/, '')
		.replace(/\{\{\s*\$credentials\.(\w+)\s*\}\}/g, (_match, name: string) => values[name] ?? '');

/** Gives n8n's engine one credential and applies its type's own header rule. */
export class SingleCredential extends ICredentialsHelper {
	constructor(
		private readonly type: ICredentialType,
		private readonly data: ICredentialDataDecryptedObject,
		private readonly onRequest: () => void = () => undefined,
	) {
		super();
	}

	getParentTypes() {
		return [];
	}

	isCredentialUsableByNode() {
		return true;
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		_typeName: string,
		request: IHttpRequestOptions | IRequestOptionsSimplified,
	): Promise<IHttpRequestOptions> {
		const { authenticate } = this.type;
		if (typeof authenticate !== 'object') throw new Error('The credential has no header rule');
		const values = texts.parse(credentials);
		const headers = Object.entries(texts.parse(authenticate.properties.headers)).map(
			([name, template]) => [name, filled(template, values)] as const,
		);
		this.onRequest();
		return await Promise.resolve({
			url: '',
			...request,
			headers: { ...someHeaders.parse(request.headers), ...Object.fromEntries(headers) },
		});
	}

	preAuthentication() {
		return Promise.resolve(undefined);
	}

	runPreAuthentication() {
		return Promise.resolve(undefined);
	}

	async getDecrypted() {
		return await Promise.resolve(this.data);
	}

	async getCredentials(): Promise<ICredentials> {
		return await Promise.reject(new Error(NOT_NEEDED));
	}

	async updateCredentials() {
		await Promise.reject(new Error(NOT_NEEDED));
	}

	async updateCredentialsOauthTokenData() {
		await Promise.reject(new Error(NOT_NEEDED));
	}

	getCredentialsProperties() {
		return this.type.properties;
	}
}
