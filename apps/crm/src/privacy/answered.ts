import { HttpStatus } from '@nestjs/common';
import type { FastifyReply } from 'fastify';

/** Says by the status whether every service has answered yet. */
export function answered<Answer extends { done: boolean }>(reply: FastifyReply, answer: Answer): Answer {
  reply.status(answer.done ? HttpStatus.OK : HttpStatus.ACCEPTED);
  return answer;
}
