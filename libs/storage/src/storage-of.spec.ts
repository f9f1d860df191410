import { FolderStorage } from './folder-storage';
import { S3Storage } from './s3-storage';
import { s3PlaceOf, storageOf } from './storage-of';

const keys = { keyId: 'k', secret: 's' };

describe('where bytes are kept', () => {
  it('is a folder, unless an address says otherwise', () => {
    expect(storageOf({ folder: '/data/uploads' })).toBeInstanceOf(FolderStorage);
    expect(storageOf({ folder: '/data/uploads', url: 's3://guestflow', ...keys })).toBeInstanceOf(S3Storage);
  });

  it('is a bucket of Amazon’s or of one’s own', () => {
    expect(s3PlaceOf({ url: 's3://guestflow?region=eu-central-1', ...keys })).toEqual({
      ...{ endpoint: 'https://s3.eu-central-1.amazonaws.com', region: 'eu-central-1', bucket: 'guestflow', ...keys },
    });
    expect(s3PlaceOf({ url: 's3://guest-flow?endpoint=http://minio:9000', ...keys })).toMatchObject({
      ...{ endpoint: 'http://minio:9000', region: 'us-east-1', bucket: 'guest-flow' },
    });
  });

  it.each([
    ['https://bucket', 'it must be s3://bucket'],
    ['s3://k:s@bucket', 'it must be s3://bucket'],
    ['s3://', 'the bucket must stand after s3://'],
    ['s3://Bucket', 'the bucket must stand after s3://'],
    ['s3://bucket/deep', 'no place in it'],
    ['s3://bucket?Region=x', 'not "Region"'],
    ['s3://bucket?region=e u', 'the region must be'],
    ['s3://bucket?endpoint=minio:9000', 'the endpoint must be'],
    ['s3://bucket?endpoint=https://minio/path', 'the endpoint must be'],
  ])('is not %s', (url, why) => {
    expect(() => s3PlaceOf({ url, ...keys })).toThrow(why);
  });

  it('is no bucket without what signs for it', () => {
    expect(() => s3PlaceOf({ url: 's3://bucket', keyId: 'k' })).toThrow('STORAGE_SECRET must be set');
  });
});
