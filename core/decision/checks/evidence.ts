import type { Roles } from '../../schema/roles';
import type { DocumentValues } from '../../values/document-values';
import type { Check } from '../check';
import { checkColumns } from './columns';
import { checkCurrency } from './currency';
import { checkDateInFuture } from './date-in-future';
import { checkDateOrder } from './date-order';
import { checkDateYear } from './date-year';
import { checkDayAndMonth } from './day-month';
import { checkDocumentType } from './document-type';
import { checkFieldMeanings } from './field-meaning';
import { checkIdentifiers } from './identifiers';
import { checkInvoiceNumber } from './invoice-number';
import { checkParties } from './parties';
import { checkPaymentTerm } from './payment-term';
import { checkReceiptTax } from './receipt-tax';
import { checkTaxRate } from './tax-rate';

/**
 * Checks what is no sum: dates, names, numbers and kinds against each other.
 *
 * @param today ISO date
 */
export const checkEvidence = (values: DocumentValues, roles: Roles, today: string): Check[] => [
	checkDateOrder(values, roles),
	checkPaymentTerm(values, roles),
	checkDateInFuture(values, roles, today),
	checkDateYear(values, roles, today),
	checkDayAndMonth(values, roles, today),
	checkDocumentType(values, roles),
	checkParties(values, roles),
	checkInvoiceNumber(values, roles, today),
	checkIdentifiers(values, roles),
	checkCurrency(values, roles),
	checkTaxRate(values, roles),
	...checkReceiptTax(values, roles),
	...checkColumns(values, roles),
	...checkFieldMeanings(values, roles),
];
