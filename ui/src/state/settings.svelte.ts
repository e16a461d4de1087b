// Language, theme and name: settings of this computer, not of a file.

import { setLanguage, systemLanguage } from '../i18n/index.svelte';
import type { Settings } from '../ipc/bindings';
import type { Host } from '../ipc/host';

export class SettingsState {
  value = $state.raw<Settings>({ language: 'system', theme: 'system', who: null, proposedWho: '' });
  #darkSystem = $state(false);

  constructor(private readonly host: Host) {
    if (typeof matchMedia === 'undefined') return;
    const dark = matchMedia('(prefers-color-scheme: dark)');
    this.#darkSystem = dark.matches;
    dark.addEventListener('change', () => {
      this.#darkSystem = dark.matches;
      this.#apply();
    });
  }

  get dark(): boolean {
    return this.value.theme === 'system' ? this.#darkSystem : this.value.theme === 'dark';
  }

  receive(settings: Settings): void {
    this.value = settings;
    this.#apply();
  }

  async change(change: Partial<Settings>): Promise<void> {
    this.receive({ ...this.value, ...change });
    this.receive(await this.host.call('set_settings', this.value));
  }

  #apply(): void {
    const wished = this.value.language ?? 'system';
    const language = wished === 'system' ? systemLanguage() : wished;
    setLanguage(language);
    if (typeof document === 'undefined') return;
    document.documentElement.dataset['theme'] = this.dark ? 'dark' : 'light';
    document.documentElement.lang = language;
  }
}
