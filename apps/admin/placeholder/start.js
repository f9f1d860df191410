// Guests who book and the people who work here have pages of their own: neither loads what is the other's.
const isGuests = () => /^#\/(book|booking|waiting)\//.test(location.hash);

const here = isGuests();

addEventListener('hashchange', (event) => {
  if (isGuests() === here) return;
  // The pages that are left must not take the address for one of theirs.
  event.stopImmediatePropagation();
  location.reload();
});

await import(here ? './guest-main.js' : './main.js');
