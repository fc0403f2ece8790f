import type { ReactNode } from 'react';
import type { Fits, Verdict } from '@/lib/audit/verdict';
import { count, moment } from '@/lib/format';
import { Card } from '@/ui/card';
import { Fact, Facts } from '@/ui/facts';
import { Notice } from '@/ui/notice';

/** What came of verifying a bundle, beginning with the words of docs/audit-bundle.md. */
export function VerdictCard({ verdict, name }: { verdict: Verdict; name: string }) {
  if (!verdict.fits && !verdict.judged) {
    return (
      <Notice tone="wait" title="Not judged">
        {sentence(verdict.sentence)}
      </Notice>
    );
  }
  if (!verdict.fits) {
    return (
      <Notice tone="bad" title={sentence(verdict.sentence)}>
        {name} does not show what was recorded: this is the first thing in it that does not fit. What comes after it was
        not looked at.
      </Notice>
    );
  }
  return (
    <div className="space-y-4">
      <Notice tone="good" title={verdict.sentence}>
        {name}: {events(verdict)} as {verdict.events === 1 ? 'it was' : 'they were'} recorded, in their order, none
        missing among those that were asked for
        {verdict.expired > 0 && `; of the first ${count(verdict.expired)} only hashes are kept`}.
      </Notice>
      {!verdict.pinned && (
        <Notice tone="wait" title="Signed by the key inside the bundle">
          It was believed, since you gave none. Compare its fingerprint with what you noted when you first saw it.
        </Notice>
      )}
      <Card className="px-5 py-2">
        <Facts>
          <Fact name="Organisation">
            <Mono>{verdict.organization}</Mono>
          </Fact>
          <Fact name="Exported">{moment(verdict.exportedAt)}</Fact>
          <Fact name="Asked for">{asked(verdict)}</Fact>
          <Fact name="The log">
            {count(verdict.size)} events, {count(verdict.checkpoints)}{' '}
            {verdict.checkpoints === 1 ? 'checkpoint' : 'checkpoints'} fit
            {verdict.kept > 0 && `, and ${count(verdict.kept)} that you kept`}
          </Fact>
          <Fact name="Signed by">
            <Mono>{verdict.key.fingerprint}</Mono>
            <span className="text-xs text-ink-faint">
              {verdict.pinned ? 'the key that you gave' : 'the key inside the bundle'}
            </span>
          </Fact>
        </Facts>
      </Card>
    </div>
  );
}

function events({ events: number }: Fits): string {
  return number === 1 ? 'one event' : `${count(number)} events`;
}

function asked({ filter }: Fits): ReactNode {
  const terms = Object.entries(filter).filter((term): term is [string, string] => typeof term[1] === 'string');
  return terms.length === 0 ? 'Everything' : terms.map(([name, value]) => `${name} ${value}`).join(', ');
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function Mono({ children }: { children: string }) {
  return <span className="block font-mono text-2xs leading-5 break-all">{children}</span>;
}
