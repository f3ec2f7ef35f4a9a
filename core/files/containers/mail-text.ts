/** What a mail says by itself; "" for nothing. */
export interface MailText {
	readonly subject: string;
	readonly html: string;
	readonly plain: string;
}
