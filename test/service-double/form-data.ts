/**
 * What stands in a `multipart/form-data` body, by Node's own parser. Its types advise against it for servers that anybody
 * can reach, so it is taken by its name.
 */
export async function formDataOf(body: Uint8Array, contentType: string): Promise<FormData> {
	const response = new Response(Buffer.from(body), { headers: { 'Content-Type': contentType } });
	const parse: unknown = Reflect.get(response, 'formData');
	if (typeof parse !== 'function') throw new Error('Node has no parser of forms');
	const form: unknown = await Reflect.apply(parse, response, []);
	if (!(form instanceof FormData)) throw new Error('no form came');
	return form;
}
