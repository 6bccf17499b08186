/** The recorded run: its film, and its curves with the film's present time on them. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { Curves } from '../curves/curves.tsx';
import { FILM, loadRecording, type Recording, simulatedTime } from './recording.ts';

export function Film() {
  const [recording, setRecording] = useState<Recording | null>(null);
  const [problem, setProblem] = useState('');
  const [time, setTime] = useState(0);
  const video = useRef<HTMLVideoElement>(null);

  useEffect(() => {
    loadRecording().then(setRecording, (error: unknown) => setProblem(String(error)));
  }, []);

  // `timeupdate` comes four times a second, too rarely for a line that follows: while it plays, each frame of the screen asks.
  useEffect(() => {
    const film = video.current;
    if (film === null || recording === null) return;
    let frame = 0;
    const follow = () => {
      setTime(simulatedTime(recording, film.currentTime));
      cancelAnimationFrame(frame);
      if (!film.paused && !film.ended) frame = requestAnimationFrame(follow);
    };
    const events = ['play', 'pause', 'seeking', 'seeked', 'ended', 'loadeddata'] as const;
    for (const event of events) film.addEventListener(event, follow);
    follow();
    return () => {
      cancelAnimationFrame(frame);
      for (const event of events) film.removeEventListener(event, follow);
    };
  }, [recording]);

  const duration = recording?.times.at(-1) ?? 0;
  const seconds = `${Math.round(time)} s of ${Math.round(duration)} s`;
  return (
    <section class="card" aria-labelledby="film-title">
      <h2 id="film-title">Recorded: lithium on a polymer electrolyte, without and with conducting nanorods</h2>
      <video
        ref={video}
        controls
        muted
        playsInline
        preload="metadata"
        poster={FILM.poster}
        aria-describedby="film-text"
      >
        <source src={FILM.mp4} type='video/mp4; codecs="avc1.640032"' />
        <source src={FILM.webm} type='video/webm; codecs="vp9"' />
        <a href={FILM.mp4}>The film as a file</a>
      </video>
      <p id="film-text" class="hint">
        The concentration of salt over 150 s at 8 mA/cm², on one colour scale. Left, in PVH, the salt at the surface is
        used up within seconds; the bumps that reach into the salt grow ahead and leave valleys between them. Right,
        rods that conduct lithium ions feed the whole surface, and the deposit stays flatter. Computed by the same
        solver, at 96 × 96 cells in float64. No sound.
      </p>
      {recording !== null && (
        <>
          <p class="num">Simulated time in the film: {seconds}</p>
          <Curves lines={recording.lines} time={time} duration={duration} />
        </>
      )}
      {problem !== '' && <p role="alert">{problem}</p>}
    </section>
  );
}
