import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import type { Plugin } from 'vite';

const FOLDER = fileURLToPath(new URL('../src/lib/audit/', import.meta.url));
const LAST = 'standalone';

const HEAD = `/*
 * Verifies an audit bundle of TrueValue: needs this file, WebCrypto, and nothing else.
 *
 *   node verify-audit.js BUNDLE [--key KEY|FILE]... [--checkpoints FILE]...     Node 20 or later
 *   await verifyAudit(file, { keys: [key], checkpoints })                    in a page
 *
 * Licensed under Apache-2.0. The same code runs in the console; its source has types.
 */
(() => {
'use strict';
`;

/** The verifier as one file to be read: its modules one after another, without types, with their comments. */
export function standaloneVerifier(): string {
  return `${HEAD}\n${inOrder(LAST).map(plain).join('\n')}})();\n`;
}

/** The module after all that it imports. */
function inOrder(module: string, seen = new Set<string>()): string[] {
  if (seen.has(module)) {
    return [];
  }
  seen.add(module);
  const imported = [...source(module).matchAll(/from '@\/lib\/audit\/([\w-]+)'/g)].map((found) => found[1] ?? '');
  return [...imported.flatMap((one) => inOrder(one, seen)), module];
}

function source(module: string): string {
  return readFileSync(`${FOLDER}${module}.ts`, 'utf8');
}

function plain(module: string): string {
  const { outputText } = ts.transpileModule(source(module), {
    compilerOptions: { target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.ESNext, verbatimModuleSyntax: true },
  });
  return outputText.replaceAll(/^import [^;]*;\n/gm, '').replaceAll(/^export (\{\};\n)?/gm, '');
}

/** Lays the file beside the page, as `/verify-audit.js`. */
export function servesVerifier(): Plugin {
  const fileName = 'verify-audit.js';
  return {
    name: 'truevalue-standalone-verifier',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName, source: standaloneVerifier() });
    },
    configureServer: (server) =>
      void server.middlewares.use(`/${fileName}`, (_, answer) => {
        answer.setHeader('Content-Type', 'text/javascript');
        answer.end(standaloneVerifier());
      }),
  };
}
