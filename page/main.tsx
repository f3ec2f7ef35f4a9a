import './no-eval';

import { render } from 'preact';

import { pageData } from '../core/review/page-data';
import { openDocuments } from './model/document';
import { App } from './parts/app';
import { textsFor } from './texts/texts';

const root = document.getElementById('review');
const json = document.getElementById('review-data')?.textContent;
if (root !== null && json !== undefined) {
	const { language, texts } = textsFor(navigator.languages);
	document.documentElement.lang = language;
	const data = pageData.parse(JSON.parse(json));
	render(
		<App data={data} documents={openDocuments(data)} texts={texts} language={language} />,
		root,
	);
}
