import { useEffect, useRef } from 'react';
import { useLiveFacts, type LiveFact } from '../app/live';
import { seenAnew } from '../app/queries';
import { useLanguage } from '../texts/language';
import type { Booking } from './booking-rules';

/** Two soft notes. A browser that has not been touched yet stays silent. */
function chime(): void {
  try {
    const audio = new AudioContext();
    const [first, second] = [660, 880];
    [first, second].forEach((pitch, index) => {
      const [tone, volume] = [audio.createOscillator(), audio.createGain()];
      const from = audio.currentTime + index * 0.16;
      tone.frequency.value = pitch!;
      volume.gain.setValueAtTime(0, from);
      volume.gain.linearRampToValueAtTime(0.06, from + 0.03);
      volume.gain.exponentialRampToValueAtTime(0.0001, from + 0.4);
      tone.connect(volume).connect(audio.destination);
      tone.start(from);
      tone.stop(from + 0.4);
    });
    setTimeout(() => void audio.close(), 1_000);
  } catch {
    // A device without sound.
  }
}

const readAtOnce = ({ type }: LiveFact) => {
  if (type.startsWith('booking.requested')) void seenAnew('/bookings');
};

/** Says softly that somebody asks who did not ask before; `onCome` gets who. One's own writing is no news. */
export function useNewRequestSign(
  requests: readonly Booking[] | undefined,
  myId: string,
  onCome: (request: Booking) => void,
): void {
  useLiveFacts(readAtOnce);
  const known = useRef<Set<string>>(undefined);
  useEffect(() => {
    if (!requests) return;
    const before = known.current;
    known.current = new Set(requests.map(({ id }) => id));
    const news = before ? requests.filter(({ id, created_by_user_id: by }) => !before.has(id) && by !== myId) : [];
    if (news.length === 0) return;
    chime();
    onCome(news[0]!);
  }, [requests, myId, onCome]);
}

/** `(2) Today`: seen in the browser's tab too, while somebody does something else. */
export function useCountInTitle(count: number): void {
  const spoken = useLanguage();
  useEffect(() => {
    const bare = () => document.title.replace(/^\(\d+\) /, '');
    document.title = count > 0 ? `(${count}) ${bare()}` : bare();
    return () => {
      document.title = bare();
    };
  }, [count, spoken]);
}
