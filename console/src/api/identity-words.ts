/** What a person reads when proving who they are is refused. */
export const IDENTITY_WORDS = {
  invalid_code: { title: 'That code does not work', detail: 'It is wrong, too old, or was used before.' },
  invalid_mfa_token: { title: 'That took too long', detail: 'Log in with your password once more.' },
  passkey_refused: {
    title: 'This passkey was not accepted',
    detail: 'Try again, or log in in another way. It may have been removed from your account.',
  },
  passkey_not_registered: { title: 'The passkey was not added', detail: 'Begin again.' },
  passkey_already_registered: {
    title: 'This passkey is known already',
    detail: 'Use another device or security key.',
  },
  factor_limit_reached: { title: 'You have enough of these', detail: 'Remove one that you do not use.' },
  mfa_required_by_organization: {
    title: 'An organisation of yours requires a second factor',
    detail: 'This is your last one. Add another first.',
  },
  longer_password_required: {
    title: 'Choose a longer password first',
    detail: 'Without a second factor a password has at least 15 characters.',
  },
  sms_unavailable: { title: 'No messages can be sent to phones', detail: 'Choose another second factor.' },
  mfa_enrollment_required: {
    title: 'Your organisation requires a second factor',
    detail: 'Add one to go on.',
  },
  owns_organizations: {
    title: 'You own an organisation',
    detail: 'Transfer it to somebody else, or delete it, before you delete your account.',
  },
} as const;
