import { verifyBundle } from '@/lib/audit/bundle';
import type { Trusted } from '@/lib/audit/verdict';

/** For a page or a browser's developer tools: `await verifyAudit(file, { keys: [key], checkpoints })`. */
Object.assign(globalThis, {
  verifyAudit: (file: Blob, trusted?: Trusted) => verifyBundle(file.stream(), trusted),
});

/**
 * For Node 20 or later: `node verify-audit.js BUNDLE [--key KEY|FILE]... [--checkpoints FILE]...`. Ends with 0 where all
 * fits, 1 where something does not, 2 where it was not judged.
 */
async function verifyFile(args: readonly string[]): Promise<number> {
  const { openAsBlob, readFileSync } = await import('node:fs');
  const bundles: string[] = [];
  const keys: string[] = [];
  const checkpoints: string[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const word = args[at] ?? '';
    const next = args[at + 1] ?? '';
    if (word === '--key') {
      keys.push(...(next.includes('+') ? next : readFileSync(next, 'utf8')).split(/\s+/).filter((key) => key !== ''));
      at += 1;
    } else if (word === '--checkpoints') {
      checkpoints.push(readFileSync(next, 'utf8'));
      at += 1;
    } else {
      bundles.push(word);
    }
  }
  if (bundles.length !== 1 || bundles[0]?.startsWith('--')) {
    console.error('usage: node verify-audit.js BUNDLE [--key KEY|FILE]... [--checkpoints FILE]...');
    return 2;
  }
  const file = await openAsBlob(bundles[0] ?? '');
  const verdict = await verifyBundle(file.stream(), { keys, checkpoints: checkpoints.join('\n') });
  console.log(verdict.sentence);
  if (verdict.fits) {
    console.log(`Signed by ${verdict.key.text}`);
    console.log(`whose fingerprint is ${verdict.key.fingerprint}${verdict.pinned ? ', as given.' : '.'}`);
    if (!verdict.pinned) {
      console.log(
        'This key came with the bundle. Compare its fingerprint with one from elsewhere, or give it by --key.',
      );
    }
  }
  return verdict.fits ? 0 : verdict.judged ? 1 : 2;
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
