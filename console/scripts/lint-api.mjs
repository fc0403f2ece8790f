// Lints docs/openapi/*.yaml by docs/openapi/.spectral.yaml; a hint fails as an error does.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

process.chdir(fileURLToPath(new URL('../../docs/openapi/', import.meta.url)));
const spectral = fileURLToPath(new URL('../node_modules/@stoplight/spectral-cli/dist/index.js', import.meta.url));
const documents = readdirSync('.').filter((name) => /^[a-z-]+\.yaml$/.test(name));
const options = ['lint', '--ruleset', '.spectral.yaml', '--fail-severity', 'hint', '--quiet'];
const { status } = spawnSync(process.execPath, [spectral, ...options, ...documents], { stdio: 'inherit' });
process.exitCode = status ?? 1;
