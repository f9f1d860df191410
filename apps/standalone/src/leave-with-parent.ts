// Loaded into a child process before anything else. A launcher that is killed stops nothing any more: its children see
// their channel to it close, and stop as if they had been told to.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
// To listen is not to live: what ends by itself must not be held by the channel.
process.channel?.unref();
