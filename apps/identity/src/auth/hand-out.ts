import type { FastifyReply, FastifyRequest } from 'fastify';
import { isBrowser, setRefresh } from '../sessions/refresh-cookie';
import { LoginAnswerDto } from './auth.dto';

/** A browser gets the refresh token as a cookie that no script reads, everybody else in the body. */
export function handOut(answer: LoginAnswerDto, request: FastifyRequest, reply: FastifyReply): LoginAnswerDto {
  const { refresh_token, ...rest } = answer;
  if (!refresh_token || !isBrowser(request)) return answer;
  setRefresh(reply, refresh_token, new Date(answer.session_expires_at));
  return rest;
}
