import type Big from 'big.js';
import Builder from 'fast-xml-builder';

/** A node as fast-xml-builder takes it: children in order, "@_" before attributes, a list for repeated elements. */
export type XmlNode = {
	readonly [name: string]: string | XmlNode | readonly XmlNode[] | undefined;
};

/** The two documents of UBL 2.1 that EN 16931 knows. */
export type UblName = 'Invoice' | 'CreditNote';

const namespaces = (name: UblName): XmlNode => ({
	'@_xmlns': `urn:oasis:names:specification:ubl:schema:xsd:${name}-2`,
	'@_xmlns:cac': 'urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2',
	'@_xmlns:cbc': 'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2',
});

const builder = new Builder({
	attributeNamePrefix: '@_',
	textNodeName: '#text',
	ignoreAttributes: false,
	format: true,
	suppressBooleanAttributes: false,
});

/** An amount with its currency. */
export interface Currency {
	readonly code: string;
	readonly decimals: number;
}

export const amountNode = (amount: Big, { code, decimals }: Currency): XmlNode => ({
	'@_currencyID': code,
	// No negative zero.
	'#text': (amount.eq(0) ? amount.abs() : amount).toFixed(decimals),
});

/** The text of a document. Every value is escaped; nothing printed becomes markup. */
export const documentXml = (name: UblName, document: XmlNode): string =>
	builder.build({
		'?xml': { '@_version': '1.0', '@_encoding': 'UTF-8' },
		[name]: { ...namespaces(name), ...document },
	});
