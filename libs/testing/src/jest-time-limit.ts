// Real servers, kills and outages take their time, ten times as much beside other tests; what hangs still ends.
jest.setTimeout(240_000);
