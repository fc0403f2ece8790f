import { verifyBundle } from '@/lib/audit/bundle';
import type { Trusted } from '@/lib/audit/verdict';

/** For a page or a browser's developer tools: `await verifyAudit(file, { keys: [key], checkpoints })`. */
Object.assign(globalThis, {
  verifyAudit: (file: Blob, trusted?: Trusted) => verifyBundle(file.stream(), trusted),
});

/** For Node 20 or later: `node verify-audit.js BUNDLE [--key KEY] [--checkpoints FILE]`. Ends with 0, 1 or 2. */
async function verifyFile(args: readonly string[]): Promise<number> {
  const { openAsBlob, readFileSync } = await import('node:fs');
  const [bundle, ...options] = args;
  const given = new Map<string, string>();
  for (let at = 0; at + 1 < options.length; at += 2) {
    given.set(options[at] ?? '', options[at + 1] ?? '');
  }
  const [key, kept] = [given.get('--key'), given.get('--checkpoints')];
  if (bundle === undefined || options.length !== 2 * Number(key !== undefined) + 2 * Number(kept !== undefined)) {
    console.error('usage: node verify-audit.js BUNDLE [--key KEY] [--checkpoints FILE]');
    return 2;
  }
  const trusted: Trusted = {};
  if (key !== undefined) {
    trusted.keys = [key];
  }
  if (kept !== undefined) {
    trusted.checkpoints = readFileSync(kept, 'utf8');
  }
  const verdict = await verifyBundle((await openAsBlob(bundle)).stream(), trusted);
  console.log(verdict.sentence);
  if (verdict.fits) {
    console.log(`${verdict.pinned ? 'Signed by' : 'Believed the bundle’s own key'} ${verdict.key.text}`);
  }
  return verdict.fits ? 0 : 1;
}

if (typeof process === 'object' && process.argv[1]?.endsWith('verify-audit.js')) {
  verifyFile(process.argv.slice(2)).then(
    (code) => (process.exitCode = code),
    (failure: unknown) => {
      console.error(failure instanceof Error ? failure.message : failure);
      process.exitCode = 2;
    },
  );
}
