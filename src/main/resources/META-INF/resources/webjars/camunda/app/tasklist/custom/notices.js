// Tasklist leaves a failure on the screen until somebody closes it, also beside the success that follows. A new attempt
// takes the old notice away.

document.addEventListener('click', event => {
  if (event.target.closest('.form-actions, .fjs-button, .task-card .assignee')) {
    document.querySelectorAll('.page-notifications .close').forEach(close => close.click());
  }
}, true);

export default [];
