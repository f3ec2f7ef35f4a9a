import type { Locator, Page } from 'playwright-core';

import { nodeOnCanvas } from './workflow';

/** The panel of a node: its input, its parameters, its output. */
export interface Panel {
	readonly whole: Locator;
	readonly output: Locator;
	/** The last control of a parameter; in a list of entries, that of the last entry. */
	control(parameter: string): Locator;
	/** Chooses from a list, by the first words of the entry. */
	choose(parameter: string, option: string): Promise<void>;
	/** Chooses from the list behind the last button of this name: "Add Review Option". */
	add(button: string, option: string): Promise<void>;
	type(parameter: string, text: string): Promise<void>;
	click(button: string): Promise<void>;
	/** Execute step. */
	execute(): Promise<void>;
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

export function panelOf(page: Page): Panel {
	const whole = page.getByTestId('ndv').first();
	const control = (parameter: string) => whole.getByTestId(`parameter-input-${parameter}`).last();
	const choosen = async (option: string) => {
		const entries = page.locator('.el-select-dropdown__item:visible');
		await entries
			.filter({ hasText: new RegExp(`^\\s*${escaped(option)}`) })
			.first()
			.click();
	};
	return {
		whole,
		output: page.getByTestId('output-panel').first(),
		control,
		async choose(parameter, option) {
			await control(parameter).click();
			await choosen(option);
		},
		async add(button, option) {
			await whole.getByPlaceholder(button, { exact: true }).last().click();
			await choosen(option);
		},
		async type(parameter, text) {
			await control(parameter).locator('input').fill(text);
		},
		async click(button) {
			await whole.getByRole('button', { name: button, exact: true }).last().click();
		},
		async execute() {
			await whole.getByTestId('node-execute-button').first().click();
		},
	};
}

/** Opens the panel of Space OCR. */
export async function openPanel(page: Page): Promise<Panel> {
	await nodeOnCanvas(page).dblclick();
	const panel = panelOf(page);
	await panel.whole.waitFor();
	await panel.control('resource').waitFor();
	return panel;
}
