// The most pressing first, until somebody chooses another order: what has a light or was urged, then what is due. Tasklist
// writes its own order, the newest first, into the address as soon as it starts; this comes before.

const pressing = JSON.stringify([{sortBy: 'priority', sortOrder: 'desc'}, {sortBy: 'dueDate', sortOrder: 'asc'}]);
const [path, query] = location.hash.replace(/^#/, '').split('?');
const search = new URLSearchParams(query || '');

if ((path === '' || path === '/') && !search.has('sorting')) {
  search.set('sorting', pressing);
  history.replaceState(history.state, '', '#/?' + search);
}

export default [];
