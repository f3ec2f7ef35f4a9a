/** The review page's script and style: `page/`, bundled by the build (esbuild.config.mjs). */
export const script: string;
export const style: string;
