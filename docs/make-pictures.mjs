/** Makes docs/images/result.png from what the node really answers for a sample. Needs Debian's chromium. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

import { chromium } from 'playwright-core';

const SAMPLE = 'samples/invoice-doubtful.png';
const answer = JSON.parse(
	execFileSync('node', ['cli/dist/main.js', '--json', SAMPLE], { encoding: 'utf8' }),
);

const escaped = (text) =>
	String(text ?? '–').replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
const isLow = ({ match_ratio: ratio }) => ratio !== null && ratio < 0.85;
const doubtful = new Set(answer.ocr.reasons.map(({ field }) => field));

/** What the page doesn't print is left out. */
const isThere = (value) => value !== null && value !== undefined && value !== '';
const scalars = Object.entries(answer.ocr.fields).filter(
	([name, field]) => !Array.isArray(field) && isThere(answer[name]),
);
const rows = answer.ocr.fields.line_items;
const boxes = [...scalars.map(([, field]) => field), ...rows.flatMap((row) => Object.values(row))]
	.filter(({ bbox }) => bbox)
	.map(
		(field) =>
			`<i class="${isLow(field) ? 'low' : ''}" style="left:${field.bbox.xmin / 10}%;top:${field.bbox.ymin / 10}%;` +
			`width:${(field.bbox.xmax - field.bbox.xmin) / 10}%;height:${(field.bbox.ymax - field.bbox.ymin) / 10}%"></i>`,
	);
const fieldLines = scalars.map(
	([name, field]) =>
		`<tr class="${doubtful.has(name) ? 'low' : ''}"><td>${name}</td><td><b>${escaped(answer[name])}</b></td>` +
		`<td>${field.match_ratio?.toFixed(2) ?? ''}</td></tr>`,
);
const columns = Object.keys(rows[0]).filter((column) =>
	answer.line_items.some((row) => isThere(row[column])),
);
const itemLines = answer.line_items.map(
	(row) => `<tr>${columns.map((column) => `<td>${escaped(row[column])}</td>`).join('')}</tr>`,
);
const picture = `data:image/png;base64,${readFileSync(SAMPLE).toString('base64')}`;

const page = `<!doctype html><meta charset="utf-8"><style>
	body { margin: 0; font: 15px/1.45 'DejaVu Sans', sans-serif; color: #1d2433; background: #f3f4f8 }
	main { display: grid; grid-template-columns: 560px 1fr; gap: 28px; padding: 28px; align-items: start }
	.sheet { position: relative; box-shadow: 0 2px 14px #0003; overflow: hidden; height: 575px }
	.paper { position: relative }
	.paper img { width: 100%; display: block }
	i { position: absolute; margin: -5px; padding: 3px; box-sizing: content-box;
		border: 2px solid #12a594; border-radius: 4px; background: #12a59418 }
	i.low { border-color: #e5484d; background: #e5484d22 }
	h1 { font-size: 19px; margin: 0 0 6px }
	.badge { background: #ffe9b8; color: #7a4b00; border-radius: 5px; padding: 3px 10px; font-size: 14px; font-weight: bold }
	ul { padding-left: 20px; color: #b42318; margin: 10px 0 14px }
	table { border-collapse: collapse; width: 100%; background: #fff; border-radius: 6px; overflow: hidden; margin-bottom: 16px }
	td, th { padding: 5px 10px; text-align: left; border-bottom: 1px solid #e6e8ef; font-size: 14px }
	.fields td:first-child { color: #667085 } .fields td:last-child { text-align: right }
	tr.low td { background: #fff1f0; color: #b42318 }
	.items td:nth-child(n+2), .items th:nth-child(n+2) { text-align: right }
</style><main><div class="sheet"><div class="paper"><img src="${picture}">${boxes.join('')}</div></div><div>
	<h1>invoice-doubtful.png &nbsp;<span class="badge">Review</span></h1>
	<ul>${answer.ocr.reasons.map(({ message }) => `<li>${escaped(message)}</li>`).join('')}</ul>
	<table class="fields">${fieldLines.join('')}</table>
	<table class="items"><tr>${columns.map((column) => `<th>${column}</th>`).join('')}</tr>${itemLines.join('')}</table>
</div></main>`;

const browser = await chromium.launch({
	executablePath: '/usr/bin/chromium',
	args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
try {
	const tab = await browser.newPage({ viewport: { width: 1280, height: 640 } });
	await tab.setContent(page);
	await tab.screenshot({ path: 'docs/images/result.png', fullPage: true });
} finally {
	await browser.close();
}
