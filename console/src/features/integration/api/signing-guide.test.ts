import { expect, it } from 'vitest';
import { shellExample } from '@/features/integration/api/signing-guide';

it('is the how-to’s own example, for this platform and this integration', () => {
  const shell = shellExample('https://crm.example', 'int_1');
  expect(shell).toMatch(/^signed\(\) \{/);
  expect(shell).toContain('X-Service-Signature: v1=$signature');
  expect(shell).toContain('ORIGIN=https://crm.example ID=int_1 SECRET=');
  expect(shell.trimEnd()).toMatch(/signed GET .*contacts/);
});
