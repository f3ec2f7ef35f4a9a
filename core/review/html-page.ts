/** No text of a document can end the element it stands in, or begin one. */
const inScript = (data: unknown): string =>
	JSON.stringify(data).replaceAll('<', String.raw`\u003c`);

const policyWith = (once: string): string =>
	[
		`default-src 'none'`,
		`script-src 'nonce-${once}'`,
		`style-src 'nonce-${once}'`,
		`img-src 'self' data: blob:`,
		`connect-src 'self'`,
		`base-uri 'none'`,
		`form-action 'none'`,
		`frame-ancestors 'none'`,
		`require-trusted-types-for 'script'`,
		`trusted-types 'none'`,
	].join('; ');

/** A page that is all in one text. */
export interface HtmlPage {
	readonly title: string;
	/** Id of the element that the script fills; its data are in the one with "-data" behind it. */
	readonly root: string;
	/** What the script begins with, to be read as JSON. */
	readonly data: unknown;
	readonly script: string;
	readonly style: string;
	/** Random, in base64, for this one answer. */
	readonly once: string;
}

/** The page, and the policy (`Content-Security-Policy`) to send with it: nothing runs in it but its own script. */
export function htmlPage({ title, root, data, script, style, once }: HtmlPage): {
	readonly html: string;
	readonly policy: string;
} {
	return {
		policy: policyWith(once),
		html: `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="data:,">
<style nonce="${once}">${style}</style>
</head>
<body>
<noscript>This page needs JavaScript.</noscript>
<div id="${root}"></div>
<script type="application/json" id="${root}-data">${inScript(data)}</script>
<script nonce="${once}">${script}</script>
</body>
</html>`,
	};
}
