import { useCallback, useEffect, useRef, useState } from 'react';

export interface Asked<T> {
  /** Of another name nothing is shown; of the same one the old stays until the new is there. */
  data: T | undefined;
  error: unknown;
  isPending: boolean;
  refetch: () => void;
  /** What is known otherwise already: an answer to a change, say. */
  set: (data: T) => void;
}

interface State<T> {
  name?: string;
  data?: T;
  error?: unknown;
}

/** Asks whenever the name of what is asked is another. Without a name nothing is asked. */
export function useAsked<T>(name: string | undefined, ask: (signal: AbortSignal) => Promise<T>): Asked<T> {
  const [state, setState] = useState<State<T>>({});
  const [turn, setTurn] = useState(0);
  const latest = useRef(ask);
  useEffect(() => {
    latest.current = ask;
  });
  useEffect(() => {
    if (name === undefined) return undefined;
    const ending = new AbortController();
    latest.current(ending.signal).then(
      (data) => !ending.signal.aborted && setState({ name, data }),
      (error: unknown) =>
        !ending.signal.aborted && setState((old) => ({ name, data: old.name === name ? old.data : undefined, error })),
    );
    return () => ending.abort();
  }, [name, turn]);
  const refetch = useCallback(() => {
    setState((old) => ({ ...old, error: undefined }));
    setTurn((before) => before + 1);
  }, []);
  const set = useCallback((data: T) => name !== undefined && setState({ name, data }), [name]);
  useEffect(() => {
    if (state.error === undefined) return undefined;
    // What could not be read may be read now that there is a network again.
    addEventListener('online', refetch);
    return () => removeEventListener('online', refetch);
  }, [state.error, refetch]);
  const isThis = name !== undefined && state.name === name;
  const data = isThis ? state.data : undefined;
  const error = isThis ? state.error : undefined;
  return { data, error, isPending: data === undefined && error === undefined, refetch, set };
}

/** Something is being done for a press: once at a time, and what went wrong is kept to be said. */
export function useWork() {
  const [state, setState] = useState<{ busy: boolean; trouble?: unknown }>({ busy: false });
  const working = useRef(false);
  const work = useCallback(async (what: () => Promise<unknown>) => {
    if (working.current) return;
    working.current = true;
    setState({ busy: true });
    try {
      await what();
      setState({ busy: false });
    } catch (trouble) {
      setState({ busy: false, trouble });
    } finally {
      working.current = false;
    }
  }, []);
  const clear = useCallback(() => setState((old) => ({ ...old, trouble: undefined })), []);
  return { busy: state.busy, trouble: state.trouble, work, clear };
}

/** Does it every so often while somebody looks, and when somebody looks again. */
export function useWhileShown(work: () => unknown, everyMs = 15_000): void {
  const latest = useRef(work);
  useEffect(() => {
    latest.current = work;
  });
  useEffect(() => {
    const look = () => !document.hidden && latest.current();
    const timer = setInterval(look, everyMs);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [everyMs]);
}
