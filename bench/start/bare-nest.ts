import 'reflect-metadata';
import 'pg';
import 'typeorm';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';

@Module({})
class EmptyModule {}

/** The limit: the packages that any platform like this one loads, and one empty application that listens. */
void NestFactory.create(EmptyModule, new FastifyAdapter(), { logger: false }).then(async (app) => {
  await app.listen(Number(process.argv[2]), '127.0.0.1');
  console.log('listening');
});
