import { mount } from 'svelte';
import { bridgeHost } from './ipc/bridge';
import { desktopHost } from './ipc/tauri';
import { App, contextOf } from './state/app.svelte';
import { keepPainting } from './shell/driven';
import Window from './shell/Window.svelte';
import './shared/tokens.css';
import './shared/base.css';

const host = bridgeHost(location.hash) ?? desktopHost();
const target = document.getElementById('app');
if (target) {
  const app = new App(host);
  mount(Window, { target, context: contextOf(app) });
  if (navigator.webdriver && host.kind === 'desktop') keepPainting(document);
  void app.begin();
}
