/** The part of Saxon-JS that tests and benches use; the package brings no types. */
declare module 'saxon-js' {
	export function transform(
		options: {
			readonly stylesheetInternal: unknown;
			readonly sourceText: string;
			readonly destination: 'serialized';
		},
		execution: 'sync',
	): { readonly principalResult: string };
	export function getResource(options: {
		readonly text: string;
		readonly type: 'xml';
	}): Promise<unknown>;

	export const XPath: {
		evaluate(
			expression: string,
			context: unknown,
			options: { readonly resultForm: 'array' },
		): readonly unknown[];
	};
}
