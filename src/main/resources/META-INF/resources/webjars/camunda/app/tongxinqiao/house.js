// What the four web apps have in common: their name, their language, and how they load our scripts.

const everywhere = ['../tongxinqiao/dates.js', '../tongxinqiao/drafts.js'];

/** Long enough for a bad line; an app does not open before its scripts have come or are given up. */
const patience = 10000;

function late(script) {
  return new Promise((_, reject) => setTimeout(() => reject(new Error(script + ' did not come')), patience));
}

/** One part that throws while it is shown leaves its own place empty and no other's. */
function guarded(plugin) {
  return {
    ...plugin,
    render: (...what) => {
      try {
        return plugin.render(...what);
      } catch (error) {
        console.error(error);
      }
    },
    unmount: () => plugin.unmount?.()
  };
}

async function load(script, folder) {
  try {
    const loaded = await Promise.race([import(new URL(`${script}?bust=${window.bust}`, folder).href), late(script)]);
    return {default: [loaded.default ?? []].flat().filter(plugin => plugin.pluginPoint).map(guarded)};
  } catch (error) {
    console.error(error);
    return {default: []};
  }
}

/**
 * An app hands the list of its scripts to map() and waits for all their modules: with plain names one that is missing
 * or fails leaves the page blank. This list answers with modules that always come.
 */
function scriptsOf(names, folder) {
  return Object.assign([...names], {map: () => names.map(name => load(name, folder))});
}

/**
 * The configuration of a web app.
 *
 * @param name what the app is called after the name of the house
 * @param url of the app's configuration file
 * @param scripts of this app alone, paths from the app's folder; each exports a plugin, several, or []. One that needs
 *     AngularJS adds to the module 'cam.<app>.custom', which is there before the scripts are loaded
 * @param more settings of this app
 */
export function configuration({name, url, scripts = [], ...more}) {
  return {
    app: {vendor: '同心桥', name},
    dateFormat: {normal: 'LLL', long: 'LLLL', short: 'LL', abbr: 'lll', monthName: 'MMM', day: 'DD'},
    // A second locale would race with the first for moment's global one.
    locales: {
      availableLocales: ['zh'],
      fallbackLocale: 'zh'
    },
    customScripts: scriptsOf([...everywhere, ...scripts], new URL('../', url)),
    disableWelcomeMessage: true,
    ...more
  };
}
