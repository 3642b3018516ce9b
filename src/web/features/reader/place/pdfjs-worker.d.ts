/** The version of pdf.js, under which its parts are served; filled in when the pages are built. */
declare const __PDF_VERSION__: string;

declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs' {}
