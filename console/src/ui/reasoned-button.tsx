import type { ComponentProps } from 'react';
import { Button } from '@/ui/button';
import { Tooltip } from '@/ui/tooltip';

type ReasonedButtonProps = ComponentProps<typeof Button> & {
  /** Why the button cannot be pressed now; undefined when it can. */
  because: string | undefined;
};

/** A button that is disabled with a reason rather than hidden; it keeps its focus, so that the reason can be read. */
export function ReasonedButton({ because, onClick, ...rest }: ReasonedButtonProps) {
  if (because === undefined) {
    return <Button onClick={onClick} {...rest} />;
  }
  return (
    <Tooltip says={because}>
      <Button aria-disabled {...rest} title={undefined} onClick={(event) => event.preventDefault()} />
    </Tooltip>
  );
}
