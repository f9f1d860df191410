/** Does it every so often, and when a tablet is woken, for as long as the element is on the page and looked at. */
export function whileShown(element, everyMs, work) {
  let working = false;
  async function workOnce() {
    if (working || document.visibilityState !== 'visible') return;
    working = true;
    await work().finally(() => (working = false));
  }
  async function again() {
    if (!element.isConnected) return;
    await workOnce();
    setTimeout(again, everyMs);
  }
  function onWaking() {
    if (element.isConnected) void workOnce();
    else document.removeEventListener('visibilitychange', onWaking);
  }
  setTimeout(again, everyMs);
  document.addEventListener('visibilitychange', onWaking);
}
