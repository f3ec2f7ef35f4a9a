import {
	ICredentialsHelper,
	type ICredentialDataDecryptedObject,
	type ICredentials,
	type ICredentialType,
	type IHttpRequestOptions,
	type IRequestOptionsSimplified,
} from 'n8n-workflow';

const NOT_NEEDED = 'A workflow of one node with one credential does not need this';

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
		if (typeof authenticate !== 'function') throw new Error('The credential has no header rule');
		this.onRequest();
		return await authenticate(credentials, { url: '', ...request });
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
