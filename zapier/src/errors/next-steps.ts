import type { NextSteps } from '../../../core/pipeline/failure';

/** What a user of Zapier can do, by the class of the error. */
export const NEXT_STEPS: NextSteps = {
	InvalidRequestError: 'Check the fields, the hint and the document of this step.',
	InvalidImageError:
		'Open the file to see whether it is whole. Images must be JPEG, PNG, GIF, BMP, TIFF or WebP, at most 20 MB.',
	InvalidApiKeyError:
		'Reconnect Space OCR with a valid API key (it begins with spocr_), then replay the run.',
	InvalidCredentialError:
		'Reconnect Space OCR: it needs an API key, and a Base URL that begins with https://.',
	InsufficientBalanceError:
		'Buy scans or wait for the next free cycle, then replay the run. Pages already read are not charged again within 24 hours.',
	ForbiddenError: 'Ask the owner of the account to allow this key to do it.',
	NotFoundError: 'Check the Base URL of the connection: host only, nothing after it.',
	NoSheetError:
		'Choose the sheet again in this step: it may have been renamed, moved or removed. Only the space-ocr service has a workspace, the local engine has none.',
	IdempotencyConflictError:
		'Nothing was read or charged. Run again after 24 hours, or change the prompt or a field, which makes a new key. Does a proxy on the way change what is sent?',
	RateLimitError:
		'Zapier runs this step again by itself. Look whether other programs use the same key.',
	ServiceError: 'Run again later. A failed scan is refunded.',
	UnexpectedStatusError: 'Check the Base URL of the connection and any proxy on the way.',
	RedirectError: 'If you trust the address it sends to, reconnect Space OCR with that as Base URL.',
	UnreadableAnswerError:
		'Run again: the same document with the same fields is not charged twice within 24 hours. If it stays, check the Base URL of the connection.',
	TimeoutError: 'Replay the run. If it stays, send a smaller image.',
	ConnectionError: 'Check the Base URL of the connection, then replay the run.',
	CancelledError: 'Replay the run when ready.',
	SchemaError: 'Correct it in this step. Nothing was sent.',
};
