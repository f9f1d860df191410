// What class-transformer knows of a class. It has types for this, but not under the path that Node finds it by.
declare module 'class-transformer/cjs/storage' {
  export const defaultMetadataStorage: import('class-transformer/types/MetadataStorage').MetadataStorage;
}
