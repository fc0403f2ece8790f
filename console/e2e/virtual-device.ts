import type { CDPSession, Page } from 'playwright-core';

/** A device of Chromium's own that holds passkeys: there when its owner is, and locked away when not. */
export class VirtualDevice {
  private readonly chromium: CDPSession;
  private readonly id: string;

  private constructor(chromium: CDPSession, id: string) {
    this.chromium = chromium;
    this.id = id;
  }

  static async on(page: Page): Promise<VirtualDevice> {
    const chromium = await page.context().newCDPSession(page);
    await chromium.send('WebAuthn.enable');
    const { authenticatorId } = await chromium.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    return new VirtualDevice(chromium, authenticatorId);
  }

  /** Whether a finger answers when it is asked for. */
  async answers(enabled: boolean): Promise<void> {
    await this.chromium.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId: this.id, enabled });
  }

  async passkeys(): Promise<number> {
    const { credentials } = await this.chromium.send('WebAuthn.getCredentials', { authenticatorId: this.id });
    return credentials.length;
  }
}
