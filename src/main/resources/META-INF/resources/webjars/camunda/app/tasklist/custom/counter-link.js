// A link to the counter page, where staff enter requests, for those who may open it.

async function showCounterLink(place) {
  const home = document.querySelector('base').getAttribute('app-root').replace(/\/camunda$/, '');
  const counter = home + '/counter';
  const answer = await fetch(counter, {method: 'HEAD'});
  if (answer.ok) {
    place.innerHTML = `<a href="${counter}"><span class="glyphicon glyphicon-pencil"></span> 录入诉求</a>`;
  }
}

export default {
  id: 'counter-link',
  pluginPoint: 'tasklist.navbar.action',
  priority: 400,
  render: place => showCounterLink(place).catch(console.error)
};
