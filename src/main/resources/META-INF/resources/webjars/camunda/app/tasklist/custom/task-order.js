// The most pressing first, until somebody chooses another order: what has a light or was urged, then what is due.

const pressing = JSON.stringify([{sortBy: 'priority', sortOrder: 'desc'}, {sortBy: 'dueDate', sortOrder: 'asc'}]);

function order() {
  const [path, query] = location.hash.replace(/^#/, '').split('?');
  const search = new URLSearchParams(query || '');
  if (path === '/' && search.has('filter') && !search.has('sorting')) {
    search.set('sorting', pressing);
    history.replaceState(history.state, '', '#' + path + '?' + search);
    window.dispatchEvent(new HashChangeEvent('hashchange'));
  }
}

window.addEventListener('hashchange', order);
order();

export default [];
