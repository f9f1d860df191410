import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants';
import { MetadataScanner, ModulesContainer, Reflector } from '@nestjs/core';
import { statedAccess } from '@guestflow/access';
import { RunningService } from '@guestflow/service';

export interface Route {
  /** Where it stands: `identity: TenantsController.list`. */
  place: string;
  /** As the API's document writes it: `GET /tenants/{id}`. */
  operation: string;
  access: string | undefined;
}

/** Every route of a running service, also those its description leaves out, and what it states of who may call it. */
export function routesOf({ app, name }: RunningService): Route[] {
  const reflector = app.get(Reflector);
  const scanner = new MetadataScanner();
  return [...app.get(ModulesContainer).values()].flatMap((module) =>
    [...module.controllers.values()].flatMap(({ metatype, instance }) => {
      const prototype = Object.getPrototypeOf(instance) as Record<string, () => unknown>;
      return scanner
        .getAllMethodNames(prototype)
        .map((method) => prototype[method]!)
        .filter((handler) => Reflect.hasMetadata(METHOD_METADATA, handler))
        .flatMap((handler) => {
          const method = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod];
          const access = statedAccess(reflector, { getHandler: () => handler, getClass: <T>() => metatype as T });
          return pathsOf(metatype!).flatMap((first) =>
            pathsOf(handler).map((last) => ({
              place: `${name}: ${metatype!.name}.${handler.name}`,
              operation: `${method} ${asDocumented(`${first}/${last}`)}`,
              access,
            })),
          );
        });
    }),
  );
}

const pathsOf = (target: object): string[] => [Reflect.getMetadata(PATH_METADATA, target) as string | string[]].flat();

const asDocumented = (path: string): string =>
  `/${path.split('/').filter(Boolean).join('/')}`.replace(/:(\w+)/g, '{$1}');
