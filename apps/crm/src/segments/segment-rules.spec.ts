import { contradictions, SegmentFilter } from '@guestflow/contracts';
import { ValidationProblem } from '@guestflow/problems';
import { validation } from '@guestflow/http';
import { readFilter } from './read-filter';
import { SegmentPreviewQuery } from './segments.dto';

const longTags = JSON.stringify(Array.from({ length: 20 }, (_, at) => `${at}`.padEnd(200, 'x')));
const fieldsOf = (error: unknown) => (error as ValidationProblem).errors.map(({ field }) => field);

describe('a filter', () => {
  it.each<[SegmentFilter, string[]]>([
    [{}, []],
    [{ min_visits: 3, max_visits: 3 }, []],
    [{ min_visits: 4, max_visits: 3 }, ['max_visits']],
    [{ min_no_shows: 1, max_no_shows: 0 }, ['max_no_shows']],
    [{ created_after: '2027-01-02', created_before: '2027-01-02' }, []],
    [{ created_after: '2027-01-02', created_before: '2027-01-01' }, ['created_before']],
    [{ last_visit_before_days: 30, last_visit_after_days: 60 }, []],
    [{ last_visit_before_days: 30, last_visit_after_days: 30 }, ['last_visit_after_days']],
    [{ never_visited: true, last_visit_before_days: 30 }, ['never_visited']],
    [{ never_visited: true, last_visit_after_days: 30 }, ['never_visited']],
    [{ never_visited: true, min_visits: 1 }, ['never_visited']],
    [{ never_visited: true, min_visits: 0, max_visits: 5 }, []],
    [{ never_visited: false, max_visits: 0 }, ['never_visited']],
    [{ all_tags: ['vip', 'лето'], without_tags: ['лето'] }, ['without_tags']],
    [{ tags: ['vip', 'лето'], without_tags: ['лето'] }, []],
    [{ tags: [], sources: [], languages: [], all_tags: [], without_tags: [] }, ['tags', 'sources', 'languages']],
  ])('%j contradicts itself in %j', (filter, fields) => {
    expect(contradictions(filter).map(({ field }) => field)).toEqual(fields);
  });

  it.each<[string, string[]]>([
    ['', ['filter']],
    ['{', ['filter']],
    ['[]', ['filter']],
    ['null', ['filter']],
    ['"min_visits"', ['filter']],
    ['{"visits":3}', ['filter.visits']],
    ['{"min_visits":"3"}', ['filter.min_visits']],
    ['{"min_visits":null}', ['filter.min_visits']],
    ['{"min_visits":1.5}', ['filter.min_visits']],
    ['{"min_average_party":0}', ['filter.min_average_party']],
    ['{"min_visits":2,"max_visits":1}', ['filter.max_visits']],
    ['{"tags":["a","a"]}', ['filter.tags']],
    ['{"tags":"a"}', ['filter.tags']],
    ['{"consents":["tracking"]}', ['filter.consents']],
    ['{"may_receive":"fax"}', ['filter.may_receive']],
    ['{"created_after":"2027-02-30"}', ['filter.created_after']],
    ['{"has_telegram":"true"}', ['filter.has_telegram']],
    ['{"gender":"x","birthday_in_days":367}', ['filter.birthday_in_days', 'filter.gender']],
    [`{"tags":${longTags},"all_tags":${longTags}}`, ['filter']],
  ])('%s as JSON is refused at %j', async (json, fields) => {
    const thrown = await readFilter(json, 'filter').catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(ValidationProblem);
    expect(fieldsOf(thrown).sort()).toEqual(fields);
  });

  it('as JSON is what it says', async () => {
    const said = { min_visits: 3, tags: ['vip'], min_average_party: 2.5, never_visited: false, birthday_in_days: 7 };
    expect({ ...(await readFilter(JSON.stringify(said), 'filter')) }).toEqual(said);
  });

  it('in a query string is read field by field', async () => {
    const read = (query: Record<string, unknown>) =>
      validation().transform(query, { type: 'query', metatype: SegmentPreviewQuery }) as Promise<SegmentPreviewQuery>;
    expect({
      ...(await read({
        ...{ min_visits: '3', min_average_party: '2.5', tags: 'vip, лето', all_tags: ['a', 'b'], blacklisted: 'false' },
        ...{ may_receive: 'telegram', created_after: '2027-01-01', segment_filter: '{}' },
      })),
    }).toEqual({
      ...{ min_visits: 3, min_average_party: 2.5, tags: ['vip', 'лето'], all_tags: ['a', 'b'], blacklisted: false },
      ...{ may_receive: 'telegram', created_after: '2027-01-01', segment_filter: '{}' },
    });
    for (const [field, value] of Object.entries({
      min_visits: 'many',
      blacklisted: '1',
      visits: '3',
      max_visits: '1.5',
    })) {
      expect(fieldsOf(await read({ [field]: value }).catch((error: unknown) => error))).toEqual([field]);
    }
  });
});
