import { useMutation } from '@tanstack/react-query';
import { Fingerprint } from 'lucide-react';
import { useEffect } from 'react';
import { logInByPasskey, passkeyOptions } from '@/features/session/api/session-calls';
import { fillsPasskeys, knowsPasskeys, passkeyFailure, signWithPasskey } from '@/lib/webauthn';
import { Button } from '@/ui/button';
import { Notice } from '@/ui/notice';
import { ProblemNotice } from '@/ui/problem';

/** One request for a passkey may wait at a time; whoever asks next ends the one before. */
let waiting = new AbortController();

function nextSignal(): AbortSignal {
  waiting.abort();
  waiting = new AbortController();
  return waiting.signal;
}

/** Logging in by a passkey alone: by its button, or from what the browser offers in the e-mail field. */
export function PasskeyLogin({ onDone }: { onDone: () => void }) {
  const { error, isPending, mutate } = useMutation({
    mutationFn: async (credential?: object) => {
      const signal = nextSignal();
      await logInByPasskey(credential ?? (await signWithPasskey(await passkeyOptions(), { signal })));
    },
    onSuccess: onDone,
  });

  useEffect(() => {
    const signal = nextSignal();
    onceTouched(signal, () => void waitInForm(signal).then((credential) => credential && mutate(credential)));
    return () => waiting.abort();
  }, [mutate]);

  if (!knowsPasskeys()) {
    return null;
  }
  const cancelled = passkeyFailure(error);
  return (
    <div className="flex flex-col gap-3">
      <div aria-hidden className="flex items-center gap-3 text-xs text-ink-faint">
        <span className="h-px flex-1 bg-line" />
        or
        <span className="h-px flex-1 bg-line" />
      </div>
      {cancelled ? <Notice tone="bad" title={cancelled} /> : <ProblemNotice problem={error} />}
      <Button size="lg" busy={isPending} onClick={() => mutate(undefined)}>
        {!isPending && <Fingerprint aria-hidden />}
        Continue with a passkey
      </Button>
    </div>
  );
}

/**
 * When somebody does something on the page: what a passkey signs counts against the few tries that an address has, and a
 * visit that is only looked at costs none of them.
 */
function onceTouched(signal: AbortSignal, then: () => void) {
  const touched = new AbortController();
  signal.addEventListener('abort', () => touched.abort());
  for (const sign of ['pointermove', 'pointerdown', 'keydown', 'focusin']) {
    document.addEventListener(
      sign,
      () => {
        touched.abort();
        then();
      },
      { signal: touched.signal },
    );
  }
}

/** What the person picked in the form; nothing where the browser does not offer it or the page goes on without. */
async function waitInForm(signal: AbortSignal): Promise<object | undefined> {
  try {
    if (!(await fillsPasskeys()) || signal.aborted) {
      return undefined;
    }
    return await signWithPasskey(await passkeyOptions(), { quietly: true, signal });
  } catch {
    // The button is there for who wants a passkey; a form that offers none is no fault to tell of.
    return undefined;
  }
}
