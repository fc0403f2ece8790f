import guide from '@docs/how-to/call-the-api-as-an-integration.md?raw';

/** The shell function of the how-to, which a test runs against a gateway, ready to be pasted. */
export function shellExample(origin: string, id: string): string {
  const section = guide.split('\n### Shell\n')[1]?.split('\n### ')[0] ?? '';
  return section
    .split('\n')
    .filter((line) => line.startsWith('    '))
    .map((line) => line.slice(4))
    .join('\n')
    .replace(/ORIGIN=\S+/, `ORIGIN=${origin}`)
    .replace(/ID=\S+/, `ID=${id}`);
}
