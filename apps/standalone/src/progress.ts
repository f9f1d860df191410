/** What is told on the terminal while the platform starts. */
export class Progress {
  private readonly began = Date.now();
  private last = Date.now();

  say(line: string): void {
    console.log(line);
  }

  done(step: string): void {
    const seconds = ((Date.now() - this.last) / 1000).toFixed(1);
    this.last = Date.now();
    console.log(`  ✓ ${step} (${seconds} s)`);
  }

  ready(lines: [name: string, value: string][]): void {
    const seconds = ((Date.now() - this.began) / 1000).toFixed(1);
    const width = Math.max(...lines.map(([name]) => name.length));
    const told = lines.map(([name, value]) => `  ${name.padEnd(width)}  ${value}\n`);
    // All at once: whoever waits for the first line reads on.
    console.log(`\nReady in ${seconds} s. Ctrl-C stops it.\n\n${told.join('')}`);
  }
}
