import MailComposer from 'nodemailer/lib/mail-composer';
import PostalMime from 'postal-mime';

/** What a program sends back for a mail. */
export type Answer = (mail: string) => Promise<Buffer>;

interface Letter {
	readonly from: string;
	readonly headers?: Readonly<Record<string, string>>;
	readonly subject: string;
	/** Whether it names the mail that it answers, as RFC 5322 has it. */
	readonly refers?: boolean;
	/** Whether the mail comes back with it, documents and all. */
	readonly returns?: boolean;
}

const answerBy =
	({ from, headers = {}, subject, refers = false, returns = false }: Letter): Answer =>
	async (mail) => {
		const { messageId = '', attachments } = await PostalMime.parse(mail, {
			attachmentEncoding: 'arraybuffer',
		});
		return new MailComposer({
			from,
			to: 'invoices@example.com',
			subject,
			text: 'This is written by a program.',
			headers: { ...headers },
			...(refers ? { inReplyTo: messageId, references: [messageId] } : {}),
			attachments: returns
				? attachments.map(({ filename, content }) => ({
						filename: filename ?? 'file',
						content:
							typeof content === 'string'
								? Buffer.from(content)
								: Buffer.from(new Uint8Array(content)),
					}))
				: [],
		})
			.compile()
			.build();
	};

/** A delivery report as RFC 3464 has it, with the mail in it, as Postfix and others send it. */
const deliveryReport: Answer = (mail) =>
	Promise.resolve(
		Buffer.from(
			[
				'From: Mail Delivery System <bounces@mx.example>',
				'To: invoices@example.com',
				'Subject: Delivery status',
				'Message-ID: <report@mx.example>',
				'Date: Wed, 01 Apr 2026 10:00:00 +0000',
				'MIME-Version: 1.0',
				'Content-Type: multipart/report; report-type=delivery-status; boundary="part"',
				'',
				'--part',
				'Content-Type: text/plain',
				'',
				'The address is unknown.',
				'--part',
				'Content-Type: message/delivery-status',
				'',
				'Reporting-MTA: dns; mx.example',
				'',
				'Final-Recipient: rfc822; gone@example.com',
				'Action: failed',
				'Status: 5.1.1',
				'',
				'--part',
				'Content-Type: message/rfc822',
				'',
				mail,
				'--part--',
				'',
			].join('\r\n'),
		),
	);

/** Answers of programs as they are seen, each with one mark only; all but the first bring the document back. */
export const ANSWERS: Readonly<Record<string, Answer>> = {
	'a delivery report': deliveryReport,
	'an old bounce, by its sender': answerBy({
		from: 'MAILER-DAEMON@mx.example',
		subject: 'failure notice',
		returns: true,
	}),
	'a bounce without a sender': answerBy({
		from: 'help@mx.example',
		headers: { 'Return-Path': '<>' },
		subject: 'Undelivered',
		returns: true,
	}),
	'an absence note': answerBy({
		from: 'gone@example.com',
		headers: { 'Auto-Submitted': 'auto-replied (vacation)' },
		subject: 'I am away',
		returns: true,
	}),
	'a note of Exchange': answerBy({
		from: 'gone@example.com',
		headers: { 'X-Auto-Response-Suppress': 'All' },
		subject: 'Automatic reply',
		returns: true,
	}),
	'a ticket system': answerBy({
		from: 'tickets@example.com',
		headers: { Precedence: 'bulk' },
		subject: '[#12] We have received your mail',
		returns: true,
	}),
	'a program that says nothing of itself': answerBy({
		from: 'tickets@example.com',
		subject: 'Re: yours',
		refers: true,
		returns: true,
	}),
	'a rule that sends it back': answerBy({
		from: 'n8n@example.com',
		subject: 'Fwd: yours',
		returns: true,
	}),
};
