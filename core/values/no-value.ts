import { folded, plainText } from './printed-text';

/** "-", "—", "--,--", "./.", "-/-". */
const DASHES = /^[-—_./,: ]*[-—_][-—_./,: ]*$|^\.?\/+\.?$/u;
/** "n/a", "none": English, German, French, Dutch, Spanish, Italian, Portuguese, Nordic, Polish, Czech. */
const WORDS: ReadonlySet<string> = new Set(
	`n/a;n.a;none;nil;null;not applicable;not available;not specified;unspecified
	keine;keiner;keines;keinen;kein;entfallt;nicht zutreffend;nicht angegeben;ohne angabe;keine angabe;keine angaben;k.a;k. a;nichts
	neant;aucun;aucune;sans objet;non communique;non precise;s.o
	geen;n.v.t;nvt;niet van toepassing;ninguno;ninguna;no aplica;no aplicable;sin especificar
	nessuno;nessuna;non applicabile;non specificato;nenhum;nenhuma;nao aplicavel;nao se aplica
	ingen;inget;ingenting;ej tillampligt;ikke relevant;ei ole;nie dotyczy;brak;zadna;zadny;zadne;neuvedeno`
		.split(/[;\n]/)
		.map((words) => words.trim()),
);

/** Whether a text is a mark that there is no value: "-", "n/a", "keine". */
export function marksNoValue(printed: string): boolean {
	const text = plainText(printed);
	return (
		DASHES.test(text) ||
		WORDS.has(
			folded(text)
				.replace(/^\((.*)\)$/u, '$1')
				.replace(/[.!]$/u, ''),
		)
	);
}
