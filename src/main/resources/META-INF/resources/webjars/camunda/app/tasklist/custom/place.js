// Where the scripts beside Tasklist's own are: no script of its own.

const base = document.querySelector('base').getAttribute('app-root');

/** Path under which our own pages and API lie. */
export const home = base.replace(/\/camunda$/, '');

/** Path of the engine's own API as Tasklist asks it, below {@link home}. */
export const engine = 'camunda/api/engine/engine/default';

/** The task that stands open; null when none does. */
export function openTask() {
  return new URLSearchParams(location.hash.split('?')[1] ?? '').get('task');
}
