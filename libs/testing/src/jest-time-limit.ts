// Real servers, kills and outages take their time; what hangs still ends.
jest.setTimeout(120_000);
