import type { RecoveryCodes } from '@/api/identity-types';

/** What the steps of adding any kind of factor end in. */
export interface Steps {
  onAdded: (codes: RecoveryCodes) => void;
  onClose: () => void;
}
