import type { NextSteps } from '../../../core/pipeline/failure';

/** What a user of n8n can do, by the class of the error. */
export const NEXT_STEPS: NextSteps = {
	InvalidRequestError: 'Check the schema, the prompt and the document that is sent.',
	InvalidImageError:
		'Open the file to see whether it is whole. Images must be JPEG, PNG, GIF, BMP, TIFF or WebP, at most 20 MB.',
	InvalidApiKeyError: 'Open the Space OCR credential and put in a valid API key, then run again.',
	InvalidCredentialError:
		'Open the Space OCR credential: it needs an API key, and a Base URL that begins with https://.',
	InsufficientBalanceError:
		'Buy scans or wait for the next free cycle, then run again. Documents already read are not charged again within 24 hours.',
	ForbiddenError: 'Ask the owner of the account to allow this key to do it.',
	NotFoundError: 'Check the Base URL in the Space OCR credential: host only, nothing after it.',
	IdempotencyConflictError:
		'Nothing was read or charged. Run again after 24 hours, or change the prompt or a field, which makes a new key. Does a proxy on the way change what is sent?',
	RateLimitError:
		'Look whether other workflows or workers use the same key; each needs its share under Requests per Minute.',
	ServiceError: 'Run again later. A failed scan is refunded.',
	UnexpectedStatusError: 'Check the Base URL in the Space OCR credential and any proxy on the way.',
	RedirectError:
		'If you trust the address it sends to, put that into the Base URL of the Space OCR credential.',
	UnreadableAnswerError:
		'Run again: the same document with the same schema is not charged twice within 24 hours. If it stays, check the Base URL and any proxy on the way.',
	TimeoutError: 'Raise Timeout under Technical Options, or send a smaller image.',
	ConnectionError:
		'Check the Base URL in the Space OCR credential and the network. For the local engine: is it running?',
	CancelledError: 'Run again when ready.',
	ScanLimitError:
		'Raise Max Scans per Run under Options, or run again with the documents that are left.',
	SchemaError: 'Correct it in the settings. Nothing was sent.',
};

/** Where the credential itself is in front of the user. */
export const NEXT_STEPS_FOR_CREDENTIAL: NextSteps = {
	...NEXT_STEPS,
	InvalidApiKeyError: 'Copy the key again from your space-ocr account; it begins with spocr_.',
	InvalidCredentialError:
		'A Base URL begins with https://, and is https://api.space-ocr.com for the service.',
	NotFoundError: 'Check the Base URL: host only, nothing after it.',
	UnexpectedStatusError: 'Check the Base URL and any proxy on the way.',
	RedirectError: 'If you trust the address it sends to, put that into the Base URL.',
	UnreadableAnswerError:
		'It is not the service that answers: check the Base URL and any proxy on the way.',
	ServiceError: 'Try again later.',
	RateLimitError: 'The key is in use. Try again in a minute.',
	TimeoutError: 'Check the Base URL and the network.',
	ConnectionError:
		'Check the Base URL and the network. For the local engine: is it running? Seen from a container, 127.0.0.1 is the container.',
};
