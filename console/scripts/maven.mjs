// What Maven runs: `build <folder>` puts the built console into the folder, `check` lints and tests.
// Each does nothing when nothing it reads has changed since it last went well.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

const STAMPS = join('node_modules', '.cache', 'truevalue');
const SETTINGS = ['package-lock.json', 'package.json', 'tsconfig.json', 'vite.config.ts'];
const DOCUMENTS = join('..', 'docs', 'openapi');
// What the console quotes of the documentation.
const QUOTED = join('..', 'docs', 'how-to', 'call-the-api-as-an-integration.md');
// What the verifier of the audit log is held to, beside its siblings in Java.
const PROOFS = ['merkle', 'audit-bundle'].map((library) => join('..', 'libs', library, 'src', 'test', 'resources'));
const [task, folder] = process.argv.slice(2);

unlessDone('install', ['package-lock.json'], () => npm('ci', '--no-audit', '--no-fund', '--loglevel=error'));
if (task === 'build') {
  unlessDone('build', [...SETTINGS, QUOTED, 'index.html', 'public', 'scripts', 'src'], () => npm('run', '--silent', 'build'), 'dist');
  rmSync(folder, { recursive: true, force: true });
  cpSync('dist', folder, { recursive: true });
} else if (task === 'check') {
  unlessDone('check', [...SETTINGS, 'eslint.config.js', 'src', 'dev', 'e2e', 'scripts', DOCUMENTS, QUOTED, ...PROOFS], () => {
    npm('run', '--silent', 'lint');
    npm('run', '--silent', 'lint:api');
    npm('run', '--silent', 'test');
  });
} else {
  fail('usage: node scripts/maven.mjs build <folder> | check');
}

function unlessDone(name, inputs, work, output) {
  const stamp = join(STAMPS, name);
  const now = createHash('sha256').update(process.version);
  inputs.forEach((path) => addTo(now, path));
  const digest = now.digest('hex');
  if ((output && !existsSync(output)) || !existsSync(stamp) || readFileSync(stamp, 'utf8') !== digest) {
    rmSync(stamp, { force: true });
    work();
    mkdirSync(STAMPS, { recursive: true });
    writeFileSync(stamp, digest);
  }
}

function addTo(hash, path) {
  const entries = readdirSyncOrNothing(path);
  if (entries) {
    entries.sort().forEach((entry) => addTo(hash, join(path, entry)));
  } else {
    hash.update(path).update('\0').update(readFileSync(path)).update('\0');
  }
}

function readdirSyncOrNothing(path) {
  try {
    return readdirSync(path);
  } catch (failure) {
    if (failure.code === 'ENOTDIR') {
      return undefined;
    }
    throw failure;
  }
}

function npm(...args) {
  // The tests read dates and amounts as written in one language and zone.
  const env = { ...process.env, LC_ALL: 'en_US.UTF-8', TZ: 'UTC' };
  const { status, error } = spawnSync('npm', args, { env, stdio: 'inherit', shell: process.platform === 'win32' });
  if (error) {
    fail(`npm cannot be run (${error.message}). Install Node 20.19 or later with npm.`);
  } else if (status !== 0) {
    fail(`npm ${args.join(' ')} failed.`);
  }
}

function fail(message) {
  process.stderr.write(`console: ${message}\n`);
  process.exit(1);
}
