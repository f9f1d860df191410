// Saving what somebody else may have changed meanwhile.
import { getTagged, patchSeen } from '../api.js';
import { say } from '../texts.js';

/**
 * Saves what was changed in a form of something at `path`, which was `read` with its tag. `at` tells a value as its
 * field has it; `changeOf` makes of changed values what the API takes. Where somebody else changed the same, both are
 * shown and the problem is thrown: saved again, what is in the fields wins.
 */
export function savingSeen({ path, read, at, changeOf }) {
  let seen = read;

  return async function save(values, made) {
    const mine = Object.entries(values).filter(([name, value]) => value !== at(seen.body, name));
    try {
      return await patchSeen(path, seen.tag, changeOf(Object.fromEntries(mine)));
    } catch (problem) {
      if (problem.status !== 412) throw problem;
      const before = seen.body;
      seen = await getTagged(path);
      if (compare(values, before, made)) throw problem;
      // Somebody changed something else.
      return save(values, made);
    }
  };

  /** Takes over what the other changed alone, says where both did. Whether there was anything. */
  function compare(values, before, made) {
    const changed = Object.keys(values).filter((name) => at(seen.body, name) !== at(before, name));
    const differing = changed.filter((name) => at(seen.body, name) !== values[name]);
    for (const name of differing) {
      const theirs = at(seen.body, name);
      const untouched = values[name] === at(before, name);
      if (untouched) made[name].input.value = theirs;
      made[name].complain(say(untouched ? 'theirs_taken' : 'theirs', { value: theirs || say('nothing') }));
    }
    return differing.length > 0;
  }
}
