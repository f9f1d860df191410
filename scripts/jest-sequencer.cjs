// In which order the files of tests run, where several run at the same time: the longest first, so that none of them is
// left to run alone at the end, and between them, one at a time, those that wait more than they work.
const { default: Sequencer } = require('@jest/test-sequencer');

const longest = [
  ...['no-canary-crosses', 'say-screens', 'screens', 'guest-page-anywhere', 'account-pages', 'settings-screens'],
  ...['npm-start', 'booking-screens', 'guest-work-screens', 'journal-screens', 'guest-screens', 'no-double-booking'],
  ...['who-may-do-what', 'live', 'statistics-pages', 'first-run', 'guest-forgotten', 'private-rabbitmq'],
  ...['allocations-race', 'many-recipients', 'embedded-postgres'],
];
// For outages, paces, replicas that are taken for dead.
const patient = [
  ...['broker-outage', 'campaign-reaches-everybody', 'bot-books', 'bot-conversations', 'bot-notices', 'start-cluster'],
  ...['rabbitmq-transport', 'embedded-transport', 'replicas-take-over', 'pace', 'scheduler-drill'],
  'killed-in-the-middle',
];
const nameOf = ({ path }) => /([\w-]+)(?:\.int|\.e2e)?\.spec\.ts$/.exec(path)[1];

class LongestFirst extends Sequencer {
  static longest = longest;
  static patient = patient;

  sort(tests) {
    const among = (names) => (test) => names.includes(nameOf(test));
    const byPlace = (names) => (one, other) => names.indexOf(nameOf(one)) - names.indexOf(nameOf(other));
    // By how long they took here the last time, else by their size.
    const rest = super.sort(tests).filter((test) => !among([...longest, ...patient])(test));
    const waiting = tests.filter(among(patient)).sort(byPlace(patient));
    const busy = [...tests.filter(among(longest)).sort(byPlace(longest)), ...rest];
    return busy
      .flatMap((test, index) => {
        const beside = index % 2 === 0 ? waiting.shift() : undefined;
        return beside ? [beside, test] : [test];
      })
      .concat(waiting);
  }
}

module.exports = LongestFirst;
