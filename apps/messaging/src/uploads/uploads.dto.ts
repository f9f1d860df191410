import { attachmentKinds, Flag, Id, Instant, OneOf, Text, Whole } from '@guestflow/contracts';
import { PageQuery } from '@guestflow/http';
import { UploadType, uploadTypes } from './real-type-rules';
import { UploadKind } from './upload-rules';

export class NewUploadQuery {
  @Text({
    optional: true,
    min: 0,
    max: 2_000,
    example: 'menu.jpg',
    description: 'What of it is harmless becomes the name',
  })
  file_name?: string;

  @OneOf(attachmentKinds, {
    optional: true,
    description: 'How Telegram is to show it. When absent: what can be a photo is one',
  })
  kind?: UploadKind;
}

export class UploadsQuery extends PageQuery {
  @OneOf(attachmentKinds, { optional: true })
  kind?: UploadKind;
}

export class UploadDto {
  @Id()
  id!: string;

  @Id()
  venue_id!: string;

  @Text({ max: 130 })
  name!: string;

  @OneOf(attachmentKinds)
  kind!: UploadKind;

  @OneOf(uploadTypes, { description: 'What it is by its own bytes' })
  content_type!: UploadType;

  @Whole({ min: 1, description: 'In bytes' })
  size!: number;

  @Text({ description: 'Of its bytes, in hexadecimal digits' })
  sha256!: string;

  @Whole({ nullable: true, description: 'In pixels; null where it is no image' })
  width!: number | null;

  @Whole({ nullable: true })
  height!: number | null;

  @Text({ description: 'Where its bytes are, for whoever knows this path. It is secret' })
  url!: string;

  @Flag({ description: 'Whether something uses it: then it cannot be deleted' })
  in_use!: boolean;

  @Id({ nullable: true })
  created_by_user_id!: string | null;

  @Instant()
  created_at!: string;
}
