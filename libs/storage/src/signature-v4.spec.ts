import { signed } from './signature-v4';

const credentials = {
  ...{ keyId: 'AKIAIOSFODNN7EXAMPLE', secret: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', region: 'us-east-1' },
};
const at = new Date('2013-05-24T00:00:00.000Z');
const ofNothing = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

describe('the signature of a request to S3', () => {
  it('is that of the examples Amazon publishes', () => {
    const got = signed(
      {
        ...{ method: 'GET', url: new URL('https://examplebucket.s3.amazonaws.com/test.txt'), sha256: ofNothing, at },
        headers: { range: 'bytes=0-9' },
      },
      credentials,
    );
    expect(got.authorization).toBe(
      'AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,' +
        'SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,' +
        'Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
    );
    const put = signed(
      {
        ...{ method: 'PUT', url: new URL('https://examplebucket.s3.amazonaws.com/test%24file.text'), at },
        headers: { date: 'Fri, 24 May 2013 00:00:00 GMT', 'x-amz-storage-class': 'REDUCED_REDUNDANCY' },
        sha256: '44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072',
      },
      credentials,
    );
    expect(put.authorization).toMatch(/98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd$/);
  });
});
