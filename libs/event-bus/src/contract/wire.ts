import net, { AddressInfo, Socket } from 'node:net';

/** What lies between a process and its broker, and can be cut. */
export class Wire {
  private readonly sockets = new Set<Socket>();
  private whole = true;
  private readonly server: net.Server;

  private constructor(private readonly to: URL) {
    this.server = net.createServer((socket) => this.pass(socket));
  }

  static async to(url: string): Promise<Wire> {
    const wire = new Wire(new URL(url));
    await new Promise<void>((resolve) => wire.server.listen(0, '127.0.0.1', resolve));
    return wire;
  }

  /** Where the broker is reached by this wire. */
  get url(): string {
    const url = new URL(this.to);
    url.hostname = '127.0.0.1';
    url.port = String((this.server.address() as AddressInfo).port);
    return url.toString();
  }

  cut(): void {
    this.whole = false;
    for (const socket of this.sockets) socket.destroy();
  }

  mend(): void {
    this.whole = true;
  }

  /** Nothing gets through for now, and nothing is lost. */
  hold(): void {
    for (const socket of this.sockets) socket.pause();
  }

  letGo(): void {
    for (const socket of this.sockets) socket.resume();
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private pass(socket: Socket): void {
    if (!this.whole) return void socket.destroy();
    const { hostname, port } = this.to;
    const onward = net.connect(Number(port), hostname);
    socket.pipe(onward).pipe(socket);
    for (const [end, other] of [
      [socket, onward],
      [onward, socket],
    ] as const) {
      this.sockets.add(end);
      end
        .on('error', () => undefined)
        .on('close', () => {
          this.sockets.delete(end);
          other.destroy();
        });
    }
  }
}
