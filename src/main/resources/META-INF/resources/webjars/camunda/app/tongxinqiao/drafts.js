// Tasklist keeps what was typed into a form in the browser, in plain text: when a clerk saves it for later, and also when
// the session ends. On a shared computer the next one would find it. Drafts live as long as the session of who wrote them.

const drafts = /^(camunda-form:|camForm:)/;
const writer = 'tongxinqiao-drafts-of';
const channel = new BroadcastChannel('tongxinqiao-session');
const keep = Storage.prototype.setItem;
let signedIn = null;

function wipe() {
  Object.keys(localStorage).filter(key => drafts.test(key)).forEach(key => localStorage.removeItem(key));
  localStorage.removeItem(writer);
}

Storage.prototype.setItem = function (key, value) {
  if (this !== localStorage || !drafts.test(key)) {
    keep.call(this, key, value);
  } else if (signedIn) {
    keep.call(this, writer, signedIn);
    keep.call(this, key, value);
  }
};

function nobodyIsSignedIn() {
  const left = signedIn;
  signedIn = null;
  wipe();
  if (left) {
    channel.postMessage(null);
  }
}

function thisOneIsSignedIn(account) {
  if (localStorage.getItem(writer) !== account) {
    wipe();
  }
  if (signedIn !== account) {
    signedIn = account;
    channel.postMessage(account);
  }
}

// Another tab still shows what the one before could see, and would save it under whoever is signed in now.
channel.onmessage = ({data: account}) => {
  if (signedIn && signedIn !== account) {
    signedIn = null;
    location.reload();
  }
};

const app = document.querySelector('base').getAttribute('app-name');
window.angular.module(`cam.${app}.custom`).run(['$rootScope', root => {
  root.$on('authentication.changed', (_, account) => account ? thisOneIsSignedIn(account.name) : nobodyIsSignedIn());
  // The open form hears of it after the root and saves itself once more.
  root.$on('authentication.login.required', nobodyIsSignedIn);
}]);

export default [];
