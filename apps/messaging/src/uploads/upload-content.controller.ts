import { Controller, Get, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiQuery } from '@nestjs/swagger';
import { Public } from '@guestflow/access';
import { IdParam } from '@guestflow/http';
import type { FastifyReply } from 'fastify';
import { Readable } from 'node:stream';
import { disposition } from './file-name-rules';
import { uploadTypes } from './real-type-rules';
import { UploadContent } from './upload-content';

/** Whatever it claims to be, no browser runs it. It never changes, and its address is a secret of whoever has it. */
const harmless = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': `sandbox; default-src 'none'`,
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'cache-control': 'private, max-age=86400, immutable',
};

/** What goes along with messages, for whoever brings it to Telegram, and for the staff to look at. */
@Controller('uploads')
export class UploadContentController {
  constructor(private readonly contents: UploadContent) {}

  /** The key stands in the upload's `url`. A wrong one is answered like an upload that is not there. */
  @Get(':id/content')
  @Public()
  @ApiProduces(...uploadTypes)
  @ApiQuery({ name: 'key', type: String })
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async content(
    @IdParam() id: string,
    @Query('key') key: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { name, content_type, stored } = await this.contents.open(id, key);
    void reply.headers(harmless);
    const said = { type: content_type, disposition: disposition(name), length: stored.size };
    return new StreamableFile(stored.bytes as Readable, said);
  }
}
