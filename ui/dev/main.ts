import { mount } from 'svelte';
import Window from '../src/shell/Window.svelte';
import { App, contextOf } from '../src/state/app.svelte';
import '../src/shared/tokens.css';
import '../src/shared/base.css';
import { fakeHost } from './fake-host';

const target = document.getElementById('app');
if (target) {
  const people = Number(new URLSearchParams(location.search).get('people') ?? 60);
  const app = new App(fakeHost(people));
  mount(Window, { target, context: contextOf(app) });
  void app.begin();
  Object.assign(window, { app });
}
