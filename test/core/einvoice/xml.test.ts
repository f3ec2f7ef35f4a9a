import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';

import { parseXml, XmlError } from '../../../core/einvoice/xml';

const parsed = (text: string) => parseXml(Buffer.from(text));

describe('what is refused', () => {
	const MIB = 1024 * 1024;
	const laughs = Array.from(
		{ length: 9 },
		(_, level) => `<!ENTITY l${level + 1} "${`&l${level};`.repeat(10)}">`,
	).join('');

	test.each([
		['a billion laughs', `<!DOCTYPE x [<!ENTITY l0 "ha">${laughs}]><x>&l9;</x>`, /document type/],
		[
			'an external entity',
			'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>',
			/document type/,
		],
		[
			'an external document type',
			'<!DOCTYPE x SYSTEM "http://example.com/x.dtd"><x/>',
			/document type/,
		],
		['an entity that nobody defined', '<x>&e;</x>', /well-formed/],
		['deep nesting', '<a>'.repeat(100_000), /nested deeper than 40 levels/],
		['very many elements', `<x>${'<a/>'.repeat(400_000)}</x>`, /more than 300000 elements/],
		['100 MB', `<x>${'y'.repeat(100 * MIB)}</x>`, /larger than 20 MB/],
		['what is cut off', '<a><b>1</b>', /well-formed/],
		['tags that cross', '<a><b></a></b>', /well-formed/],
		['an unknown encoding', '<?xml version="1.0" encoding="klingon"?><a/>', /encoding klingon/],
		['nothing', '', /well-formed/],
	])('%s', (_name, text, message) => {
		expect(() => parsed(text)).toThrow(XmlError);
		expect(() => parsed(text)).toThrow(message);
	});
});

test.each([
	['UTF-8 with a mark', Buffer.from('\uFEFF<a>ü</a>')],
	['UTF-16', Buffer.from('\uFEFF<?xml version="1.0" encoding="UTF-16"?><a>ü</a>', 'utf16le')],
	['ISO 8859-1', Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><a>ü</a>', 'latin1')],
])('an encoding: %s', (_name, bytes) => {
	expect(parseXml(bytes).at('a').text).toBe('ü');
});

test('elements without their prefixes, text with its entities, attributes', () => {
	const root = parsed('<p:a x="1 &amp; 2"><q:b>&lt;&#252;<![CDATA[&amp;]]></q:b><q:b/></p:a>').at(
		'a',
	);
	expect(root.attribute('x')).toBe('1 & 2');
	expect(root.all('b').map(({ text }) => text)).toEqual(['<ü&amp;', null]);
	expect(root.at('b', 'none', 'at', 'all').exists).toBe(false);
});

test('no name is taken for one of JavaScript’s own', () => {
	const root = parsed('<a><__proto__>1</__proto__><constructor>2</constructor></a>').at('a');
	expect(root.at('__proto__').text).toBe('1');
	expect(root.at('toString').exists).toBe(false);
	expect(root.attribute('constructor')).toBeNull();
});

test('whatever comes is parsed or refused in words', () => {
	const piece = fc.constantFrom(
		'<',
		'>',
		'/',
		'a',
		'="',
		'&',
		';',
		'<!--',
		']]>',
		'<![CDATA[',
		'<?',
		'é',
	);
	fc.assert(
		fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
			try {
				expect(parsed(pieces.join('')).exists).toBe(false);
			} catch (error) {
				expect(error).toBeInstanceOf(XmlError);
			}
		}),
	);
});
