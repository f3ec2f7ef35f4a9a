/** An attachment as a mail declares it. */
export interface MailPart {
	readonly name: string;
	readonly type: string;
	readonly bytes: Uint8Array;
}

const BOUNDARY = 'part-of-a-sample';

const attached = ({ name, type, bytes }: MailPart): string[] => [
	`--${BOUNDARY}`,
	`Content-Type: ${type}; name="${name}"`,
	`Content-Disposition: attachment; filename="${name}"`,
	'Content-Transfer-Encoding: base64',
	'',
	Buffer.from(bytes).toString('base64').replace(/.{76}/g, '$&\r\n'),
];

/** A mail that says this, with these attachments, as it is sent. */
export const mailSaying = (
	text: string,
	type: 'text/plain' | 'text/html',
	...parts: readonly MailPart[]
): Buffer =>
	Buffer.from(
		[
			'From: billing@supplier.example',
			'To: invoices@office.example',
			'Date: Thu, 12 Mar 2026 10:00:00 +0000',
			'Subject: Invoice',
			'MIME-Version: 1.0',
			`Content-Type: multipart/mixed; boundary="${BOUNDARY}"`,
			'',
			`--${BOUNDARY}`,
			`Content-Type: ${type}; charset=utf-8`,
			'',
			text,
			...parts.flatMap(attached),
			`--${BOUNDARY}--`,
			'',
		].join('\r\n'),
	);

/** A mail with these attachments. */
export const mailWith = (...parts: readonly MailPart[]): Buffer =>
	mailSaying('Please find our invoice attached.', 'text/plain', ...parts);
